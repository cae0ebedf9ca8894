from hueandcry.model.finding import Confidence
from hueandcry.model.observable import Message
from hueandcry.model.signing import Digest, Digests, Site
from tests.detect.signing.making import ME, STRAY_SITE
from tests.examples import Facts, detector, hits

DIGESTS = Digests((Digest("ERC-191 Digest", "0x" + "11" * 32, "the text"),))
OWN_SITE = Site("https://lite.zksync.io", "lite.zksync.io", "")
TEXT = "Access zkSync account.\n\nOnly sign this message for a trusted client!\nChain ID: 1."


def text(words: str, *sites: Site) -> Facts:
    """Make an example of a text, and the site that asks for it."""
    body = "0x" + words.encode().hex()
    return Facts(Message("m", "m", ME, "personal_sign", body), (DIGESTS, *sites))


HIT = [
    text(TEXT),
    text(TEXT, STRAY_SITE),
    text("Sign this message to access Loopring Exchange: 0x1 with key nonce: 0", STRAY_SITE),
]
CLEAN = [text(TEXT, OWN_SITE), text("I agree to the terms"), text("hello", STRAY_SITE)]


def test_another_site_is_sure_and_an_untold_one_is_not() -> None:
    found = [hits(detector("signing/key-text"), example)[0].confidence for example in HIT[:2]]
    assert found == [Confidence.MEDIUM, Confidence.STRONG]
