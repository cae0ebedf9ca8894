"""A declared opening is the first credit of a line."""

from pathlib import Path

import pytest

from hueandcry.model.errors import BadRequest
from hueandcry.model.following import TraceRequest
from hueandcry.run.opening import declare_opening
from hueandcry.store.ledger.checking import check_lines
from hueandcry.store.ledger.ledger import opened
from tests.trace.replay import Step
from tests.trace.worlds import add, traced, transfers

STEPS = [Step(None, "X", 10), Step("V", "X", 100), Step("X", "Y", 60), Step("X", "Z", 70)]
OPENING = "0.00000000000000002"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    with opened(tmp_path, "world", write=True) as ledger:
        add(ledger, transfers(STEPS))
    return tmp_path


def test_it_stands_first_and_explains_what_was_missing(root: Path) -> None:
    assert "X begins with" in declare_opening(root, "world", "X", "coin", OPENING)
    with opened(root, "world", write=False) as ledger:
        flow = traced(ledger, TraceRequest(("tx2",)))
        assert check_lines(ledger).faults == ()
    held = {end.line.account: end.amount for end in flow.terminals}
    assert held == {"Y": "30", "Z": "70"}
    assert flow.differs_if_openings_come_first == ()


def test_backward_it_is_an_end(root: Path) -> None:
    declare_opening(root, "world", "X", "coin", OPENING)
    with opened(root, "world", write=False) as ledger:
        flow = traced(ledger, TraceRequest(("Y",), backward=True))
    assert {(end.reason, end.amount) for end in flow.terminals} == {
        ("opening", "20"), ("minted", "10"), ("unexplained", "30"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("account", "asset", "amount", "words"),
    [
        ("X", "coin", "0", "nothing changes nothing"),
        ("X", "gold", "1", "has 0 lines of gold"),
        ("Q", "coin", "1", "has 0 lines of coin"),
        ("X", "coin", "ten", "'ten' is no amount"),
    ],
)
def test_what_is_no_opening_says_so(
    root: Path, account: str, asset: str, amount: str, words: str
) -> None:
    with pytest.raises(BadRequest, match=words):
        declare_opening(root, "world", account, asset, amount)


def test_a_second_one_is_refused(root: Path) -> None:
    declare_opening(root, "world", "X", "coin", OPENING)
    with pytest.raises(BadRequest, match="declared before"):
        declare_opening(root, "world", "X", "coin", OPENING)
