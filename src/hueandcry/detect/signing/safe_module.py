"""A module is enabled: it may do everything without a signature."""

from collections.abc import Iterable

from hueandcry.detect.acts import grouped
from hueandcry.detect.controls import changes, lines
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import is_known, known_parties
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Controls, Parties


@detector(
    title="A module may act for the account without signatures",
    severity=Severity.HIGH,
    why="An enabled module passes by the owners: it can send everything away in one call of its "
    "own. It is also how a thief comes back after the owners were changed.",
    advice="Confirm only if all owners know the module, its code and who can make it act.",
    references=("https://docs.safe.global/advanced/smart-account-modules", "ATT&CK v17 T1098"),
)
def safe_module(request: Request, controls: Controls, parties: Parties) -> Iterable[Hit]:
    """Report modules that are enabled, less surely those somebody is known to run."""
    rows = changes(controls, "module enabled")
    if not rows:
        return
    known = known_parties(parties)
    for module, group in grouped(rows, lambda row: row.subject).items():
        sure = Confidence.WEAK if is_known(known.get(module)) else Confidence.MEDIUM
        yield Hit(f"{group[0].target} {module}", sure, lines(group, known))
