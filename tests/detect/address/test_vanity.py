from hueandcry.detect.address.vanity import vanity
from hueandcry.model.finding import Confidence, Severity
from hueandcry.model.label import Label
from hueandcry.model.observable import Address
from hueandcry.model.signing import OfficialContract, Parties, Party
from tests.examples import Facts, hits
from tests.labelled_parties import said

# The form of Inferno Drainer's accounts.
GROUND = "0x00005c3b1d2f4a6e8897a5c4d3e2f1a0b9c80000"


def of(
    account: str,
    *labels: Label,
    official: tuple[OfficialContract, ...] = (),
    chain: str = "eip155:1",
) -> Facts:
    party = Party(chain, account, ("subject",), labels, official)
    return Facts(Address(f"{chain}/{account}", account, chain, account), (Parties((party,)),))


HIT = [of(GROUND), of(GROUND, said("theft")), of(GROUND, chain="eip155:*")]
CLEAN = [
    of(GROUND, said("exchange")),
    # Permit2 has zeros at the front only; the zero address is nobody's.
    of("0x000000000022d473030f116ddee9f6b43ac78ba3"),
    of("0x" + "0" * 40),
]


def test_alone_it_is_a_caution() -> None:
    (hit,) = hits(vanity, HIT[0])
    assert (vanity.severity, hit.confidence) == (Severity.HIGH, Confidence.MEDIUM)
    assert "four zeros" in hit.evidence[0].text
