"""A table of prices: CSV with the columns chain, asset, time, price; one row a price from then on.

`asset` is `native` or a contract, `time` a day, a moment (ISO 8601) or Unix seconds, `price` what a
whole unit of the asset was worth, in any one currency. Prices only weigh the legs of a crossing.
"""

import csv
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from math import inf
from pathlib import Path
from typing import Final

from hueandcry.decode.account import canonical_account
from hueandcry.model.errors import BadRequest
from hueandcry.model.transfer import NATIVE

_COLUMNS: Final = ("chain", "asset", "time", "price")
# An hourly price of a thousand assets for a year.
_MOST_ROWS: Final = 10_000_000


class Prices:
    """Prices by asset and time."""

    def __init__(self, rows: Mapping[tuple[str, str], list[tuple[int, float]]]) -> None:
        """Sort each asset's prices by time."""
        self._rows = {key: sorted(prices) for key, prices in rows.items()}

    def at(self, chain: str, asset: str, time: int) -> float | None:
        """Return the last price told at a time or before it; None where none is."""
        prices = self._rows.get((chain, asset), [])
        found = bisect_right(prices, (time, inf))
        return prices[found - 1][1] if found else None


def read_prices(path: Path) -> Prices:
    """Read a table. Raises `BadRequest` with the line that cannot be read."""
    rows: dict[tuple[str, str], list[tuple[int, float]]] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for key, price in _rows(path.name, csv.DictReader(file)):
                rows.setdefault(key, []).append(price)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadRequest(f"{path} cannot be read as a table of prices ({error})") from None
    return Prices(rows)


def _rows(
    name: str, table: "csv.DictReader[str]"
) -> Iterator[tuple[tuple[str, str], tuple[int, float]]]:
    if missing := set(_COLUMNS) - set(table.fieldnames or ()):
        raise BadRequest(
            f"{name} has no column {sorted(missing)[0]}",
            f"A table of prices has {', '.join(_COLUMNS)}",
        )
    for number, row in enumerate(table, start=2):
        if number > _MOST_ROWS:
            raise BadRequest(f"{name} has more than {_MOST_ROWS:,} rows")
        try:
            yield _row(row)
        except (ValueError, TypeError, AttributeError, OverflowError):
            told = ", ".join(str(row.get(column)) for column in _COLUMNS)[:120]
            raise BadRequest(f"{name}, line {number}: {told} is no price", "chain, asset, time,"
                " and a price above 0") from None  # fmt: skip


def _row(row: dict[str, str]) -> tuple[tuple[str, str], tuple[int, float]]:
    chain, asset, price = row["chain"].strip(), row["asset"].strip(), float(row["price"])
    if not (":" in chain and asset and 0 < price < inf):
        raise ValueError("no price")
    spelled = asset if asset == NATIVE else canonical_account(chain, asset)
    return (chain, spelled), (_seconds(row["time"].strip()), price)


def _seconds(text: str) -> int:
    if text.isdigit():
        return int(text)
    moment = datetime.fromisoformat(text)
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
