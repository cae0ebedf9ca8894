"""Signatures that let a spender take tokens: whose they are, and what an honest one has not."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from hueandcry.detect.acts import grouped, told
from hueandcry.detect.allowances import DAY, is_unlimited, line, seconds_left
from hueandcry.detect.parties import Known, is_unknown, known_parties, may_be_own
from hueandcry.model.act import Approval
from hueandcry.model.fact import FeedStates
from hueandcry.model.finding import Confidence, Evidence, Hit
from hueandcry.model.observable import Request, TypedData
from hueandcry.model.signing import Parties, Signer, Site

# A permit is signed to be used in the next transaction: libraries give it minutes to an hour.
_LONG_SIGNATURE: Final = DAY


def stranger_hits(
    rows: Iterable[Approval],
    request: Request,
    signer: Signer,
    parties: Parties,
    signs_of: Callable[[Sequence[Approval], Known], Iterable[str]],
) -> Iterator[Hit]:
    """Yield a hit for each unknown spender; two signs of a drainer make it sure."""
    # In a transaction the signature is another's, unless it is the asker's own allowance.
    if not isinstance(request, TypedData):
        rows = (row for row in rows if may_be_own(row.owner, signer))
    by_spender = grouped(list(rows), lambda row: row.spender)
    known = known_parties(parties) if by_spender else {}
    for spender, group in by_spender.items():
        if is_unknown(spender, signer, known):
            signs = list(signs_of(group, known))
            sure = Confidence.STRONG if len(signs) > 1 else Confidence.MEDIUM
            lines = told(line(row, known) for row in group)
            yield Hit(spender, sure, (*lines, *map(Evidence, signs)))


def no_limit(group: Sequence[Approval], known: Known) -> Iterator[str]:
    """Tell that any amount may be taken."""
    if any(is_unlimited(row, known) for row in group):
        yield "there is no limit to the amount"


def long_usable(group: Sequence[Approval], feeds: FeedStates) -> Iterator[str]:
    """Tell that the signature may be used for long."""
    if any((seconds_left(row.deadline, feeds) or 0) > _LONG_SIGNATURE for row in group):
        yield "the signature can be used for more than a day; honest ones for minutes"


def asked_by_nobody_known(site: Site) -> Iterator[str]:
    """Tell that no known brand owns the site that asks."""
    if site and not site.owners:
        yield f"{site.host} asks for it, which no known brand owns"


def tokens_of(group: Sequence[Approval]) -> int:
    """Return how many tokens one signature opens."""
    return len({row.asset.contract for row in group})
