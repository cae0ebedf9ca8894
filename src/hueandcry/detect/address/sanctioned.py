"""The account is on a list of sanctions."""

from collections.abc import Iterable, Iterator
from typing import Final

from hueandcry.detect.detector import detector
from hueandcry.detect.parties import certainty, doubts_of, labels_of, said_of, sources_of
from hueandcry.model.fact import FeedStates
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.label import Label
from hueandcry.model.observable import Address
from hueandcry.model.signing import Parties, Party

# The list as its publisher gives it; every other sanctions feed is somebody's copy of it.
_OWN_LIST: Final = "treasury-sdn"
_OFF_THE_LIST: Final = (
    "Tornado Cash was taken off the SDN list on 2025-03-21 (home.treasury.gov, press release"
    " sb0057): a copy from before still lists its contracts"
)


@detector(
    title="The account is sanctioned",
    severity=Severity.HIGH,
    why="Whoever is bound by these sanctions must not pay the account or take money from it, and "
    "exchanges hold back what touched it. Copies of the list lag behind it in both directions.",
    advice="Do not send to it or accept money from it. If you must know for sure, look the account "
    "up on the list itself: sanctionssearch.ofac.treas.gov.",
    references=("https://ofac.treasury.gov/faqs/563",),
)
def sanctioned(address: Address, parties: Parties, feeds: FeedStates) -> Iterable[Hit]:
    """Report every source that lists the account; what the list itself does not hold is a doubt."""
    party = parties.of(address.account)
    labels = labels_of(party, frozenset({"sanctioned"}))
    if party and labels:
        doubts = (*_doubts(party, labels, feeds), *doubts_of(party))
        yield Hit(
            key="sanctioned",
            confidence=Confidence.MEDIUM if doubts else certainty(labels),
            evidence=(*said_of(labels), *_undated(labels, feeds), *doubts),
            sources=sources_of(labels),
        )


def _undated(labels: tuple[Label, ...], feeds: FeedStates) -> Iterator[Evidence]:
    """Yield how old the copies may be that tell no day themselves."""
    undated = {label.source for label in labels if not label.date}
    for feed in feeds.rows:
        if feed.name in undated and feed.checked:
            day = feed.checked[:10]
            yield Evidence(f"{feed.name} tells no day of its own; its files were read on {day}")


def _doubts(party: Party, labels: tuple[Label, ...], feeds: FeedStates) -> Iterator[Evidence]:
    """Yield what speaks for an account that was taken off the list."""
    if any(label.source.startswith(_OWN_LIST) for label in labels):
        return
    for feed in feeds.rows:
        if feed.name.startswith(_OWN_LIST) and feed.rows:
            yield Evidence(
                f"{feed.name}, the list itself, read on {feed.checked[:10]}, does not hold it: the "
                "sources disagree"
            )
    if any(one.category == "mixer" and one.entity.startswith("tornado") for one in party.labels):
        yield Evidence(_OFF_THE_LIST)
