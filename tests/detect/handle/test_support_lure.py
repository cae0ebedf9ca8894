from tests.examples import hits
from tests.handles import facts_of

from hueandcry.detect.handle.support_lure import support_lure
from hueandcry.model.finding import Confidence

HIT = [
    facts_of("@Uniswap_support"),
    facts_of("@helpdeskUniswap"),
    facts_of("@MetaMaskAirdrop"),
    facts_of("@Un1swapSupport"),
    facts_of("@StargateSupport"),
]
CLEAN = [
    facts_of("@Uniswap"),
    facts_of("@support"),
    facts_of("@UniswapLabs"),
]


def test_brands_do_have_accounts_for_help_so_it_is_not_sure() -> None:
    (hit,) = hits(support_lure, facts_of("@Uniswap_support"))
    assert hit.confidence is Confidence.MEDIUM
    assert "support" in hit.evidence[0].text
