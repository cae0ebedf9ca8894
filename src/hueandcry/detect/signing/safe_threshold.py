"""How many owners must sign changes."""

from collections.abc import Iterable

from hueandcry.detect.acts import grouped
from hueandcry.detect.controls import changes, lines, threshold_of
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import known_parties
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Request, SafeProposal
from hueandcry.model.signing import Controls, Parties


@detector(
    title="How many owners must sign changes",
    severity=Severity.HIGH,
    why="With a threshold of one, one stolen key is enough for everything the account holds.",
    advice="Confirm only if the owners agreed on the new number.",
    references=("https://docs.safe.global/advanced/smart-account-concepts", "ATT&CK v17 T1098"),
)
def safe_threshold(request: Request, controls: Controls, parties: Parties) -> Iterable[Hit]:
    """Report new thresholds; surely where an account of several owners would need one only."""
    before = request.threshold if isinstance(request, SafeProposal) else ""
    rows = [
        row for row in changes(controls, "threshold", "owner added", "owner removed")
        if row.change == "threshold" or (before and threshold_of(row) not in {"", before})
    ]  # fmt: skip
    if not rows:
        return
    known = known_parties(parties)
    for target, group in grouped(rows, lambda row: row.target).items():
        now = (Evidence(f"now it is {before}"),) if before else ()
        alone = before not in {"", "0", "1"} and any(threshold_of(row) == "1" for row in group)
        sure = Confidence.STRONG if alone else Confidence.MEDIUM
        yield Hit(f"{target} threshold", sure, (*lines(group, known), *now))
