from tests.examples import hits
from tests.handles import facts_of

from hueandcry.detect.handle.elsewhere import elsewhere
from hueandcry.model.finding import Confidence

HIT = [
    facts_of("@Uniswap", "telegram"),
    facts_of("@metamask", "telegram"),
    facts_of("@Uni_swap", "telegram"),
]
CLEAN = [
    facts_of("@Uniswap"),
    facts_of("@Uniswap", "github"),
    facts_of("@nobody", "telegram"),
]


def test_it_counts_where_the_brand_is_known_here_by_another_name() -> None:
    (unknown,) = hits(elsewhere, facts_of("@Uniswap", "telegram"))
    (known,) = hits(elsewhere, facts_of("@metamask", "telegram"))
    assert (unknown.confidence, known.confidence) == (Confidence.WEAK, Confidence.MEDIUM)
    assert "@metamask_io" in known.evidence[1].text
    text = unknown.evidence[0].text
    assert text.endswith("asked about is @Uniswap on telegram")
