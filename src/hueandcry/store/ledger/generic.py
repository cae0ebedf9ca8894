"""Any table whose columns somebody names: `--map time=timestamp,from=sender,...`."""

from typing import Final

from msgspec import Struct

from hueandcry.model.errors import BadRequest
from hueandcry.store.ledger.query import name, text
from hueandcry.store.ledger.reading import as_time, chain_of

_FIELDS: Final = (
    "time", "block", "tx", "from", "to", "amount", "asset", "decimals", "index", "tx_index",
    "chain",
)  # fmt: skip
_NEEDED: Final = ("from", "to", "amount")
# 38 digits hold amounts and their fractions; more decimals leave no room for the whole part.
_MOST_DECIMALS: Final = 30


class Mapping(Struct, frozen=True):
    """Which column is what. `asset` and `decimals` hold for all rows where no column tells."""

    columns: dict[str, str]
    asset: str | None
    decimals: int | None


def mapping_of(words: str, asset: str | None, decimals: int | None) -> Mapping:
    """Read `field=column,...`. Raises `BadRequest` saying what is missing."""
    columns = _columns(words)
    missing = [field for field in _NEEDED if field not in columns]
    if missing:
        raise BadRequest(f"--map leaves out {', '.join(missing)}", "Add field=column for each")
    if "index" in columns and "block" not in columns:
        raise BadRequest(
            "--map has an index but no block", "It is the place within a block (a log index)"
        )
    if not columns.keys() & {"time", "block"}:
        raise BadRequest("--map has neither time nor block", "One of them orders the rows")
    if "asset" not in columns and not asset:
        raise BadRequest("the asset is missing", "Add --asset NAME, or asset=column to --map")
    if "decimals" not in columns and decimals is None:
        raise BadRequest(
            "the decimals are missing", "Add --decimals N: 0 if amounts are whole base units"
        )
    if decimals is not None and not 0 <= decimals <= _MOST_DECIMALS:
        raise BadRequest(f"--decimals {decimals} is out of range", f"0 to {_MOST_DECIMALS}")
    return Mapping(columns, asset, decimals)


def _columns(words: str) -> dict[str, str]:
    columns: dict[str, str] = {}
    for word in words.split(","):
        field, separator, column = (part.strip() for part in word.partition("="))
        if not separator or not column or field not in _FIELDS:
            raise BadRequest(
                f"--map does not understand {word!r}", f"Fields are {', '.join(_FIELDS)}"
            )
        if field in columns:
            raise BadRequest(f"--map names {field} twice")
        columns[field] = column
    return columns


def generic_select(mapping: Mapping, columns: dict[str, str], chain: str, file: str) -> str:
    """Return the SELECT that stages such a table. Raises `BadRequest` for a column not there."""
    for column in mapping.columns.values():
        if column not in columns:
            raise BadRequest(
                f"{file} has no column {column}", f"Its columns are {', '.join(columns)[:300]}"
            )
    return (
        "SELECT *, CASE WHEN decimals IS NULL THEN 'the decimals are missing' WHEN NOT"
        f" regexp_full_match(amount, '[0-9]+') THEN {_fault('written', 'decimals')} END AS fault"
        f" FROM (SELECT *, {_amount('written', 'decimals')} AS amount FROM (SELECT"
        f" row_number() OVER () AS row_number, {_chain(mapping, columns, chain)} AS chain,"
        f" {_whole(mapping, 'block')} AS block, {_time(mapping)} AS time, {_tx(mapping)} AS tx,"
        f" {_whole(mapping, 'tx_index')} AS tx_index, 2 AS phase,"
        f" {_whole(mapping, 'index')} AS number, {_text(mapping, 'from')} AS source,"
        f" {_text(mapping, 'to')} AS target, {_text(mapping, 'asset', mapping.asset)} AS asset,"
        f" {_decimals(mapping)} AS decimals, {_text(mapping, 'amount')} AS written FROM given))"
    )


def _chain(mapping: Mapping, columns: dict[str, str], chain: str) -> str:
    own = mapping.columns.get("chain")
    return chain_of(columns, chain, own) if own else text(chain)


def _text(mapping: Mapping, field: str, otherwise: str | None = None) -> str:
    column = mapping.columns.get(field)
    return f"trim(CAST({name(column)} AS VARCHAR))" if column else text(otherwise or "")


def _tx(mapping: Mapping) -> str:
    column = mapping.columns.get("tx")
    if not column:
        return "NULL"
    given = f"trim(CAST({name(column)} AS VARCHAR))"
    return (
        f"CASE WHEN regexp_full_match({given}, '(0[xX])?[0-9a-fA-F]{{64}}') THEN lower({given})"
        f" ELSE {given} END"
    )


def _whole(mapping: Mapping, field: str) -> str:
    column = mapping.columns.get(field)
    return f"TRY_CAST({name(column)} AS BIGINT)" if column else "NULL"


def _time(mapping: Mapping) -> str:
    column = mapping.columns.get("time")
    return as_time(name(column)) if column else "NULL"


def _decimals(mapping: Mapping) -> str:
    column = mapping.columns.get("decimals")
    return f"TRY_CAST({name(column)} AS SMALLINT)" if column else str(mapping.decimals)


# 0.00001 is 1e-05 where a program wrote it: exact, as long as the exponent makes it smaller.
_SMALL: Final = "[0-9]+(\\.[0-9]*)?[eE]-[0-9]{1,3}"


def _amount(written: str, decimals: str) -> str:
    """Shift the point without floats: whole digits, then exactly `decimals` digits of fraction.

    What is no such number stays as it was written, so that it is refused with its text.
    """
    plain = f"regexp_full_match({written}, '[0-9]*(\\.[0-9]*)?') AND {written} NOT IN ('', '.')"
    fraction = f"rtrim(split_part({written}, '.', 2), '0')"
    return (
        f"CASE WHEN {plain} AND length({fraction}) <= {decimals} THEN"
        f" {_digits(f'split_part({written}, {text(chr(46))}, 1)', fraction, decimals)}"
        f" WHEN regexp_full_match({written}, '{_SMALL}') THEN {_small(written, decimals)}"
        f" ELSE {written} END"
    )


def _digits(whole: str, fraction: str, decimals: str) -> str:
    return f"coalesce(nullif(ltrim({whole} || rpad({fraction}, {decimals}, '0'), '0'), ''), '0')"


def _small(written: str, decimals: str) -> str:
    """Write a small number's digits out: as many places further right as its exponent says."""
    mantissa = f"regexp_extract({written}, '^[^eE]*')"
    shift = f"CAST(regexp_extract({written}, '[0-9]*$') AS INTEGER)"
    whole, part = (f"split_part({mantissa}, '.', {half})" for half in (1, 2))
    digits = f"lpad({whole}, CAST(greatest(length({whole}), {shift}) AS INTEGER), '0')"
    fraction = f"rtrim(right({digits}, {shift}) || {part}, '0')"
    front = f"left({digits}, length({digits}) - {shift})"
    return (
        f"CASE WHEN length({fraction}) <= {decimals} THEN {_digits(front, fraction, decimals)}"
        f" ELSE {written} END"
    )


def _fault(written: str, decimals: str) -> str:
    """Say what is wrong with an amount that is no number of base units."""
    shown = f"'the amount ' || left({written}, 60) || ' ' || "
    number = f"regexp_full_match({written}, '[0-9]*\\.[0-9]+')"
    return (
        f"CASE WHEN coalesce({written}, '') = '' THEN 'the amount is missing'"
        f" WHEN starts_with({written}, '-') THEN 'the amount is negative'"
        f" WHEN {number} THEN {shown}'has more than ' || {decimals} || ' decimals'"
        f" WHEN regexp_full_match({written}, '[0-9.]+[eE]\\+?[0-9]+') OR ends_with({written},"
        f" '(float)') THEN {shown}'was rounded when it was written'"
        f" WHEN regexp_full_match({written}, '[0-9.,'' ]+') THEN {shown}"
        "'has separators: only a decimal point is understood'"
        f" ELSE {shown}'is no number' END"
    )
