"""What every document says alike: labels, limits, seeds, and what is not known."""

from pathlib import Path

from hueandcry.model.fact import GapKind
from hueandcry.model.following import Moment, StopAt, TraceRequest
from hueandcry.model.label import Label
from hueandcry.run.trace import Tracer
from hueandcry.run.words import Words, history_gap, limits_of
from hueandcry.store.ledger.ledger import opened
from tests.flows import label
from tests.laundering import GivenLabels
from tests.trace.replay import Step
from tests.trace.worlds import add, line_numbers, transfers


def test_the_users_own_label_comes_first(tmp_path: Path) -> None:
    own = Label("Mine", "", "exchange", 1.0, "stops.csv", "", "")
    with opened(tmp_path, "world", write=True) as ledger:
        add(ledger, transfers([Step("V", "H", 5)]))
        tracer = Tracer(ledger, GivenLabels({"H": (label("Theirs"),)}), lambda: 0.0)
        line = line_numbers(ledger)["H"]
        words = Words(tracer, TraceRequest(("H",), stop_at=(StopAt("H", own),)), (), {line}, ())
        assert [one.name for one in words.labels(words.lines[line])] == ["Mine", "Theirs"]
        assert list(words.assets()) == ["test:chain/coin"]
        assert words.grains() == {}
        # No account of this ledger was pulled, so none is missing.
        assert not words.unfetched(words.lines[line])


def test_limits_are_told_as_they_were_asked() -> None:
    asked = TraceRequest(("H",), floor="1.5", depth=7, until=Moment("2023-06-02", time=1))
    limits = limits_of(asked)
    assert (limits.floor, limits.depth, limits.until) == ("1.5", 7, "2023-06-02")
    assert limits.crossings
    assert not limits_of(TraceRequest(("H",), crossings=False)).crossings


def test_accounts_without_a_history_are_named_once() -> None:
    [gap] = history_gap(["b", "a", "b", "c", "d"])
    assert gap.kind is GapKind.NOT_ASKED
    assert "history of 4 accounts" in gap.reason
    assert "(a, b, c …)" in gap.reason
    assert history_gap([]) == []
