from tests.examples import hits
from tests.handles import facts_of

from hueandcry.detect.handle.lookalike import lookalike
from hueandcry.model.finding import Confidence

HIT = [
    facts_of("@Un1swap"),
    facts_of("@Uniswaap"),
    facts_of("@Uni_swap"),
    facts_of("@Unisvvap"),
    facts_of("@Un\u0456swap"),
    facts_of("@Uniswap_", "github"),
    facts_of("@0xNNovaDAO"),
]
CLEAN = [
    facts_of("@Uniswap"),
    facts_of("@Uniswap", "telegram"),
    # No account of theirs is known there: it may be their spelling.
    facts_of("@Uni_swap", "telegram"),
    facts_of("@somebody"),
    facts_of("@Uniswap_support"),
]


def test_a_coined_name_is_surer_than_a_common_word() -> None:
    (coined,) = hits(lookalike, facts_of("@Un1swap"))
    (word,) = hits(lookalike, facts_of("@Ledg3r"))
    assert coined.confidence is Confidence.STRONG
    assert word.confidence is Confidence.STRONG or word.confidence is Confidence.MEDIUM
    assert (coined.evidence[0].seen, coined.evidence[0].known) == ("un1swap", "uniswap")


def test_the_handle_of_the_same_platform_is_shown_as_the_official_one() -> None:
    (hit,) = hits(lookalike, facts_of("@Un1swap"))
    assert "@Uniswap on x" in hit.evidence[0].text
    assert "known on x as @Uniswap" in hit.evidence[1].text


def test_a_kind_of_account_is_not_compared_with_a_bare_name() -> None:
    (hit,) = hits(lookalike, facts_of("company/acmewalllet", "linkedin"))
    assert (hit.evidence[0].seen, hit.evidence[0].known) == ("acmewalllet", "acmewallet")
    assert hit.evidence[1].text.endswith("is known on linkedin as company/acmewallet")
