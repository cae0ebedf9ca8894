from hueandcry.detect.signing.fake_token import fake_token
from hueandcry.model.finding import Confidence
from hueandcry.model.signing import Namesake, Namesakes, Token
from tests.detect.signing.making import CHAIN, OTHER, TOKEN, typed

REAL = Token(CHAIN, OTHER, "USDC", "USD Coin", 6, "erc20", "tokens", "2026-01-01", "x")
CONFUSED = Namesakes((Namesake(TOKEN, "USD \u0421oin", False, REAL),))
SAME = Namesakes((Namesake(TOKEN, "USD Coin", True, REAL),))

HIT = [typed(CONFUSED), typed(SAME)]
CLEAN = [typed(Namesakes(()))]


def test_look_alike_letters_are_surer_than_the_same_name() -> None:
    found = [
        next(iter(fake_token.examine(typed().observable, fact))).confidence
        for fact in (CONFUSED, SAME)
    ]
    assert found == [Confidence.STRONG, Confidence.MEDIUM]
