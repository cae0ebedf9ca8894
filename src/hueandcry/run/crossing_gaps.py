"""What is not known of swaps and bridges on a trace's way."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hueandcry.model.bridge import Unlinked
from hueandcry.model.fact import Gap, GapKind
from hueandcry.run.crossings import LedgerOverlay
from hueandcry.trace.overlay import Overlay

if TYPE_CHECKING:
    from hueandcry.run.trace import Tracer


def crossing_gaps(
    tracer: "Tracer", plain: set[int], overlay: Overlay, lost: set[int]
) -> Iterator[Gap]:
    """Yield in how many transactions on the way somebody may have crossed unseen.

    `plain` are the transfers that were followed as plain payments, `lost` the lines on which money
    ended as untraceable.
    """
    bridges = tracer.bridges
    unclear = overlay.unclear if isinstance(overlay, LedgerOverlay) else {}
    claimed = overlay.claimed if isinstance(overlay, LedgerOverlay) else []
    if not any((unclear, claimed, bridges.unlinked, bridges.hidden, bridges.faults)):
        return
    met_hidden = [one for one in bridges.hidden if one.crossing.debit.line in lost]
    for chain in sorted({one.why.chain for one in met_hidden}):
        mine = [one for one in met_hidden if one.why.chain == chain]
        yield Gap("bridges", GapKind.UNSUPPORTED,
            f"{len(mine)} payments went to {chain}, where nobody can follow: {mine[0].why.why}"
            f" ({_some([one.message.tx for one in mine])})")  # fmt: skip
    passed = {fact.tx for fact in tracer.names.transfers(plain).values()}
    if met := sorted(passed & unclear.keys()):
        yield Gap("swaps", GapKind.UNAVAILABLE,
            f"in {len(met)} transactions it cannot be told who swapped with whom: they are followed"
            f" as plain payments ({_some(met)})")  # fmt: skip
    if met := sorted(passed & bridges.unlinked.keys()):
        yield from _unlinked([bridges.unlinked[one] for one in met])
    if met := sorted(passed & set(claimed)):
        yield Gap("bridges", GapKind.UNSUPPORTED,
            f"{len(met)} payments are explained by two bridges: one is followed"
            f" ({_some(met)})")  # fmt: skip
    if bridges.faults:
        yield Gap("bridges", GapKind.UNSUPPORTED,
            f"{bridges.faults:,} logs of bridges could not be read")  # fmt: skip


def _unlinked(deposits: list[Unlinked]) -> Iterator[Gap]:
    """Say where to look on: a deposit tells to whom it is to be paid, and on which chain."""
    for reason in sorted({one.reason for one in deposits}):
        alike = [one.message for one in deposits if one.reason == reason]
        where = sorted({
            f"{one.receiver} on {one.counterpart}" for one in alike
            if one.receiver and one.counterpart
        })  # fmt: skip
        told = f"; to be paid to {_some(where)}: `hue ledger pull` there" if where else ""
        yield Gap("bridges", GapKind.UNAVAILABLE,
            f"{len(alike)} payments into bridges could not be linked to what was paid out"
            f" ({reason}): {_some([one.tx for one in alike])}{told}")  # fmt: skip


def _some(names: list[str]) -> str:
    return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
