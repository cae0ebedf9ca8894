from tests.examples import hits
from tests.handles import facts_of

from hueandcry.detect.handle.display_name import display_name
from hueandcry.model.finding import Confidence

HIT = [
    facts_of("@bob123", display_name="Uniswap"),
    facts_of("@bob123", display_name="Uniswap Labs \U0001f984"),
    facts_of("@bob123", display_name="MetaMask Support"),
    facts_of("@bob123", display_name="Un\u0456swap"),
    facts_of("@bob123", display_name="Uni\u200bswap"),
]
CLEAN = [
    facts_of("@bob123"),
    facts_of("@bob123", display_name="Bob"),
    facts_of("@Uniswap", display_name="Uniswap"),
    facts_of("@bob123", display_name="Ledger of a small village"),
]


def test_foreign_and_hidden_letters_are_sure() -> None:
    for shown in ("Un\u0456swap", "Uni\u200bswap"):
        (hit,) = hits(display_name, facts_of("@bob123", display_name=shown))
        assert hit.confidence is Confidence.STRONG
    (hit,) = hits(display_name, facts_of("@bob123", display_name="Uniswap"))
    assert hit.confidence is Confidence.MEDIUM
