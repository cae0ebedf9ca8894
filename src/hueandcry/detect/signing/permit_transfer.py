"""Permit2's signature transfers: one signature, and the tokens go at once."""

from collections.abc import Iterable, Iterator
from typing import Final

from hueandcry.detect.acts import grouped, told
from hueandcry.detect.allowances import DAY, PERMIT_TRANSFERS, is_unlimited, line, seconds_left
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import Known, is_unknown, known_parties, may_be_own
from hueandcry.model.act import Approval
from hueandcry.model.fact import FeedStates
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Request, TypedData
from hueandcry.model.signing import Approvals, Parties, Signer, Site

_LONG_SIGNATURE: Final = DAY


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
    if not any(row.witness for row in group):
        yield "no witness binds it: the spender alone says where the tokens go"
    if any(is_unlimited(row, known) for row in group):
        yield "there is no limit to the amount"
    tokens = len({row.asset.contract for row in group})
    if tokens > 1:
        yield f"one signature moves {tokens} tokens"
    if any((seconds_left(row.deadline, feeds) or 0) > _LONG_SIGNATURE for row in group):
        yield "the signature can be used for more than a day; honest ones for minutes"


def _place(site: Site) -> Iterator[str]:
    if site and not site.owners:
        yield f"{site.host} asks for it, which no known brand owns"
