import numpy as np
import pytest

from hueandcry.model.wide import Ints
from hueandcry.trace.laws.routing import Routing
from hueandcry.trace.laws.sums import Keyed, keyed
from hueandcry.trace.lots import REASONS
from hueandcry.trace.overlay import Crossing as Edge
from hueandcry.trace.overlay import Found, Overlay
from hueandcry.trace.step import Limits
from tests.trace.laws.exact import Cross
from tests.trace.laws.paper import Paper
from tests.trace.laws.test_haircut import FREE, NO_STOPS
from tests.trace.replay import Step

# A pays 10 to the pool, which pays B's account 4: a swap, and a fee and a burn beside it.
SWAP = [
    Step("V", "A", 20), Step("A", "P", 10), Step("P", "B", 4), Step("A", None, 2, fee=True),
    Step("A", None, 3),
]  # fmt: skip


def routing_of(paper: Paper, overlay: Overlay, limits: Limits = FREE) -> Routing:
    return Routing(paper, paper, limits, NO_STOPS, overlay, paper.seeds([0]))


def all_debits(routing: Routing) -> Keyed:
    """Let every known debit carry a tenth of the seed, and its whole amount."""
    row = routing.known.debit
    size = routing.known.end.at(row).minus(routing.known.start.at(row)).ints()
    value = np.array([[0.1, float(amount)] for amount in size])
    return keyed((np.zeros_like(row), row), value)


def ends(rows: Keyed) -> dict[str, float]:
    return {
        REASONS[key[2]]: value[0] for key, value in zip(rows.key.tolist(), rows.value, strict=True)
    }


def test_debits_lead_on_or_end() -> None:
    routing = routing_of(Paper(SWAP), Overlay())
    routed = routing.route(all_debits(routing))
    assert routed.edges.value.tolist() == [[0.1, 10, 10]]
    assert ends(routed.ended) == pytest.approx({"fee": 0.1, "burned": 0.1})


def test_a_crossing_takes_its_units() -> None:
    paper = Paper(SWAP)
    routing = routing_of(paper, paper.overlay([Cross(1, 0, 5, 2, 0, 4)]))
    routed = routing.route(all_debits(routing))
    told = {
        key[2]: value.tolist()
        for key, value in zip(routed.edges.key.tolist(), routed.edges.value, strict=True)
    }
    assert told == {-1: pytest.approx([0.05, 5, 5]), 0: pytest.approx([0.05, 5, 4])}
    line, _ = routing.targets(routed.edges)
    assert [paper.names[number] for number in line.tolist()] == ["P", "B"]


def test_a_burn_that_a_bridge_explains_goes_on() -> None:
    paper = Paper(SWAP)
    routing = routing_of(paper, paper.overlay([Cross(4, 0, 3, 2, 0, 4)]))
    routed = routing.route(all_debits(routing))
    assert "burned" not in ends(routed.ended)
    assert len(routed.edges.key) == 2


def test_what_is_lost_from_sight_rests_where_it_was() -> None:
    paper = Paper(SWAP)
    debit = paper.leg(1, debit=True)
    lost = Edge(debit, debit.lo, debit.hi, None, 0, 0, "untraceable", 1.0)
    empty = Edge(paper.leg(4, debit=True), 12, 15, paper.leg(2, debit=False), 2, 2, "swap", 1.0)
    routing = routing_of(paper, Overlay(Found((lost, empty), ())))
    routed = routing.route(all_debits(routing))
    assert ends(routed.ended) == pytest.approx({"untraceable": 0.1, "fee": 0.1, "rounding": 0.1})


def test_what_arrives_after_the_day_stays() -> None:
    paper = Paper(SWAP)
    overlay = paper.overlay([Cross(1, 0, 10, 2, 0, 4)])
    routing = routing_of(paper, overlay, FREE._replace(until_height=1))
    routed = routing.route(all_debits(routing))
    assert len(routed.edges.key) == 0
    assert ends(routed.ended) == pytest.approx({"date": 0.1})


def test_crossings_are_asked_for_as_debits_are_reached() -> None:
    paper = Paper(SWAP)
    whole = paper.overlay([Cross(1, 0, 10, 2, 0, 4)])
    asked: list[int] = []

    class Lazy(Overlay):
        @property
        def empty(self) -> bool:
            return False

        def learn(self, transfers: Ints) -> None:
            asked.extend(transfers.tolist())
            if 1 in transfers:
                self.add(Found(tuple(whole.crossings), tuple(whole.units)))

    routing = routing_of(paper, Lazy())
    for _ in range(2):
        routed = routing.route(all_debits(routing))
    assert sorted(asked) == [1, 3, 4]
    assert [key[2] for key in routed.edges.key.tolist()] == [0]


def test_an_arrival_on_a_seed_goes_on_whatever_stops_there() -> None:
    paper = Paper([Step("V", "A", 10), Step("A", "B", 10), Step("B", "C", 10)])
    stops = NO_STOPS._replace(degree=0)
    routing = Routing(paper, paper, FREE, stops, Overlay(), paper.seeds([0, 1]))
    first = all_debits(routing).at(np.array([0]))
    going, ended = routing.stop(routing.route(first).edges, last=False)
    assert len(ended.key) == 0
    assert routing.at_seeds(routing.arrive(going)).key[0, 0] == 0
