from hueandcry.model.act import Named
from hueandcry.model.finding import Confidence
from hueandcry.model.signing import Namings
from tests.detect.signing.making import (
    FRIEND,
    ME,
    ROUTER,
    STRANGER,
    TOKEN,
    UNISWAP,
    call,
    history,
    parties,
    party,
    tx,
)
from tests.examples import detector, hits


def naming(*accounts: str) -> Namings:
    rows = tuple((f"argument{at}", account) for at, account in enumerate(accounts))
    return Namings((Named((), ME, ROUTER, "enterExitQueue(uint256,address)", rows),))


HIT = [tx(naming(ME, STRANGER), UNISWAP), tx(naming(STRANGER), history(FRIEND))]
CLEAN = [
    tx(naming()),
    tx(naming(ME)),
    tx(naming(ROUTER), UNISWAP),
    tx(naming(TOKEN), parties(party(TOKEN, symbol="USDC"))),
    tx(naming(FRIEND), history(FRIEND)),
    tx(naming(STRANGER), call(STRANGER)),
]


def test_it_says_which_argument_it_is() -> None:
    (found,) = hits(detector("signing/stranger-in-call"), HIT[0])
    assert found.confidence is Confidence.MEDIUM
    assert "enterExitQueue of" in found.evidence[0].text
    assert "argument1 is" in found.evidence[0].text
