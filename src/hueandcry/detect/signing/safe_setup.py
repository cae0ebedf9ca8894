"""A new Safe is set up with more than owners and a threshold."""

from collections.abc import Iterable

from hueandcry.detect.controls import changes, lines
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import known_parties
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Controls, Parties


@detector(
    title="A new account is set up",
    severity=Severity.LOW,
    why="A Safe's first call names its owners, and may enable modules, run code and pay somebody. "
    "Whoever prepares it for you can put his own key among the owners.",
    advice="Compare every owner and the threshold with what you agreed on, before money goes in.",
    references=("https://docs.safe.global/advanced/smart-account-concepts",),
)
def safe_setup(request: Request, controls: Controls, parties: Parties) -> Iterable[Hit]:
    """Show what an account is set up with; code it runs is `signing/safe-delegatecall`."""
    rows = changes(controls, "setup")
    if rows:
        yield Hit(f"{rows[0].target} setup", Confidence.STRONG, lines(rows, known_parties(parties)))
