from tests.examples import hits
from tests.handles import facts_of

from hueandcry.detect.handle.claimed_owner import claimed_owner
from hueandcry.model.finding import Confidence

HIT = [
    facts_of("@UniswapInfo", claims="uniswap"),
    facts_of("@Uniswap", "telegram", claims="uniswap"),
    facts_of("@MetaMask", claims="uniswap"),
]
CLEAN = [
    facts_of("@uniswap", claims="uniswap"),
    facts_of("@Uniswap", "github", claims="uniswap"),
]


def test_it_is_sure_where_the_brands_account_of_the_platform_is_known() -> None:
    (here,) = hits(claimed_owner, facts_of("@UniswapInfo", claims="uniswap"))
    (unknown,) = hits(claimed_owner, facts_of("@Uniswap", "telegram", claims="uniswap"))
    assert (here.confidence, unknown.confidence) == (Confidence.STRONG, Confidence.MEDIUM)
    assert "@Uniswap on x" in here.evidence[0].text
