"""EIP-7702: the account would run a known delegate's code, or none."""

from collections.abc import Iterable, Iterator

from hueandcry.detect.acts import grouped, told, where
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import (
    ZERO,
    Known,
    delegate_of,
    known_parties,
    name_of,
    source_of,
)
from hueandcry.model.act import Delegation
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Delegations, Parties


@detector(
    title="Your account would run a known contract's code",
    severity=Severity.LOW,
    why="A known delegate is no acquittal: it does whatever the batch given to it says. In May "
    "2025 146,551 dollars were stolen through a wallet's own delegate.",
    advice="Look at what the batch does, and sign no delegation a page asks for.",
    references=("EIP-7702",),
)
def delegation_known(request: Request, delegations: Delegations, parties: Parties) -> Iterable[Hit]:
    """Show delegates that are official contracts, and delegations that are taken back."""
    known = known_parties(parties)
    for delegate, group in grouped(delegations.rows, lambda row: row.delegate).items():
        official = delegate_of(known.get(delegate))
        if official or delegate == ZERO:
            sources = (source_of(official),) if official else ()
            yield Hit(delegate, Confidence.STRONG, told(_lines(group, known)), sources)


def _lines(group: list[Delegation], known: Known) -> Iterator[str]:
    for row in group:
        if row.delegate == ZERO:
            yield f"the delegation is taken back on {_chains(row)}{where(row)}"
        else:
            yield f"{name_of(row.delegate, known)} on {_chains(row)}{where(row)}"


def _chains(row: Delegation) -> str:
    return "every chain" if row.chain == "eip155:*" else row.chain
