"""All detectors over one flow, whatever it is."""

from hueandcry.model.structure import Known
from hueandcry.trace.structure.detect import structures_in
from tests.crossed_flows import crossed_theft
from tests.flows import hostile_flow, small_theft


def test_every_structure_rests_on_steps_of_its_flow() -> None:
    for flow in (crossed_theft(), small_theft(), hostile_flow()):
        edges = {edge.id for edge in flow.edges}
        for one in structures_in(flow, Known()):
            assert set(one.evidence) <= edges
            assert 0 < one.confidence <= 1
            assert one.sentence
