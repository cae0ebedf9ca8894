"""The account belongs to a mixer."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.detect.parties import certainty, labels_of, said_of, sources_of
from hueandcry.model.finding import Hit, Severity
from hueandcry.model.observable import Address
from hueandcry.model.signing import Parties


@detector(
    title="The account belongs to a mixer",
    severity=Severity.MEDIUM,
    why="Mixers pool money to hide whose it was. Honest people use them too, and exchanges often "
    "hold back or refuse what came through one.",
    advice="Before you send to it or accept money from it, know what your exchange and your law "
    "make of that.",
    references=("FATF, Virtual Assets: Red Flag Indicators (September 2020)",),
)
def mixer(address: Address, parties: Parties) -> Iterable[Hit]:
    """Report every source that calls it a mixer's."""
    party = parties.of(address.account)
    if labels := labels_of(party, frozenset({"mixer"})):
        yield Hit(
            key="mixer",
            confidence=certainty(labels),
            evidence=tuple(said_of(labels)),
            sources=sources_of(labels),
        )
