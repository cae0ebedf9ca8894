"""Fills a format's SELECT in: columns by name, times, amounts and addresses in their many forms."""

import re
from typing import Final

from hueandcry.model.errors import BadRequest
from hueandcry.store.ledger.query import name, text

_PLACE: Final = re.compile(r"\{(\w+)(\?)?([\w,]+)?\}")
# How cryo names the exact forms of a 256-bit number; its other forms are rounded or cut.
_EXACT: Final = ("_string", "_u256binary", "_binary", "_d128", "_str", "")
_INEXACT: Final = frozenset({"DOUBLE", "FLOAT"})
_ADVICE: Final = "Export it with text numbers (cryo: --u256-types string)"


def filled(select: str, columns: dict[str, str], chain: str) -> str:
    """Put a file's columns into a format's SELECT.

    `{x?}` is column x, or NULL in a file without it; `{time?x,y}` is x, else y, as Unix seconds;
    `{chain?}` is the file's own chain or EIP-155 number, else the one asked for; `{exact?x}` is a
    number of 256 bits in cryo's forms; `{address?x}` is an address in cryo's forms.
    """

    def fill(match: re.Match[str]) -> str:
        key, _, column = match.groups()
        if key == "time":
            return _time((column or "").split(","), columns)
        if key == "chain":
            return chain_of(columns, chain)
        if key == "exact":
            return _exact(columns, column or "")
        if key == "address":
            return _address(column, columns)
        return name(key) if key in columns else "NULL"

    return _PLACE.sub(fill, select)


def chain_of(columns: dict[str, str], chain: str, own: str | None = None) -> str:
    """Return SQL for a row's chain: a CAIP-2 name, or an EIP-155 number written as one."""
    found = [own] if own else [one for one in ("chain", "chain_id") if one in columns]
    if not found:
        return text(chain)
    given = f"trim(CAST({name(found[0])} AS VARCHAR))"
    named = f"CASE WHEN regexp_full_match({given}, '[0-9]+') THEN 'eip155:' || {given}"
    return f"coalesce({named} ELSE nullif({given}, '') END, {text(chain)})"


def _time(wanted: list[str], columns: dict[str, str]) -> str:
    for column in wanted:
        if column in columns:
            return f"({as_time(name(column))})"
    return "NULL"


def as_time(value: str) -> str:
    """Return SQL for Unix seconds from a number, or from a date in ISO form or with ` UTC`.

    Numbers too large to be seconds before the year 5138 are milli-, micro- or nanoseconds. A date
    without a zone is taken as UTC.
    """
    asked = f"CAST({value} AS VARCHAR)"
    whole = f"TRY_CAST({value} AS BIGINT)"
    return (
        f"coalesce(CASE WHEN {whole} < 100000000000 THEN {whole} WHEN {whole} < 100000000000000"
        f" THEN {whole} // 1000 WHEN {whole} < 100000000000000000 THEN {whole} // 1000000"
        f" ELSE {whole} // 1000000000 END,"
        f" CAST(floor(epoch(TRY_CAST(replace({asked}, ' UTC', '+00') AS TIMESTAMPTZ))) AS BIGINT))"
    )


def _exact(columns: dict[str, str], column: str) -> str:
    """Return the form of a number that holds all its digits; cryo also writes rounded ones."""
    for ending in _EXACT:
        found = column + ending
        if found in columns and columns[found] not in _INEXACT:
            binary = ending.endswith("binary") or columns[found] == "BLOB"
            return _from_hex(name(found)) if binary else name(found)
    raise BadRequest(f"the file has no exact column {column}_string", _ADVICE)


def _from_hex(value: str) -> str:
    """Return SQL for the decimal digits of a big-endian number; beyond 2^127 it stays hex."""
    digits = f"lpad(ltrim(replace({value}, '0x', ''), '0'), 32, '0')"
    high, low = (f"CAST('0x' || {digits}[{part}] AS UBIGINT)" for part in ("1:16", "17:32"))
    return (
        f"CASE WHEN length(ltrim(replace({value}, '0x', ''), '0')) > 32 THEN repeat('9', 78)"
        f" ELSE CAST(CAST({high} AS UHUGEINT) * 18446744073709551616 + {low} AS VARCHAR) END"
    )


def _address(column: str | None, columns: dict[str, str]) -> str:
    """Return SQL for an address: cryo leaves `0x` off if asked to; its old logs pad to 32 bytes."""
    if not column or column not in columns:
        return "NULL"
    own = name(column)
    padded = f"length({own}) = 66 AND starts_with({own}, '0x000000000000000000000000')"
    return (
        f"CASE WHEN {padded} THEN '0x' || right({own}, 40) WHEN length({own}) = 40 AND NOT"
        f" starts_with({own}, '0x') THEN '0x' || {own} ELSE {own} END"
    )
