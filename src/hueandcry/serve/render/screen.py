"""Screened addresses as text: the risk first, then why, then what is not known."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec import UNSET

from hueandcry.decode.account import shown_account
from hueandcry.model.exposure import (
    DirectExposure,
    IndirectExposure,
    Risk,
    ScreenDocument,
    Unattributed,
)
from hueandcry.model.fact import Gap
from hueandcry.serve.render.flow_table import MEANING
from hueandcry.serve.render.harmless import harmless

RISKS: Final[tuple[Risk, ...]] = ("severe", "high", "medium", "cannot_tell", "low", "none")
_SIGNS: Final = {"severe": "!!", "high": "!!", "medium": "! ", "cannot_tell": "? ", "low": "- "}
_WORDS: Final = {"none": "nothing found", "cannot_tell": "cannot tell"}
# A screen an address; all of it is in the JSON.
_MOST_ROWS: Final = 6
_LEFT: Final = {
    "service": "at a busy account nobody labels",
    "depth": "beyond the hops asked for",
    "returned": "back to the address itself",
    "held": "still held",
}


def answer_lines(document: ScreenDocument, why: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of one answer without its gaps. `why` gives each rule's reason by its id."""
    if document.error:
        given = harmless(document.given, 80)
        yield f"x  line {document.line} is not read: {given!r} ({harmless(document.error.message)})"
        return
    address, risk = document.address, document.risk
    if address is UNSET or risk is UNSET:
        return
    yield f"{_SIGNS.get(risk, '- ')} {_word(risk).upper()}  {harmless(_shown(address.value))}"
    for label in document.labels or ():
        yield harmless(f"   it is {label.name} ({label.category}, {label.source})")
    for rule in document.rules or ():
        yield harmless(f"   {rule}: {why.get(rule, '')}")
    rows: list[DirectExposure | IndirectExposure] = [*(document.direct or ())]
    rows += document.indirect or ()
    yield from map(_row, rows[:_MOST_ROWS])
    if len(rows) > _MOST_ROWS:
        yield f"   and {len(rows) - _MOST_ROWS:,} more (--format jsonl)"
    yield from _left(document.unattributed or ())


def _shown(account: str) -> str:
    """Return an account as people compare it: Ethereum's with its checksum."""
    return shown_account("eip155:1", account)


def _word(risk: str) -> str:
    return _WORDS.get(risk, risk)


def _row(row: DirectExposure | IndirectExposure) -> str:
    direction = "in from" if row.direction == "in" else "out to"
    far = f", {row.hops} hops" if isinstance(row, IndirectExposure) else ""
    words = (
        f"   {float(row.share):7.2%} {direction} {row.category}{far}: {_shown(row.counterparty)}"
        f" {row.name} ({row.source}), {row.asset}"
    )
    path = f", by {row.path[0]}" if isinstance(row, IndirectExposure) and row.path else ""
    return harmless(words + path)


def _left(rows: Iterable[Unattributed]) -> Iterator[str]:
    for direction, words in (("in", "came"), ("out", "went")):
        some = [row for row in rows if row.direction == direction][:_MOST_ROWS]
        if some:
            told = ", ".join(
                f"{float(row.share):.2%} {_LEFT.get(row.reason) or MEANING.get(row.reason)}"
                for row in some
            )
            yield harmless(f"   nobody known where it {words}: {told}")


def gap_lines(gaps: Mapping[Gap, int]) -> Iterator[str]:
    """Yield what is not known, each once, with how many addresses it is not known of."""
    for gap, count in sorted(gaps.items(), key=lambda one: (-one[1], one[0].fact, one[0].reason)):
        many = f" ({count:,} addresses)" if count > 1 else ""
        needed = "; so no address is told to be without risk" if gap.needed else ""
        yield harmless(f"not known: {gap.fact}: {gap.reason}{many}{needed}", 600)


def summary_line(counts: Counter[Risk], unread: int, kept: int) -> str:
    """Return how many addresses are of which risk."""
    told = ", ".join(f"{counts[risk]:,} {_word(risk)}" for risk in RISKS if counts[risk])
    words = f"{counts.total():,} addresses: {told}" if counts else "no address was read"
    words += f"; {unread:,} lines not read" if unread else ""
    return words + (f"; {kept:,} answered before" if kept else "")
