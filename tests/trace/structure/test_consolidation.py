"""Branches of a theft that meet in one account and leave it together."""

from msgspec import UNSET, structs

from hueandcry.model.flow import Flow
from hueandcry.model.structure import Structure
from hueandcry.trace.structure.consolidation import consolidations
from hueandcry.trace.structure.passages import Passages
from tests.flows import NOON, Sketch, label
from tests.trace.structure.worlds import at, known


def gathered(payers: int, together: bool = True) -> Flow:
    sketch = Sketch()
    thief, pot, end = sketch.line("thief"), sketch.line("pot"), sketch.line("end")
    seed = sketch.seed(thief, 10 * payers, "theft")
    for number in range(payers):
        sketch.move(seed, thief, sketch.line(f"p{number}"), (10 * number, 10 * number + 10))
    for number in range(payers):
        sketch.move(seed, sketch.line(f"p{number}"), pot, (10 * number, 10 * number + 10))
    for number in range(payers):
        tx = "out" if together else f"out{number}"
        sketch.move(seed, pot, end, (10 * number, 10 * number + 10), NOON, tx)
    sketch.rest(seed, end, (0, 10 * payers), "held")
    return sketch.flow()


def found(flow: Flow, named: bool = False) -> list[Structure]:
    labels = {"pot": (label("Shop", "payment"),)} if named else {}
    return list(consolidations(Passages(flow), known({}, labels)))


def test_three_payers_paid_on_in_one_transaction() -> None:
    [one] = found(gathered(3))
    assert one.accounts == (at("pot"), at("p0"), at("p1"), at("p2"))
    assert [(part.role, part.amount) for part in one.parts] == [("received", "30")]
    assert len(one.evidence) == 6
    assert "of 3 accounts and paid it on together to end" in one.sentence


def test_two_payers_or_one_after_the_other_are_none() -> None:
    assert found(gathered(2)) == []
    assert found(gathered(4, together=False)) == []


def test_a_named_service_gathers_by_trade() -> None:
    assert found(gathered(3), named=True) == []


def test_under_another_law_what_was_drawn_tells() -> None:
    flow = gathered(3)
    edges = list(flow.edges)
    for at_ in range(6, 9):
        # All that left came from the first payer's place.
        source = structs.replace(edges[at_].source, drawn=(("0", "10"),))
        edges[at_] = structs.replace(edges[at_], source=source)
    assert edges[0].source.drawn is UNSET
    assert found(structs.replace(flow, edges=tuple(edges))) == []
