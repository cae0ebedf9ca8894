from hueandcry.model.act import Delegation
from hueandcry.model.finding import Confidence
from hueandcry.model.signing import Delegations
from tests.detect.signing.making import (
    CHAIN,
    ME,
    ROUTER,
    STRANGER,
    UNISWAP,
    ZERO,
    label,
    parties,
    party,
    tx,
)
from tests.examples import detector, hits


def delegate(to: str, chain: str = CHAIN) -> Delegations:
    return Delegations((Delegation((), ME, to, chain, "1"),))


HIT = [
    tx(delegate(STRANGER)),
    tx(delegate(STRANGER, "eip155:*")),
    tx(delegate(STRANGER), parties(party(STRANGER, label("service")))),
    tx(delegate(ROUTER), parties(party(ROUTER, label("scam"), role="delegate"))),
    # A router is official, and no code to run as one's own: anybody may sweep what it holds.
    tx(delegate(ROUTER), UNISWAP),
]
CLEAN = [tx(delegate(ROUTER), parties(party(ROUTER, role="delegate"))), tx(delegate(ZERO))]


def test_code_nobody_names_is_sure() -> None:
    found = [hits(detector("signing/delegation-unknown"), example)[0] for example in HIT]
    assert {hit.confidence for hit in found} == {Confidence.STRONG}
    assert found[1].evidence[1].text == "chain id 0: the signature holds on every chain"
