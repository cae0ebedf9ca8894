"""Random ledgers that drain, nearly drain, and hold grains beside whales."""

from collections.abc import Sequence
from typing import NamedTuple

from hypothesis import strategies as st

from tests.trace.replay import Step

ACCOUNTS = "ABCDE"


class Plan(NamedTuple):
    """A step before its amount is known: `size` is a number, or what to leave of the balance."""

    source: str | None
    target: str | None
    leave: int | None
    amount: int
    fee: bool


def plans(most: int, length: int) -> st.SearchStrategy[list[Plan]]:
    """Return plans with amounts up to `most`; a third draw all but 0, 1 or 2."""
    amount = st.one_of(st.integers(1, min(most, 12)), st.integers(1, most))
    leave = st.one_of(st.none(), st.none(), st.integers(0, 2))
    plan = st.builds(
        Plan, st.sampled_from([None, *ACCOUNTS]), st.sampled_from([None, *ACCOUNTS]), leave,
        amount, st.booleans(),
    ).filter(lambda one: one.source != one.target)  # fmt: skip
    return st.lists(plan, min_size=1, max_size=length)


def steps_of(planned: Sequence[Plan]) -> list[Step]:
    """Give each step its amount."""
    balance: dict[str, int] = {}
    steps = []
    for plan in planned:
        amount = plan.amount
        if plan.source:
            have = balance.get(plan.source, 0)
            if plan.leave is not None and have > plan.leave:
                amount = have - plan.leave
            balance[plan.source] = max(have - amount, 0)
        if plan.target:
            balance[plan.target] = balance.get(plan.target, 0) + amount
        steps.append(Step(plan.source, plan.target, amount, plan.fee and plan.target is None))
    return steps
