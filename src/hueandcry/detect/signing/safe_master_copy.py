"""The code of the account is replaced."""

from collections.abc import Iterable

from hueandcry.decode.safe.libraries import official_singleton
from hueandcry.detect.acts import grouped
from hueandcry.detect.controls import changes, lines
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import known_parties
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Controls, Parties


@detector(
    title="The account's own code is replaced",
    severity=Severity.HIGH,
    why="A Safe is a small proxy; the master copy holds its rules. Whoever chooses another master "
    "copy makes new rules, such as that he alone may take everything.",
    advice="Do not confirm, unless it is an update to a version of Safe's that all owners planned.",
    references=("https://docs.safe.global/advanced/smart-account-overview", "ATT&CK v17 T1601"),
)
def safe_master_copy(request: Request, controls: Controls, parties: Parties) -> Iterable[Hit]:
    """Report new master copies, surely those that are not Safe's."""
    rows = changes(controls, "master copy")
    if not rows:
        return
    known = known_parties(parties)
    for subject, group in grouped(rows, lambda row: row.subject).items():
        name = official_singleton(subject)
        sure = Confidence.MEDIUM if name else Confidence.STRONG
        which = f"the new code is {name}" if name else "the new code is no version of Safe's"
        yield Hit(f"{group[0].target} {subject}", sure, (*lines(group, known), Evidence(which)))
