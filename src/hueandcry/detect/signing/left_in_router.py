"""What is swapped stays in a router, where anybody can take it."""

from collections.abc import Iterable

from hueandcry.detect.acts import grouped, quantities_text, told, where
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import known_parties, name_of, official_of, source_of
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Parties, Swaps


@detector(
    title="What you swap is left in a router",
    severity=Severity.HIGH,
    why="A router passes on what it holds within one transaction. What no later step fetches is "
    "taken by whoever asks first; bots watch for it.",
    advice="Do not sign. Have the page make the swap anew, with your own account as its receiver.",
    references=("https://docs.uniswap.org/contracts/universal-router/overview",),
)
def left_in_router(request: Request, swaps: Swaps, parties: Parties) -> Iterable[Hit]:
    """Report swaps whose outcome goes to an official router and no further."""
    known = known_parties(parties)
    for receiver, group in grouped(swaps.rows, lambda row: row.receiver).items():
        official = official_of(known.get(receiver))
        if official is not None and official.role.startswith("router"):
            lines = told(
                f"{row.manner}: at least {quantities_text(row.gets, known)} to"
                f" {name_of(receiver, known)}{where(row)}"
                for row in group
            )
            yield Hit(receiver, Confidence.STRONG, lines, (source_of(official),))
