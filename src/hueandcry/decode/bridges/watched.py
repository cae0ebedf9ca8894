"""Which logs are kept for bridges: by their topic, or by who wrote them."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from hueandcry.decode.bridges.description import BridgeDescription
from hueandcry.decode.bridges.event import parse_event


class Watched(NamedTuple):
    """Contracts of bridges by chain (CAIP-2), and the topics of all events described.

    `anywhere` are topics any contract may log (a token's Transfer): of those only logs count that
    name one of the `parties`, as topics spell accounts, or are a described contract's own.
    """

    contracts: Mapping[str, frozenset[str]]
    topics: frozenset[str]
    anywhere: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()

    def wants(self, log: Mapping[str, object]) -> bool:
        """Say whether a log may be a bridge's; by whom it was written is judged later."""
        given = log.get("topics")
        topics = [str(one).lower() for one in given] if isinstance(given, list | tuple) else []
        if not topics:
            return False
        if topics[0] in self.anywhere:
            contract = str(log.get("address")).lower()
            own = any(contract in known for known in self.contracts.values())
            return own or not self.parties.isdisjoint(topics[1:])
        return topics[0] in self.topics

    def is_bridge(self, chain: str, account: str | None) -> bool:
        """Say whether an account is a bridge's contract."""
        return account in self.contracts.get(chain, ())


def watched(bridges: Iterable[BridgeDescription]) -> Watched:
    """Return what to keep for some bridges."""
    contracts: dict[str, set[str]] = {}
    topics: tuple[set[str], set[str]] = (set(), set())
    parties: set[str] = set()
    for bridge in bridges:
        for here in bridge.chains:
            contracts.setdefault(here.chain, set()).update(here.contracts)
        for event in bridge.events:
            topics[event.anywhere].add(parse_event(event.signature).topic)
            if event.anywhere:
                parties |= {"0x" + one[2:].rjust(64, "0") for one in event.only.values()}
    told = {chain: frozenset(found) for chain, found in contracts.items()}
    return Watched(told, frozenset(topics[0] - topics[1]), frozenset(topics[1]), frozenset(parties))


NO_BRIDGES: Final = Watched({}, frozenset())
