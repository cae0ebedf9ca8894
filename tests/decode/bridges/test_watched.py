"""Which logs are kept: those whose topic a described event has."""

from hueandcry.decode.bridges.event import parse_event
from hueandcry.decode.bridges.registry import described
from hueandcry.decode.bridges.watched import NO_BRIDGES, watched

ALL = watched(described().values())
NOMAD = described()["nomad"]
TRANSFER = parse_event("Transfer(address indexed from, address indexed to, uint256 value)").topic


def test_a_described_event_is_wanted_whoever_wrote_it() -> None:
    topic = parse_event(NOMAD.events[0].signature).topic
    assert ALL.wants({"topics": [topic], "address": "0x" + "1" * 40})
    assert not NO_BRIDGES.wants({"topics": [topic]})


def test_of_an_event_anybody_logs_only_those_that_name_the_bridge() -> None:
    [event] = [one for one in described()["avalanche"].events if "from" in one.only]
    account = "0x" + event.only["from"][2:].rjust(64, "0")
    assert ALL.wants({"topics": [TRANSFER, account, "0x" + "0" * 64]})
    assert not ALL.wants({"topics": [TRANSFER, "0x" + "1" * 64, "0x" + "0" * 64]})


def test_what_is_no_log_is_not_wanted() -> None:
    for topics in (None, [], "0x", [None], [1]):
        assert not ALL.wants({"topics": topics})


def test_contracts_are_known_by_chain() -> None:
    here = NOMAD.chains[0]
    assert ALL.is_bridge(here.chain, here.contracts[0])
    assert not ALL.is_bridge("eip155:999", here.contracts[0])
    assert not ALL.is_bridge(here.chain, None)
