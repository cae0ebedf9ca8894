from hueandcry.decode.link import parse_link
from hueandcry.model.fact import Resemblances
from hueandcry.model.registration import Registration
from tests.detect.test_age import LIKE
from tests.examples import Facts
from tests.values import NOW


def facts(created: str, resemblances: Resemblances) -> Facts:
    registration = Registration("new.com", created, "", "", (), (), NOW, "https://rdap.test/")
    return Facts(parse_link("new.com"), (registration, resemblances))


HIT = [
    facts("2026-11-20", Resemblances(())),
    facts("2026-11-25", Resemblances(())),
    facts("2026-09-01", LIKE),
]
CLEAN = [
    facts("2026-09-01", Resemblances(())),
    facts("2025-11-24", LIKE),
    facts("", LIKE),
]
