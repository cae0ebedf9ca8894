from hueandcry.model.finding import Confidence
from hueandcry.model.signing import Confirmations, Recovered
from tests.detect.signing.making import FRIEND, ME, STRANGER, safe
from tests.examples import detector, hits

OTHER_HASH = "0x" + "99" * 32
# Bybit, 2025-02-21: for the transaction that was shown, the signatures are nobody's.
BYBIT = Recovered(
    "0x1f4eb0a903619ac168b19a82f1a6e2e426522211",
    "0x9ed84723885128072e4eebe53d2c71cac23ceb01",
    "eth_sign",
    False,
    "2025-02-21T05:42:40Z",
    OTHER_HASH,
)
HIT = [
    safe(Confirmations((BYBIT,))),
    safe(Confirmations((Recovered(ME, STRANGER, "plain", None),))),
    safe(Confirmations((Recovered(STRANGER, STRANGER, "plain", False),))),
    safe(Confirmations((Recovered(ME, "", "no signature of anybody", None),))),
    safe(Confirmations((Recovered(STRANGER, "", "contract", False),))),
]
CLEAN = [
    safe(
        Confirmations((Recovered(ME, ME, "plain", True), Recovered(FRIEND, FRIEND, "plain", None)))
    ),
    # The hash could not be made: nothing can be said of signatures.
    safe(Confirmations((Recovered(ME, "", "the version of the Safe is not known", None),))),
    # Whether a contract signed only a node can tell.
    safe(Confirmations((Recovered(ME, "", "contract", True),))),
]


def test_a_signature_of_something_else_is_sure() -> None:
    found = [hits(detector("signing/confirmation-not-owner"), example)[0] for example in HIT]
    assert [hit.confidence for hit in found] == [Confidence.STRONG] * 4 + [Confidence.MEDIUM]


def test_says_whose_it_is_and_what_it_fits() -> None:
    (found,) = hits(detector("signing/confirmation-not-owner"), HIT[0])
    text = " ".join(evidence.text for evidence in found.evidence)
    assert "0x1F4EB0a903619ac168b19A82F1a6e2e426522211 of 2025-02-21T05:42:40Z" in text
    assert "0x9ed84723885128072E4EeBe53D2C71Cac23ceb01 is no owner of the account" in text
    assert OTHER_HASH in text
