"""Answers as text: the risk first, long lists cut, gaps once, nothing that moves the cursor."""

from collections import Counter

from msgspec.structs import replace

from hueandcry.model.exposure import (
    DirectExposure,
    IndirectExposure,
    Risk,
    ScreenDocument,
    ScreenedAddress,
    Unattributed,
)
from hueandcry.model.fact import Gap, GapKind
from hueandcry.model.flow import LedgerName
from hueandcry.model.verdict import Refusal
from hueandcry.serve.render.screen import answer_lines, gap_lines, summary_line
from tests.labelled_parties import said

LEDGER = LedgerName("case", "0" * 64, True, ())
EMPTY = ScreenDocument(
    "hueandcry/screen/1", "t", None, LEDGER, "now", "s", 3, "0xa",
    ScreenedAddress("eip155:1", "0xa"), (), (), (), (), "none", (), (),
)  # fmt: skip


def test_the_risk_then_what_it_is_then_why() -> None:
    document = replace(
        EMPTY, risk="severe", rules=("r",), labels=(said("sanctioned", "Bad\x1b[2J"),)
    )
    assert list(answer_lines(document, {"r": "Because."})) == [
        "!! SEVERE  0xa", "   it is Bad<U+001B>[2J (sanctioned, list)", "   r: Because.",
    ]  # fmt: skip
    assert list(answer_lines(replace(EMPTY, risk="cannot_tell"), {})) == ["?  CANNOT TELL  0xa"]
    assert list(answer_lines(EMPTY, {})) == ["-  NOTHING FOUND  0xa"]


def test_rows_are_cut_and_counted() -> None:
    row = DirectExposure("theft", "in", "a/b", "5", None, "0.25", "0xt", "list", "Thief")
    over = IndirectExposure(
        "mixer", "out", "0.1", 3, "fifo", ("tx:1", "ty:2"), "a/b", "2", "0xm", "list", "Mixer"
    )
    lines = list(answer_lines(replace(EMPTY, direct=(row,), indirect=(over,) * 8), {}))
    assert lines[1] == "    25.00% in from theft: 0xt Thief (list), a/b"
    assert lines[2] == "    10.00% out to mixer, 3 hops: 0xm Mixer (list), a/b, by tx:1"
    assert lines[-1] == "   and 3 more (--format jsonl)"


def test_what_led_nowhere_in_words() -> None:
    left = (
        Unattributed("in", "a", "5", "0.5", "minted"),
        Unattributed("out", "a", "1", "1", "depth"),
    )
    assert list(answer_lines(replace(EMPTY, unattributed=left), {}))[1:] == [
        "   nobody known where it came: 50.00% newly made",
        "   nobody known where it went: 100.00% beyond the hops asked for",
    ]


def test_a_line_that_was_not_read() -> None:
    document = ScreenDocument(
        "hueandcry/screen/1", "t", None, LEDGER, "now", "s", 3, "\u202ejunk",
        error=Refusal("not_an_observable", "no address", ""),
    )  # fmt: skip
    assert list(answer_lines(document, {})) == [
        "x  line 3 is not read: '<U+202E>junk' (no address)"
    ]


def test_each_gap_once_the_commonest_first() -> None:
    rare = Gap("history", GapKind.UNAVAILABLE, "not fetched", needed=True)
    common = Gap("fees", GapKind.UNAVAILABLE, "no receipts")
    assert list(gap_lines(Counter({rare: 1, common: 4}))) == [
        "not known: fees: no receipts (4 addresses)",
        "not known: history: not fetched; so no address is told to be without risk",
    ]


def test_the_summary_counts_the_worst_first() -> None:
    counts: Counter[Risk] = Counter({"none": 5, "severe": 1, "cannot_tell": 2})
    assert summary_line(counts, 1, 3) == (
        "8 addresses: 1 severe, 2 cannot tell, 5 nothing found; 1 lines not read; 3 answered before"
    )
    assert summary_line(Counter(), 0, 0) == "no address was read"
