"""A name that the platform cannot have, or keeps to itself."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.handle import HandleFaults, HandleOwners
from hueandcry.model.observable import Handle


@detector(
    title="The platform has no such handle",
    severity=Severity.MEDIUM,
    why="The name breaks the platform's own rules. Where it was shown in a picture or a message, "
    "it was made to look like another; else it is mistyped.",
    advice="Look the account up on the platform itself, by its search.",
    references=("UTS 39 §5", "ATT&CK v17 T1656"),
)
def impossible(handle: Handle, faults: HandleFaults, owners: HandleOwners) -> Iterable[Hit]:
    """Report what the rules say; a name an official source gives is left alone.

    Accounts older than a reservation kept their names: that one is context.
    """
    if not owners:
        for fault, detail in faults.rows:
            sure = Confidence.WEAK if fault == "reserved" else Confidence.MEDIUM
            yield Hit(fault, sure, (Evidence(detail),))
