from tests.examples import hits
from tests.handles import facts_of

from hueandcry.detect.handle.impossible import impossible
from hueandcry.model.finding import Confidence

HIT = [
    facts_of("@Un\u0456swap"),
    facts_of("@sixteen_letters_"),
    facts_of("@uni.swap"),
    facts_of("@TwitterHelp"),
    facts_of("@abc", "telegram"),
]
CLEAN = [
    facts_of("@somebody"),
    facts_of("@uni.swap", "instagram"),
    facts_of("@Uniswap"),
]


def test_older_accounts_kept_reserved_words() -> None:
    (hit,) = hits(impossible, facts_of("@phpmyadmin"))
    assert hit.confidence is Confidence.WEAK
