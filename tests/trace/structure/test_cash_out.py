"""Desks and payment services stand apart from exchanges."""

from hueandcry.trace.structure.cash_out import cash_outs
from hueandcry.trace.structure.passages import Passages
from tests.flows import Sketch, label
from tests.trace.structure.worlds import at, known


def test_desks_and_payment_services_are_named_and_exchanges_are_not() -> None:
    sketch = Sketch()
    thief = sketch.line("thief")
    seed = sketch.seed(thief, 60, "theft")
    kinds = {"desk": "otc", "till": "payment", "market": "exchange"}
    for number, (name, category) in enumerate(kinds.items()):
        origin = (20 * number, 20 * number + 20)
        sketch.move(seed, thief, sketch.line(name), origin)
        sketch.rest(seed, sketch.line(name), origin, "service", (label(name, category),))
    desk, till = cash_outs(Passages(sketch.flow()), known())
    assert (desk.kind, desk.entity, desk.accounts) == ("otc desk", "desk", (at("desk"),))
    assert (till.kind, till.evidence) == ("payment service", ("e2",))
    assert [(part.role, part.amount) for part in till.parts] == [("received", "20")]
    assert desk.confidence == 0.9


def test_what_only_rests_at_a_desk_for_now_did_not_end_there() -> None:
    sketch = Sketch()
    desk = sketch.line("desk")
    sketch.rest(sketch.seed(desk, 20, "theft"), desk, (0, 20), "depth", (label("Desk", "otc"),))
    assert list(cash_outs(Passages(sketch.flow()), known())) == []


def test_the_surest_label_decides() -> None:
    sketch = Sketch()
    thief, end = sketch.line("thief"), sketch.line("end")
    seed = sketch.seed(thief, 20, "theft")
    sketch.move(seed, thief, end, (0, 20))
    labels = (label("Market"), label("Desk", "otc", sure=0.6))
    sketch.rest(seed, end, (0, 20), "service", labels)
    assert list(cash_outs(Passages(sketch.flow()), known())) == []
