from hueandcry.detect.address.mixer import mixer
from hueandcry.model.finding import Confidence, Severity
from tests.examples import hits
from tests.labelled_parties import said, subject

HIT = [subject(said("mixer", "Wasabi")), subject(said("mixer", "A guess", 0.4))]
CLEAN = [subject(), subject(said("exchange")), subject(said("sanctioned"))]


def test_it_is_no_crime_by_itself() -> None:
    assert mixer.severity is Severity.MEDIUM
    (hit,) = hits(mixer, HIT[0])
    assert hit.confidence is Confidence.STRONG
