from tests.examples import hits
from tests.handles import facts_of

from hueandcry.detect.handle.listed import listed
from hueandcry.model.finding import Confidence

HIT = [
    facts_of("@vitalikfake"),
    facts_of("@Uniswap_Help", "telegram"),
    facts_of("@Uniswap"),
]
CLEAN = [
    facts_of("@vitalikfake", "telegram"),
    facts_of("@a"),
]


def test_an_official_account_on_a_list_is_a_doubt() -> None:
    (hit,) = hits(listed, facts_of("@Uniswap"))
    assert hit.confidence is Confidence.MEDIUM
    assert "hijacked" in hit.evidence[-1].text
