"""All descriptions: each can be read with, has its sources, its tests and its line in the docs."""

from pathlib import Path

import pytest

from hueandcry.decode.bridges.description import BadDescription, checked
from hueandcry.decode.bridges.event import parse_event
from hueandcry.decode.bridges.registry import described, terms_of, tokens_of, with_own

HERE = Path(__file__).parent
NAMES = sorted(described())
DOCS = Path(__file__).parents[3] / "docs" / "bridges.md"


def test_there_are_the_bridges_thieves_used() -> None:
    wanted = {"arbitrum", "avalanche", "base", "celer", "horizon", "multichain", "nomad",
              "optimism", "poly", "ronin", "stargate", "thorchain", "wormhole"}  # fmt: skip
    assert wanted <= described().keys()


@pytest.mark.parametrize("name", NAMES)
def test_each_can_be_read_with_and_has_both_sides(name: str) -> None:
    bridge = checked(described()[name])
    assert {one.side for one in bridge.events} == {"deposit", "release"}
    assert len(bridge.chains) > 1
    assert bridge.sources


@pytest.mark.parametrize("name", NAMES)
def test_each_has_its_tests_and_its_line_in_the_docs(name: str) -> None:
    assert (HERE / "described" / f"test_{name}.py").is_file()
    assert f"`{name}`" in DOCS.read_text("utf-8")


def test_no_contract_is_of_two_bridges_for_one_event() -> None:
    taken: dict[tuple[str, str, str], str] = {}
    for name, bridge in described().items():
        for chain in bridge.chains:
            for contract in chain.contracts:
                for event in bridge.events:
                    if not event.chains or chain.chain in event.chains:
                        key = (chain.chain, contract, parse_event(event.signature).topic)
                        assert taken.setdefault(key, name) == name


def test_a_users_bridge_is_one_more() -> None:
    text = """
        name = "mine"
        [[chains]]
        chain = "eip155:1"
        [[events]]
        side = "deposit"
        signature = "Sent(address to)"
        receiver = "to"
        """
    assert with_own([text]).keys() == described().keys() | {"mine"}


def test_a_new_bridge_without_events_is_refused() -> None:
    with pytest.raises(BadDescription, match="events"):
        with_own(['name = "mine"\nchains = []\n'])


def test_terms_and_tokens_of_all() -> None:
    assert terms_of(described().values())["nomad"].earliest == 1_800
    assert len(tokens_of(described().values())) >= 4
