"""Records: which facts must be equal, and what two messages tell that differs."""

import pytest
from msgspec.structs import replace

from hueandcry.model.bridge import BridgeMessage, BridgeTerms
from hueandcry.trace.crossings.record import Records
from tests.trace.crossings.bridging import BOB, COIN, THERE, TOKENS, came, sent


def records(*messages: BridgeMessage, terms: BridgeTerms | None = None) -> Records:
    return Records(messages, {"b": terms or BridgeTerms()}, TOKENS)


def test_both_sides_of_one_transfer_have_one_key() -> None:
    found = records(sent("d"), came("r"))
    assert found.key(0, there=True) == found.key(1, there=True) is not None


@pytest.mark.parametrize("message", [
    sent("d", to=""), sent("d", receiver=""), sent("d", amount=None), sent("d", asset="0x99"),
])  # fmt: skip
def test_a_fact_that_is_not_told_leaves_no_key(message: BridgeMessage) -> None:
    assert records(message).key(0, there=True) is None


def test_assets_named_by_their_origin_alone_are_compared_there() -> None:
    found = records(sent("d", asset="0x99"), came("r", asset="", twin="0x99"))
    assert found.key(0, there=False) == found.key(1, there=False) is not None


def test_an_asset_known_on_the_destination_is_not_compared_on_the_origin() -> None:
    assert records(sent("d")).key(0, there=False) is None


def test_origins_are_compared_only_where_all_releases_tell_them() -> None:
    silent = records(sent("d"), came("r", source=""))
    assert silent.key(0, there=True) == silent.key(1, there=True) is not None


@pytest.mark.parametrize(
    ("release", "agrees"),
    [
        (came("r"), True),
        (came("r", receiver=""), True),
        (came("r", asset=""), True),
        (came("r", amount=None), True),
        (came("r", receiver=BOB), False),
        (came("r", asset=COIN), False),
        (came("r", amount=101), False),
        (came("r", amount=98), False),
        (came("r", amount=99), True),
        (came("r", source=THERE), False),
        (came("r", chain="eip155:3"), False),
    ],
)
def test_what_both_tell_must_not_differ(release: BridgeMessage, agrees: bool) -> None:
    found = records(sent("d"), release, terms=BridgeTerms(fee_ppm=10_000))
    assert found.agree(0, 1) is agrees


def test_a_swap_changes_asset_and_amount_but_not_the_receiver() -> None:
    swaps = BridgeTerms(swaps=True)
    assert records(sent("d"), came("r", asset="0x99", amount=7), terms=swaps).agree(0, 1)
    assert not records(sent("d"), came("r", receiver=BOB), terms=swaps).agree(0, 1)
    assert records(sent("d"), terms=swaps).key(0, there=True) is None


def test_a_release_is_early_beyond_the_clocks_tolerance() -> None:
    found = records(
        sent("d", time=100), came("r", time=41), came("s", time=39), came("t", time=None)
    )
    assert [found.before(n, 0) for n in (1, 2, 3)] == [False, True, False]


def test_only_what_tells_everything_is_whole() -> None:
    assert records(sent("d")).whole(0)
    assert not records(came("r", source="", asset="0x99")).whole(0)


def test_terms_of_an_unknown_bridge_are_the_defaults() -> None:
    other = replace(sent("d"), bridge="other")
    assert records(other).terms(0) == BridgeTerms()
    assert records(other).terms(0, proven=True).earliest == 0
