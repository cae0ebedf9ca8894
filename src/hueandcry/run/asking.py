"""What was typed becomes what is asked: accounts, files of them, dates and blocks, stops."""

import argparse
import csv
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from hueandcry.decode.account import account_fault
from hueandcry.model.errors import BadRequest
from hueandcry.model.following import Moment, StopAt, TraceRequest
from hueandcry.model.label import CATEGORIES, Label

# A file of accounts is a case's, not a chain's.
_MOST_LINES: Final = 1_000_000
_LONGEST_LINE: Final = 4_096
# More hops or payments than any ledger has.
_MOST: Final = 10**12


def request_of(arguments: argparse.Namespace) -> TraceRequest:
    """Return what a command line asks. Raises `BadRequest` for what cannot be understood."""
    if not 1 <= arguments.depth <= _MOST or not 0 <= arguments.service_degree <= _MOST:
        raise BadRequest(
            "--depth must be 1 or more and --service-degree 0 or more", f"{_MOST:,} at most"
        )
    if arguments.through_mixers is not None and not 0 < arguments.through_mixers <= 1:
        raise BadRequest("--through-mixers must be above 0, and at most 1", "It is a chance")
    return TraceRequest(
        tuple(one for text in arguments.asked for one in _expanded(text)),
        arguments.asset,
        moment("--since", arguments.since, end=False),
        moment("--until", arguments.until, end=True),
        arguments.amount,
        arguments.floor,
        arguments.depth,
        arguments.service_degree,
        tuple(stops_in(arguments.stop_at)) if arguments.stop_at else (),
        arguments.backward,
        not arguments.no_crossings,
        arguments.law,
        arguments.keep_noise,
        arguments.through_mixers,
    )


def _expanded(text: str) -> Iterator[str]:
    if not text.startswith("@"):
        yield text
        return
    found = [line.split("#")[0].split(",")[0].strip() for line in _lines(Path(text[1:]))]
    if found and found[0].lower() in _HEADS:
        found = found[1:]
    if not any(found):
        raise BadRequest(f"{text[1:]} names nothing", "One account or transaction a line")
    yield from (line for line in found if line)


def _lines(path: Path) -> list[str]:
    try:
        with path.open(encoding="utf-8-sig") as file:
            lines = [line.rstrip("\r\n") for _, line in zip(range(_MOST_LINES), file, strict=False)]
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no UTF-8 text"
        raise BadRequest(f"{path} cannot be read: {reason}") from None
    for number, line in enumerate(lines, 1):
        if len(line) > _LONGEST_LINE:
            raise BadRequest(f"{path} line {number} is longer than {_LONGEST_LINE} characters")
    return lines


def moment(option: str, text: str | None, *, end: bool) -> Moment | None:
    """Read a block number, a day (its end, if `end`), or a day and time in UTC."""
    if text is None:
        return None
    if text.isascii() and text.isdigit():
        return Moment(text, height=int(text[:18]))
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise BadRequest(
            f"{option} {text!r} is neither a block nor a date",
            "Give 17395810, 2023-06-02 or 2023-06-02T21:49:23",
        ) from None
    if len(text) == len("2023-06-02") and end:
        found = found.replace(hour=23, minute=59, second=59)
    return Moment(text, time=int(found.replace(tzinfo=found.tzinfo or UTC).timestamp()))


def stops_in(path: Path) -> Iterator[StopAt]:
    """Read accounts to stop at: CSV of account, name, category; one column is enough.

    A head line is skipped. Without a category it is a service. Raises `BadRequest`.
    """
    named = False
    for number, row in enumerate(_rows(path), 1):
        account, *rest = [cell.strip() for cell in row] or [""]
        if not account or account.startswith("#") or (number == 1 and account.lower() in _HEADS):
            continue
        fault = account_fault("eip155:1", account) if account[:2].lower() == "0x" else None
        if fault:
            raise BadRequest(f"{path} line {number}: {fault}", "Copy the whole address again")
        named = True
        name, category = (*rest, "", "")[:2]
        category = category.lower() or "service"
        if category not in CATEGORIES:
            raise BadRequest(
                f"{path} line {number}: {category[:40]!r} is no category",
                f"Known are {', '.join(CATEGORIES)}",
            )
        label = Label(name or account, name, category, 1.0, str(path.name), "", "named by the user")
        yield StopAt(account, label)
    if not named:
        raise BadRequest(f"{path} names no account", "One a line: account, name, category")


def _rows(path: Path) -> Iterator[list[str]]:
    try:
        yield from csv.reader(_lines(path))
    except csv.Error as error:
        raise BadRequest(f"{path} is no CSV: {error}", "Is a quote not closed?") from None


_HEADS: Final = frozenset({"account", "address"})
