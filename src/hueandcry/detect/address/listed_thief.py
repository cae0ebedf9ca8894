"""The account is named as a thief's or a swindler's."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.detect.parties import THEFTS, certainty, doubts_of, labels_of, said_of, sources_of
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Address
from hueandcry.model.signing import Parties


@detector(
    title="The account is named as a thief's or a swindler's",
    severity=Severity.HIGH,
    why="A source has put it down for a theft, phishing or fraud. What is sent there is gone, and "
    "what comes from there may be stolen.",
    advice="Do not send to it, approve it or sign for it. Read the source; if it is wrong, its "
    "keepers can correct it.",
    references=("ATT&CK v17 T1657", "https://github.com/forta-network/labelled-datasets"),
)
def listed_thief(address: Address, parties: Parties) -> Iterable[Hit]:
    """Report every source's word; less surely where the account is an official contract."""
    party = parties.of(address.account)
    if party and (labels := labels_of(party, THEFTS)):
        doubts = tuple(doubts_of(party))
        yield Hit(
            key="thief",
            confidence=Confidence.MEDIUM if doubts else certainty(labels),
            evidence=(*said_of(labels), *doubts),
            sources=sources_of(labels),
        )
