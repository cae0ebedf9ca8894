"""An address and what is said of it, for tests of detectors."""

from hueandcry.model.any_fact import AnyFact
from hueandcry.model.label import Label
from hueandcry.model.observable import Address
from hueandcry.model.signing import OfficialContract, Parties, Party
from tests.examples import Facts

ACCOUNT = "0x" + "ab" * 20
ADDRESS = Address(f"eip155:1/{ACCOUNT}", ACCOUNT, "eip155:1", ACCOUNT)


def said(
    category: str,
    name: str = "Some name",
    confidence: float = 0.8,
    source: str = "list",
    date: str = "2026-01-02",
    entity: str = "",
) -> Label:
    return Label(name, entity, category, confidence, source, date, f"https://{source}.test/")


def subject(
    *labels: Label, official: tuple[OfficialContract, ...] = (), facts: tuple[AnyFact, ...] = ()
) -> Facts:
    """Return an address of which these labels are said."""
    party = Party("eip155:1", ACCOUNT, ("subject",), labels, official)
    return Facts(ADDRESS, (Parties((party,)), *facts))
