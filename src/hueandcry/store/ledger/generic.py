"""Any table whose columns somebody names: `--map time=timestamp,from=sender,...`."""

from typing import Final

from msgspec import Struct

from hueandcry.model.errors import BadRequest
from hueandcry.store.ledger.query import name, text
from hueandcry.store.ledger.reading import as_time

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
    columns: dict[str, str] = {}
    for word in words.split(","):
        field, separator, column = word.partition("=")
        if not separator or not column or field.strip() not in _FIELDS:
            raise BadRequest(
                f"--map does not understand {word!r}", f"Fields are {', '.join(_FIELDS)}"
            )
        columns[field.strip()] = column.strip()
    missing = [field for field in _NEEDED if field not in columns]
    if missing:
        raise BadRequest(f"--map leaves out {', '.join(missing)}", "Add field=column for each")
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


def generic_select(mapping: Mapping, columns: dict[str, str], chain: str, file: str) -> str:
    """Return the SELECT that stages such a table. Raises `BadRequest` for a column not there."""
    for column in mapping.columns.values():
        if column not in columns:
            raise BadRequest(
                f"{file} has no column {column}", f"Its columns are {', '.join(columns)[:300]}"
            )
    decimals = _decimals(mapping)
    return (
        f"SELECT row_number() OVER () AS row_number, {_column(mapping, 'chain', text(chain))}"
        f" AS chain, {_block(mapping)} AS block, {_time(mapping)} AS time,"
        f" {_column(mapping, 'tx', 'NULL')} AS tx, {_column(mapping, 'tx_index', 'NULL')} AS"
        f" tx_index, 2 AS phase, {_column(mapping, 'index', 'NULL')} AS number,"
        f" {_column(mapping, 'from', '')} AS source, {_column(mapping, 'to', '')} AS target,"
        f" {_column(mapping, 'asset', text(mapping.asset or ''))} AS asset,"
        f" {decimals} AS decimals, {_amount(name(mapping.columns['amount']), decimals)} AS amount"
        " FROM given"
    )


def _column(mapping: Mapping, field: str, otherwise: str) -> str:
    column = mapping.columns.get(field)
    return name(column) if column else otherwise


def _block(mapping: Mapping) -> str:
    return f"TRY_CAST({_column(mapping, 'block', 'NULL')} AS BIGINT)"


def _time(mapping: Mapping) -> str:
    column = mapping.columns.get("time")
    return as_time(name(column)) if column else "NULL"


def _decimals(mapping: Mapping) -> str:
    column = mapping.columns.get("decimals")
    return f"TRY_CAST({name(column)} AS SMALLINT)" if column else str(mapping.decimals)


def _amount(amount: str, decimals: str) -> str:
    """Shift the point without floats: whole digits, then exactly `decimals` digits of fraction.

    What is no such number stays as it was written, so that it is refused with its text.
    """
    plain = f"trim(CAST({amount} AS VARCHAR))"
    whole = f"split_part({plain}, '.', 1)"
    fraction = f"rtrim(split_part({plain}, '.', 2), '0')"
    return (
        f"CASE WHEN regexp_full_match({plain}, '[0-9]*(\\.[0-9]*)?') AND {plain} NOT IN ('', '.')"
        f" AND length({fraction}) <= {decimals} THEN coalesce(nullif(ltrim({whole} ||"
        f" rpad({fraction}, {decimals}, '0'), '0'), ''), '0') ELSE {plain} END"
    )
