"""A person's own outgoing payments, as CSV: the only thing that makes a recipient known.

Columns `time,to,asset,amount,tx` in any order. A transfer log proves nothing: thieves forge logs of
payments that the victim never signed. A row counts only with a transaction and an amount above 0.

Limits: 250,000 rows, 1,024 characters a cell.
"""

import csv
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from msgspec import Struct

from hueandcry.decode.account import account_fault
from hueandcry.decode.address_likeness import LikenessIndex
from hueandcry.model.errors import BadRequest

COLUMNS: Final = ("time", "to", "asset", "amount", "tx")
# A person has thousands; this takes 3 s and some 300 MB.
MAX_ROWS: Final = 250_000
_MAX_CELL: Final = 1_024
_HASH = re.compile(r"0x[0-9a-fA-F]{64}")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_AMOUNT = re.compile(r"[0-9]{1,78}(\.[0-9]{1,78})?")


class Payee(Struct, frozen=True):
    """Somebody who was paid: how often, the last day (ISO 8601), and that payment's hash."""

    account: str
    times: int
    last: str
    tx: str


class PaymentHistory:
    """Everybody who was paid, and who looks like one of them."""

    def __init__(self, payees: dict[str, Payee], payments: int, passed: int) -> None:
        """`payments` rows counted; `passed` did not (nothing paid, or no transaction)."""
        self.payees = payees
        self.payments = payments
        self.passed = passed
        self.likeness = LikenessIndex(payees)


def read_history(text: str, name: str = "the history") -> PaymentHistory:
    """Read the CSV. Raises `BadRequest` with the line for a table that is none, or a wrong cell."""
    payees: dict[str, Payee] = {}
    payments = passed = 0
    for line, row in _rows(text, name):
        day, account, amount, tx = _cells(row, f"{name}, line {line}")
        if not amount or not tx:
            passed += 1
            continue
        payments += 1
        before = payees.get(account)
        newer = before is None or day >= before.last
        payees[account] = Payee(
            account,
            (before.times if before else 0) + 1,
            day if newer or before is None else before.last,
            tx if newer or before is None else before.tx,
        )
    return PaymentHistory(payees, payments, passed)


def _rows(text: str, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    # Line by line: a StringIO would hold four bytes a character.
    each = (line[0] for line in _LINE.finditer(text.removeprefix("\ufeff")))
    lines = csv.reader(each, strict=True)
    try:
        head = [cell.strip().lower() for cell in next(lines, [])]
        missing = [column for column in COLUMNS if column not in head]
        if missing:
            raise BadRequest(
                f"{name} has no column {', '.join(missing)}",
                f"It is CSV with the first line {','.join(COLUMNS)}",
            )
        for count, cells in enumerate(lines):
            if count >= MAX_ROWS:
                raise BadRequest(f"{name} has more than {MAX_ROWS:,} rows", "Give the newest")
            if cells:
                yield lines.line_num, dict(zip(head, (c.strip() for c in cells), strict=False))
    except csv.Error as error:
        raise BadRequest(f"{name}, line {lines.line_num}: not CSV ({error})") from None


def _cells(row: dict[str, str], where: str) -> tuple[str, str, bool, str]:
    values = [row.get(column, "") for column in COLUMNS]
    if any(len(value) > _MAX_CELL for value in values):
        raise BadRequest(f"{where}: a cell has more than {_MAX_CELL:,} characters")
    time, to, _, amount, tx = values
    if fault := account_fault("eip155:*", to):
        raise BadRequest(f"{where}: {fault}", "Column `to` holds an address with 0x")
    if not _AMOUNT.fullmatch(amount):
        raise BadRequest(f"{where}: {amount[:60]!r} is no amount", "Digits, with a dot if need be")
    if tx and not _HASH.fullmatch(tx):
        raise BadRequest(f"{where}: {tx[:80]!r} is no transaction hash", "0x and 64 hex digits")
    return _day(time, where), to.lower(), bool(amount.strip("0.")), tx.lower()


def _day(text: str, where: str) -> str:
    """Return the day of Unix seconds or of an ISO 8601 time."""
    try:
        if text.isdigit():
            return datetime.fromtimestamp(int(text), UTC).date().isoformat()
        return datetime.fromisoformat(text).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise BadRequest(
            f"{where}: {text[:60]!r} is no time", "Such as 2026-03-01T12:00:00Z, or Unix seconds"
        ) from None
