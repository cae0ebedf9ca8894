"""Permit2's signature transfers: one signature, and the tokens go at once."""

from collections.abc import Iterable, Iterator, Sequence

from hueandcry.detect.allowances import PERMIT_TRANSFERS
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
    title="A signature would let somebody nobody knows move tokens at once",
    severity=Severity.HIGH,
    why="Permit2 moves the tokens for whoever the signature names as spender, to wherever that "
    "spender likes. Only a witness, extra data that the spender's contract checks, can bind it to "
    "a purpose, and it is worth as much as that contract.",
    advice="Do not sign, unless you know whose contract the spender is. If you did, invalidate the "
    "nonce at Permit2 before it is used.",
    references=("https://docs.uniswap.org/contracts/permit2/reference/signature-transfer",),
)
def permit_transfer(
    request: Request,
    approvals: Approvals,
    signer: Signer,
    parties: Parties,
    site: Site,
    feeds: FeedStates,
) -> Iterable[Hit]:
    """Report unknown spenders, surely with two signs of a drainer."""
    rows = [row for row in approvals.rows if row.manner in PERMIT_TRANSFERS]

    def signs(group: Sequence[Approval], known: Known) -> Iterator[str]:
        yield from _signs(group, feeds, known)
        yield from asked_by_nobody_known(site)

    return stranger_hits(rows, request, signer, parties, signs)


def _signs(group: Sequence[Approval], feeds: FeedStates, known: Known) -> Iterator[str]:
    if not any(row.witness for row in group):
        yield "no witness binds it: the spender alone says where the tokens go"
    yield from no_limit(group, known)
    if (tokens := tokens_of(group)) > 1:
        yield f"one signature moves {tokens} tokens"
    yield from long_usable(group, feeds)
