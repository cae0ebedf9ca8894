"""An unofficial fallback handler: it answers in the account's name."""

from collections.abc import Iterable

from hueandcry.decode.safe.libraries import official_fallback_handler
from hueandcry.detect.acts import grouped
from hueandcry.detect.controls import changes, lines
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import ZERO, known_parties
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Controls, Parties


@detector(
    title="An unofficial contract would answer for the account",
    severity=Severity.HIGH,
    why="The fallback handler gets every call the Safe does not know, the question whether a "
    "signature is the account's (EIP-1271) among them: a hostile one can sign orders and permits.",
    advice="Confirm only if you know the handler's code. Safe's own is "
    "CompatibilityFallbackHandler.",
    references=("https://docs.safe.global/advanced/smart-account-fallback-handler", "EIP-1271"),
)
def safe_fallback_handler(request: Request, controls: Controls, parties: Parties) -> Iterable[Hit]:
    """Report handlers that are not Safe's own; none at all is harmless.

    A token or a batch contract as handler lets anybody have it called in the Safe's name.
    """
    rows = [
        row for row in changes(controls, "fallback handler")
        if row.subject != ZERO and not official_fallback_handler(row.subject)
    ]  # fmt: skip
    if not rows:
        return
    known = known_parties(parties)
    for handler, group in grouped(rows, lambda row: row.subject).items():
        party = known.get(handler)
        token = party is not None and (party.tokens or party.official)
        sure = Confidence.STRONG if token else Confidence.MEDIUM
        yield Hit(f"{group[0].target} {handler}", sure, lines(group, known))
