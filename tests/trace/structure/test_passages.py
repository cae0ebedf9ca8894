"""Only certain steps of a forward flow are read; shared steps count for their part."""

from fractions import Fraction

from hueandcry.trace.structure.passages import Passages, amount_out, names, span, surety
from tests.crossed_flows import LIKELY, crossed_theft
from tests.flows import Sketch
from tests.trace.structure.worlds import at


def test_what_a_mixer_may_have_paid_is_nobodys() -> None:
    passages = Passages(crossed_theft())
    assert at(LIKELY) not in passages.accounts()
    assert {edge.chance for edge in passages.edges} == {"1"}


def test_legs_of_one_swap_share_its_units() -> None:
    passages = Passages(crossed_theft())
    legs = [edge for edge in passages.edges if edge.method == "swap"]
    assert sum(map(amount_out, legs), Fraction()) == int(legs[0].amount_out)
    assert surety(legs) == 0.95
    assert len(names([*legs, *legs])) == 2


def test_a_backward_flow_has_no_passages() -> None:
    sketch = Sketch("backward")
    seed = sketch.seed(sketch.line("a"), 10, "tx")
    sketch.move(seed, sketch.line("a"), sketch.line("b"), (0, 10))
    passages = Passages(sketch.flow())
    assert (passages.edges, passages.accounts(), span(passages.edges)) == ((), set(), (None, None))
