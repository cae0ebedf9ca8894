from hueandcry.model.act import Control, Named
from tests.decode.calldata.calls import ME, OTHER, SHOP, acts, called, meaning


def test_a_vote_means_nothing() -> None:
    assert meaning(acts(called("castVoteWithReason(uint256,uint8,string)", 1, 1, "so"))) == []


def test_votes_go_to_somebody() -> None:
    (found,) = meaning(acts(called("delegate(address)", OTHER)))
    assert found == Control((), SHOP, "role", OTHER, f"votes of {ME}")


def test_ones_own_votes_stay() -> None:
    found = meaning(acts(called("delegate(address)", ME)))
    assert all(isinstance(one, Named) for one in found)
