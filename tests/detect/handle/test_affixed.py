from tests.examples import hits
from tests.handles import facts_of

from hueandcry.detect.handle.affixed import affixed
from hueandcry.model.finding import Confidence

HIT = [
    facts_of("@Uniswap_eth"),
    facts_of("@realUniswap"),
    facts_of("@0xUniswap"),
    facts_of("@UniswapDAO"),
    facts_of("@Uniswap2024"),
    facts_of("@MetaMask_hq"),
    facts_of("@uniswapzqkw"),
]
CLEAN = [
    facts_of("@Uniswap"),
    facts_of("@Uniswap_support"),
    facts_of("@protocol"),
]


def test_unknown_words_beside_a_name_are_context_only() -> None:
    (hit,) = hits(affixed, facts_of("@uniswapzqkw"))
    assert hit.confidence is Confidence.WEAK


def test_where_the_brand_is_not_known_a_describing_word_is_context() -> None:
    (there,) = hits(affixed, facts_of("@UniswapDAO", "telegram"))
    (pretended,) = hits(affixed, facts_of("@realUniswap", "telegram"))
    assert (there.confidence, pretended.confidence) == (Confidence.WEAK, Confidence.MEDIUM)


def test_a_common_word_needs_a_word_that_pretends() -> None:
    (plain,) = hits(affixed, facts_of("@LedgerDAO"))
    (official,) = hits(affixed, facts_of("@OfficialLedger"))
    assert (plain.confidence, official.confidence) == (Confidence.WEAK, Confidence.MEDIUM)
