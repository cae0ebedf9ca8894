"""What linking gave: which releases are candidates for forged ones."""

import msgspec
import pytest

from hueandcry.model.bridge import (
    FORGED,
    BridgeMessage,
    BridgeTerms,
    Linking,
    Reason,
    Side,
    TokenPair,
    Unlinked,
)


def unlinked(side: Side, reason: Reason) -> Unlinked:
    message = BridgeMessage(
        "b", side, "eip155:1", "0x1", 0, None, None, "", "0x2", "", "0x3", "", 1
    )
    return Unlinked(message, reason)


def test_only_releases_that_no_deposit_pays_for_look_forged() -> None:
    rest = (
        unlinked("release", "no deposit"), unlinked("release", "alike"),
        unlinked("deposit", "no release"), unlinked("release", "differs"),
    )  # fmt: skip
    assert [one.reason for one in Linking((), rest).forged] == ["no deposit", "differs"]


def test_what_was_not_compared_is_no_candidate() -> None:
    assert {"alike", "asset not mapped", "outside the window"}.isdisjoint(FORGED)


@pytest.mark.parametrize(
    "text",
    ['{"fee_ppm": 1000000}', '{"fee_ppm": -1}', '{"latest": -5}', '{"swap": true}'],
)
def test_terms_outside_their_bounds_are_refused(text: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(text, type=BridgeTerms)


def test_a_scale_of_nothing_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(
            {"chain": "a", "asset": "b", "other_chain": "c", "other_asset": "d", "down": 0},
            TokenPair,
        )
