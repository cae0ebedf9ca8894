from hueandcry.model.signing import Unread
from tests.detect.signing.making import typed
from tests.examples import detector, hits

HIT = [typed(Unread((), (("message.spender2", "0x" + "11" * 200),)))]
CLEAN = [typed(Unread(("call 2",))), typed(Unread(()))]


def test_values_are_shortened() -> None:
    (found,) = hits(detector("signing/hidden-fields"), HIT[0])
    assert found.evidence[0].text.startswith("message.spender2: 0x1111")
    assert len(found.evidence[0].text) < 110
