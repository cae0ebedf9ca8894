"""A change after which nobody could sign for the account any more."""

from collections.abc import Iterable, Iterator

from hueandcry.detect.acts import told
from hueandcry.detect.controls import changes, line, threshold_of
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import known_parties
from hueandcry.model.act import Control
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request, SafeProposal
from hueandcry.model.signing import Controls, Parties


@detector(
    title="Nobody could sign for the account any more",
    severity=Severity.HIGH,
    why="An account that is its own owner waits for its own signature, and one that needs more "
    "signatures than it has owners never gets them. Safe's contract refuses the plain cases; not "
    "those through code that writes its storage.",
    advice="Do not confirm. Check the new owners and the threshold against each other.",
    references=("https://docs.safe.global/advanced/smart-account-concepts",),
)
def dead_lock(request: Request, controls: Controls, parties: Parties) -> Iterable[Hit]:
    """Report accounts that would own themselves, and thresholds above the number of owners."""
    found = [*_own_owner(controls), *_too_many(request, controls)]
    if found:
        known = known_parties(parties)
        texts = (f"{line(row, known)}: {reason}" for row, reason in found)
        yield Hit("dead lock", Confidence.STRONG, told(texts))


def _own_owner(controls: Controls) -> Iterator[tuple[Control, str]]:
    for row in changes(controls, "owner added", "owner swapped"):
        if row.subject == row.target:
            yield row, "the account would be its own owner"


def _too_many(request: Request, controls: Controls) -> Iterator[tuple[Control, str]]:
    if not isinstance(request, SafeProposal) or not request.owners:
        return
    mine = [row for row in controls.rows if row.target == request.safe]
    owners = len(request.owners)
    owners += sum(row.change == "owner added" for row in mine)
    owners -= sum(row.change == "owner removed" for row in mine)
    for row in mine:
        wanted = threshold_of(row)
        if wanted.isdecimal() and int(wanted) > owners:
            yield row, f"there would be {owners} owners"
