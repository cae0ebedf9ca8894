from hueandcry.decode.link import parse_link
from hueandcry.model.fact import Resemblances
from hueandcry.model.registration import Certificates
from tests.detect.test_age import LIKE
from tests.examples import Facts
from tests.values import NOW


def facts(first_seen: str, resemblances: Resemblances) -> Facts:
    found = Certificates("new.com", first_seen, ("Trust",), 1, 1, NOW, "https://search.test/")
    return Facts(parse_link("new.com"), (found, resemblances))


HIT = [
    facts("2026-11-20", Resemblances(())),
    facts("2026-09-01", LIKE),
]
CLEAN = [
    facts("2026-09-01", Resemblances(())),
    facts("2024-01-01", LIKE),
    facts("", LIKE),
]
