from hueandcry.detect.address.listed_thief import listed_thief
from hueandcry.model.finding import Confidence
from hueandcry.model.signing import OfficialContract
from tests.examples import hits
from tests.labelled_parties import said, subject

OFFICIAL = OfficialContract("lifi", "LI.FI", "eip155:1", "0x", "router", "starter", "", "")
HIT = [
    subject(said("theft", "Bridge Exploiter 3")),
    subject(said("scam", "Fake_Phishing17", 0.6)),
    subject(said("scam", "Fake"), official=(OFFICIAL,)),
]
CLEAN = [subject(), subject(said("exploited")), subject(said("sanctioned")), subject(said("mixer"))]


def test_every_source_is_told_and_two_are_surer_than_one_guess() -> None:
    (hit,) = hits(listed_thief, subject(said("scam", "A", 0.4), said("theft", "B", 0.4, "other")))
    assert hit.confidence is Confidence.STRONG
    assert [source.name for source in hit.sources] == ["list", "other"]
    (hit,) = hits(listed_thief, subject(said("scam", "A", 0.4)))
    assert hit.confidence is Confidence.MEDIUM


def test_an_official_contract_is_in_doubt() -> None:
    (hit,) = hits(listed_thief, HIT[2])
    assert hit.confidence is Confidence.MEDIUM
    assert "LI.FI's router" in hit.evidence[-1].text
