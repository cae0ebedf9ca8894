"""From examples to a model."""

import msgspec
import pytest

from hueandcry.decode.lexical.scoring import scorer_of
from hueandcry.model.campaign import CampaignModel
from hueandcry.model.errors import BadRequest
from hueandcry.model.fact import HostParts
from hueandcry.run.campaign.examples import Examples, Listed
from hueandcry.run.campaign.train import train

LURES = ("claim", "airdrop", "rewards", "connect", "verify", "migrate", "unlock", "restore")
NAMES = ("zora", "manta", "pendle", "ethena", "linea", "scroll", "blast", "taiko", "berachain")
NOUNS = ("river", "stone", "paper", "garden", "cloud", "silver", "market", "school", "travel")


def host(own: str, suffix: str = "com", platform: str = "") -> HostParts:
    return HostParts(suffix, own, (), f"{own}.{suffix}", platform)


@pytest.fixture(scope="module")
def examples() -> Examples:
    """Invent a world where thieves put a lure beside a name and honest ones do not."""
    listed = [
        Listed(host(f"{lure}{sign}{name}{digit}", "xyz"), f"2024-0{1 + digit}-01")
        for lure in LURES for name in NAMES for sign in ("", "-") for digit in range(4)
    ]  # fmt: skip
    popular = [host(f"{a}{b}{n}") for a in NOUNS for b in NOUNS for n in range(6)]
    official = [host(f"{name}{noun}", "io") for name in NAMES for noun in NOUNS]
    customers = [host(f"{a}-{b}", "pages.dev", "pages.dev") for a in NOUNS for b in NOUNS]
    return Examples(listed, official, popular, customers)


@pytest.fixture(scope="module")
def model(examples: Examples) -> CampaignModel:
    return train(examples, "2024-05-01")


def test_a_new_name_beside_a_lure_is_flagged_and_a_name_alone_is_not(model: CampaignModel) -> None:
    scorer = scorer_of(model)
    assert scorer.likeness(host("claim-hyperlane", "xyz"))
    assert not scorer.likeness(host("hyperlane", "io"))
    assert not scorer.likeness(host("papergarden"))


def test_the_same_examples_give_the_same_bytes(examples: Examples, model: CampaignModel) -> None:
    listed, official, popular, customers = examples
    turned = Examples(listed[::-1], official[::-1], popular[::-1], customers[::-1])
    assert msgspec.json.encode(
        train(turned, "2024-05-01"), order="deterministic"
    ) == msgspec.json.encode(model, order="deterministic")


def test_too_few_examples_are_refused(examples: Examples) -> None:
    with pytest.raises(BadRequest, match="too few"):
        train(examples._replace(listed=examples.listed[:9]), "2024-05-01")
