"""Token mappings: both directions, other decimals, flat fees."""

from msgspec.structs import replace

from hueandcry.model.bridge import TokenPair
from hueandcry.trace.crossings.tokens import Arrival, Tokens
from tests.trace.crossings.bridging import COIN, HERE, THERE, TWIN, came, sent

# Six decimals here, eighteen there.
WIDE = Tokens([TokenPair(HERE, COIN, THERE, TWIN, up=10**12, fee=5)])


def test_a_mapping_reads_in_both_directions() -> None:
    assert WIDE.counterpart(sent("d")) == TWIN
    assert WIDE.counterpart(came("r")) == COIN


def test_what_the_event_tells_goes_first() -> None:
    assert WIDE.counterpart(sent("d", twin="0x99")) == "0x99"


def test_amounts_arrive_in_the_units_of_their_destination() -> None:
    assert WIDE.arrival(sent("d", amount=7), True) == Arrival(7 * 10**12, 5)
    back = replace(sent("d", amount=7 * 10**12 + 1), chain=THERE, counterpart=HERE, asset=TWIN)
    assert WIDE.arrival(back, True) == Arrival(7, 1)


def test_without_a_mapping_units_are_the_same_only_where_the_bridge_says_so() -> None:
    assert Tokens([]).arrival(sent("d", amount=7), True) == Arrival(7, 0)
    assert Tokens([]).arrival(sent("d", amount=7), False) == Arrival(None, 0)


def test_an_amount_that_is_not_told() -> None:
    assert WIDE.arrival(sent("d", amount=None), True) == Arrival(None, 0)


def test_an_unknown_asset_has_no_counterpart() -> None:
    assert WIDE.counterpart(sent("d", asset="0x99")) == ""
