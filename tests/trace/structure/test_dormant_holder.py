"""Who waits, and of whom that cannot be said."""

import pytest
from msgspec import structs

from hueandcry.model.flow import Flow
from hueandcry.model.structure import Behaviour, Structure
from hueandcry.trace.structure.dormant_holder import dormant_holders
from hueandcry.trace.structure.passages import Passages
from tests.flows import DAY, NOON, Sketch
from tests.trace.structure.worlds import at, known


def flow(time: int | None = NOON) -> Flow:
    sketch = Sketch()
    thief, purse = sketch.line("thief"), sketch.line("purse")
    seed = sketch.seed(thief, 10, "theft")
    sketch.move(seed, thief, purse, (0, 10), time)
    sketch.rest(seed, purse, (0, 10), "held")
    return sketch.flow()


def found(flow: Flow, behaviour: Behaviour) -> list[Structure]:
    return list(dormant_holders(Passages(flow), known({at("purse"): behaviour})))


def test_a_holder_who_paid_nobody_for_ninety_days() -> None:
    [one] = found(flow(), Behaviour(known_until=NOON + 90 * DAY))
    assert (one.accounts, one.evidence) == ((at("purse"),), ("e1",))
    assert (one.since, one.until) == (NOON, NOON + 90 * DAY)
    assert [(part.role, part.amount) for part in one.parts] == [("held", "10")]
    assert "for 90 days" in one.sentence


@pytest.mark.parametrize(
    "behaviour",
    [
        Behaviour(known_until=NOON + 90 * DAY - 1),
        Behaviour(known_until=NOON + 90 * DAY, last_paid=NOON + 1),
        Behaviour(),
    ],
    ids=["too short", "paid since", "not known"],
)
def test_others_are_not_called_dormant(behaviour: Behaviour) -> None:
    assert found(flow(), behaviour) == []


def test_who_was_only_met_in_others_histories_is_less_sure() -> None:
    until = NOON + 90 * DAY
    [met], [fetched], [paid] = (
        found(flow(), one)
        for one in (
            Behaviour(known_until=until), Behaviour(known_until=until, fetched=True),
            Behaviour(known_until=until, last_paid=NOON - 1),
        )
    )  # fmt: skip
    assert (met.confidence, fetched.confidence, paid.confidence) == (0.5, 1.0, 1.0)


def test_without_times_or_its_own_history_nothing_is_said() -> None:
    long = Behaviour(known_until=NOON + 400 * DAY)
    assert found(flow(None), long) == []
    seen = flow()
    ends = tuple(structs.replace(end, unfetched=True) for end in seen.terminals)
    assert found(structs.replace(seen, terminals=ends), long) == []


def test_a_thief_who_never_moved_is_dormant_too() -> None:
    sketch = Sketch()
    purse = sketch.line("purse")
    sketch.rest(sketch.seed(purse, 10, "theft"), purse, (0, 10), "held")
    [one] = found(sketch.flow(), Behaviour(known_until=NOON + 90 * DAY))
    assert one.evidence == ()
