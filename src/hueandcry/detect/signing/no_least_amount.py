"""A swap that takes whatever it gets."""

from collections.abc import Iterable
from typing import Final

from hueandcry.detect.acts import quantities_text, told, where
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import Known, is_stranger, known_parties
from hueandcry.model.act import Swap
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Calls, Parties, Signer, Swaps

# What routers pay out of what they hold: its least amount stands for the swaps before it.
_EXCHANGES: Final = frozenset({"swap", "bridge"})


@detector(
    title="The exchange asks for no least amount",
    severity=Severity.MEDIUM,
    why="The call is content with nothing in return. Others see it wait, move the price against it "
    "and take the difference (a sandwich); a contract that is not honest may keep all of it.",
    advice="Set the slippage to a percent or two and make the request again.",
    references=(
        "https://docs.uniswap.org/concepts/protocol/swaps",
        "https://ethereum.org/developers/docs/mev",
    ),
)
def no_least_amount(
    request: Request, swaps: Swaps, calls: Calls, signer: Signer, parties: Parties
) -> Iterable[Hit]:
    """Report requests whose swaps all have a least amount of 0, at weight where strangers swap."""
    told_amounts = [quantity.amount for row in swaps.rows for quantity in row.gets]
    if not told_amounts or any(amount != "0" for amount in told_amounts):
        return
    rows = [row for row in swaps.rows if row.gets and row.manner in _EXCHANGES]
    if rows:
        known = known_parties(parties)
        stranger = any(is_stranger(_exchange(row, calls), signer, known) for row in rows)
        sure = Confidence.MEDIUM if stranger else Confidence.WEAK
        yield Hit("swap", sure, told(_line(row, known) for row in rows))


def _exchange(row: Swap, calls: Calls) -> str:
    """Return the contract that swaps: the innermost call around the swap."""
    around = [call for call in calls.rows if row.place[: len(call.place)] == call.place]
    return max(around, key=lambda call: len(call.place)).target if around else ""


def _line(row: Swap, known: Known) -> str:
    gives = quantities_text(row.gives, known) if row.gives else "what is paid in"
    return f"{row.manner}: {gives} for {quantities_text(row.gets, known)} or more{where(row)}"
