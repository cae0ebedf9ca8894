"""An allowance or a signature that outlives its purpose by far."""

from collections.abc import Iterable

from hueandcry.detect.acts import grouped, told
from hueandcry.detect.allowances import (
    LONGEST_ALLOWANCE,
    LONGEST_SIGNATURE,
    line,
    seconds_left,
    until,
)
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import Known, is_known_spender, known_parties
from hueandcry.model.act import Approval
from hueandcry.model.fact import FeedStates
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Approvals, Parties


@detector(
    title="The permission lasts far longer than it is needed",
    severity=Severity.MEDIUM,
    why="A signature that stays good for months can be used on the day the account is full, and "
    "an allowance that never ends waits for the spender to be broken into.",
    advice="Ask for a permission that ends within the hour, or set the end yourself if the wallet "
    "lets you.",
    references=("EIP-2612", "https://docs.uniswap.org/contracts/permit2/overview"),
)
def approval_long(
    request: Request, approvals: Approvals, parties: Parties, feeds: FeedStates
) -> Iterable[Hit]:
    """Report ends far off; ones that are not told belong to plain approvals, which have none."""
    rows = [row for row in approvals.rows if row.expires or row.deadline]
    if not rows:
        return
    known = known_parties(parties)
    for spender, group in grouped(rows, lambda row: row.spender).items():
        lines = [text for row in group if not row.revokes for text in _lines(row, known, feeds)]
        if lines:
            sure = Confidence.WEAK if is_known_spender(known.get(spender)) else Confidence.MEDIUM
            yield Hit(spender, sure, told(lines))


def _lines(row: Approval, known: Known, feeds: FeedStates) -> Iterable[str]:
    allowance, signature = seconds_left(row.expires, feeds), seconds_left(row.deadline, feeds)
    if row.expires and allowance and allowance > LONGEST_ALLOWANCE:
        yield f"{line(row, known)}: the allowance ends {until(row.expires, feeds)}"
    if row.deadline and signature and signature > LONGEST_SIGNATURE:
        yield f"{line(row, known)}: the signature can be used until {until(row.deadline, feeds)}"
