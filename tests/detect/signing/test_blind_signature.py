from hueandcry.model.act import BlindSignature
from hueandcry.model.finding import Confidence
from hueandcry.model.signing import BlindSignatures
from tests.detect.signing.making import message, tx
from tests.examples import detector, hits

HIT = [message(BlindSignatures((BlindSignature((), "eth_sign", "0x" + "99" * 32),)))]
CLEAN = [message()]


def test_a_safe_that_approves_by_hash_is_less_sure() -> None:
    approved = BlindSignature(("Safe transaction",), "approved by its hash", "0x" + "99" * 32)
    found = hits(detector("signing/blind-signature"), tx(BlindSignatures((approved,))))
    assert found[0].confidence is Confidence.MEDIUM
    assert hits(detector("signing/blind-signature"), HIT[0])[0].confidence is Confidence.STRONG
