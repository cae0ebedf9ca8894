"""Whom a pull needs next: by the share of the theft, in whatever asset it lies there."""

from pathlib import Path

import pytest

from hueandcry.run.next_accounts import Reached, accounts_reached
from hueandcry.run.pull_request import PullRequest
from hueandcry.run.trace import Tracer
from hueandcry.store.labels import Labels
from hueandcry.store.ledger.ledger import opened
from tests.trace.crossings.test_flow import lay
from tests.trace.crossings.worlds import Step
from tests.trace.worlds import CHAIN


def reached(root: Path, steps: list[Step], asked: str) -> dict[str, Reached]:
    with opened(root, "world", write=True) as ledger:
        lay(ledger, steps, {step.tx: step.source or "V" for step in steps if step.source})
        tracer = Tracer(ledger, Labels(None), lambda: 0.0)
        return {one.account: one for one in accounts_reached(tracer, CHAIN, PullRequest((asked,)))}


def test_a_swap_does_not_change_how_much_of_the_theft_it_is(tmp_path: Path) -> None:
    steps = [
        Step(1, "V", "U", 100, "A"), Step(2, None, "P", 9_000, "B"), Step(3, "U", "P", 60, "A"),
        Step(3, "P", "U", 3_000, "B"), Step(4, "U", "X", 1_500, "B"), Step(5, "U", "Y", 25, "A"),
    ]  # fmt: skip
    shares = {name: one.share for name, one in reached(tmp_path, steps, "U").items()}
    assert shares["X"] == pytest.approx(0.3)
    assert shares["Y"] == pytest.approx(0.25)
