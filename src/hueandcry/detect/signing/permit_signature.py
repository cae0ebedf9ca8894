"""A permit: an allowance given by a signature alone."""

from collections.abc import Iterable, Iterator, Sequence

from hueandcry.detect.allowances import LONGEST_ALLOWANCE, is_permit, seconds_left
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import Known
from hueandcry.detect.permits import (
    asked_by_nobody_known,
    long_usable,
    no_limit,
    stranger_hits,
    tokens_of,
)
from hueandcry.model.act import Approval
from hueandcry.model.fact import FeedStates
from hueandcry.model.finding import Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Approvals, Parties, Signer, Site


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

    def signs(group: Sequence[Approval], known: Known) -> Iterator[str]:
        yield from _signs(group, feeds, known)
        yield from asked_by_nobody_known(site)

    return stranger_hits(rows, request, signer, parties, signs)


def _signs(group: Sequence[Approval], feeds: FeedStates, known: Known) -> Iterator[str]:
    yield from no_limit(group, known)
    if (tokens := tokens_of(group)) > 1:
        yield f"one signature opens {tokens} tokens at once"
    yield from long_usable(group, feeds)
    if any(row.manner == "DAI permit" and row.deadline is None for row in group):
        yield "the signature never lapses"
    if any((seconds_left(row.expires, feeds) or 0) > LONGEST_ALLOWANCE for row in group):
        yield "the allowance would stand for more than two months"
