"""A permit: an allowance given by a signature alone."""

from collections.abc import Iterable, Iterator
from typing import Final

from hueandcry.detect.acts import grouped, told
from hueandcry.detect.allowances import DAY, is_permit, is_unlimited, line, seconds_left
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import Known, is_unknown, known_parties, may_be_own
from hueandcry.model.act import Approval
from hueandcry.model.fact import FeedStates
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Request, TypedData
from hueandcry.model.signing import Approvals, Parties, Signer, Site

# A permit is signed to be used in the next transaction: libraries give it minutes to an hour.
_LONG_SIGNATURE: Final = DAY
_LONG_ALLOWANCE: Final = 60 * DAY


@detector(
    title="A signature would let somebody nobody knows take tokens",
    severity=Severity.HIGH,
    why="Such a signature costs no gas and leaves no trace: whoever holds it makes himself "
    "the spender when he likes, and the wallet's history shows nothing until the tokens are gone. "
    "It is what drainers ask for most.",
    advice="Do not sign, unless you know whose contract the spender is. If you did, set the "
    "allowance to nothing (for Permit2: lockdown, or raise the nonce) before it is used.",
    references=("EIP-2612", "https://docs.uniswap.org/contracts/permit2/overview"),
)
def permit_signature(
    request: Request,
    approvals: Approvals,
    signer: Signer,
    parties: Parties,
    site: Site,
    feeds: FeedStates,
) -> Iterable[Hit]:
    """Report permits for unknown spenders, surely with two signs of a drainer."""
    rows = [row for row in approvals.rows if is_permit(row, request) and not row.revokes]
    # In a transaction the signature is another's, unless it is the asker's own allowance.
    if not isinstance(request, TypedData):
        rows = [row for row in rows if may_be_own(row.owner, signer)]
    if not rows:
        return
    known = known_parties(parties)
    for spender, group in grouped(rows, lambda row: row.spender).items():
        if is_unknown(spender, signer, known):
            signs = [*_signs(group, feeds, known), *_place(site)]
            sure = Confidence.STRONG if len(signs) > 1 else Confidence.MEDIUM
            lines = told(line(row, known) for row in group)
            yield Hit(spender, sure, (*lines, *map(Evidence, signs)))


def _signs(group: list[Approval], feeds: FeedStates, known: Known) -> Iterator[str]:
    if any(is_unlimited(row, known) for row in group):
        yield "there is no limit to the amount"
    tokens = len({row.asset.contract for row in group})
    if tokens > 1:
        yield f"one signature opens {tokens} tokens at once"
    if any((seconds_left(row.deadline, feeds) or 0) > _LONG_SIGNATURE for row in group):
        yield "the signature can be used for more than a day; honest ones for minutes"
    if any(row.manner == "DAI permit" and row.deadline is None for row in group):
        yield "the signature never lapses"
    if any((seconds_left(row.expires, feeds) or 0) > _LONG_ALLOWANCE for row in group):
        yield "the allowance would stand for more than two months"


def _place(site: Site) -> Iterator[str]:
    if site and not site.owners:
        yield f"{site.host} asks for it, which no known brand owns"
