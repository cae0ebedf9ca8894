"""What a screening cannot tell of one address; `needed` gaps keep a risk from reading as none."""

from collections.abc import Collection, Iterator

from msgspec import Struct

from hueandcry.judge.attribution import Attributed
from hueandcry.model.exposure import Asked
from hueandcry.model.fact import Gap, GapKind
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.pulled import fetched_accounts
from hueandcry.store.ledger.state import LedgerState


class LedgerGaps(Struct, frozen=True):
    """What the snapshot and the ledger lack; `fetched` are the accounts of chains only pulled."""

    everywhere: tuple[Gap, ...]
    traceless: tuple[str, ...]
    fetched: dict[str, frozenset[str]]
    name: str

    def of_address(self, asked: Asked, chains: Collection[str]) -> Iterator[Gap]:
        """Yield what is not known of an address that the ledger has on these chains."""
        yield from self.everywhere
        if not chains:
            reason = f"the ledger {self.name} does not know it: only what is said of itself counts"
            yield Gap("transfers", GapKind.UNAVAILABLE, reason, needed=True)
        for chain in sorted(chains):
            if chain in self.fetched and asked.account not in self.fetched[chain]:
                reason = f"its own history on {chain} was not fetched (hue ledger pull)"
                yield Gap("history", GapKind.UNAVAILABLE, reason, needed=True)
            if chain in self.traceless:
                # A mixer pays out by an internal transfer: without them it is not seen.
                reason = f"internal transfers of {chain} are not in the ledger, or not all"
                yield Gap("traces", GapKind.UNAVAILABLE, reason, needed=True)


def ledger_gaps(ledger: Ledger, state: LedgerState, floor: tuple[Gap, ...]) -> LedgerGaps:
    """Read what a ledger lacks. `floor` is what the snapshot misses."""
    # Said of the chains an address is on, and needed there.
    others = tuple(gap for gap in state.gaps if gap.fact != "traces")
    fetched = fetched_accounts(ledger.database)
    return LedgerGaps((*floor, *others), state.traceless, fetched, ledger.name)


def day_gaps(day: str) -> tuple[Gap, ...]:
    """Return what no list tells of a day in the past."""
    reason = (
        f"accounts that were sanctioned on {day} and taken off before the snapshot are not known;"
        " what was listed later was followed like any account"
    )
    return (Gap("sanctions of the day", GapKind.UNAVAILABLE, reason),)


def listing_gaps(found: Attributed, day: str, who: str) -> Iterator[Gap]:
    """Yield the sanctions of an account that do not count on a day, or may not."""
    for label in found.later:
        reason = f"{who} is listed by {label.source} later than {day}: {label.name}; not counted"
        yield Gap("sanctions of the day", GapKind.UNAVAILABLE, reason)
    for label in found.perhaps:
        reason = (
            f"{label.source} wrote on {label.date} that {who} is sanctioned ({label.name}), after"
            f" {day}, and not since when; not counted"
        )
        yield Gap("sanctions of the day", GapKind.UNAVAILABLE, reason, needed=True)
    if found.undated:
        reason = f"no list tells since when {who} is sanctioned: it counts on {day} too"
        yield Gap("sanctions of the day", GapKind.UNAVAILABLE, reason)


def mixing_gap(*, labelled: bool) -> Gap:
    """Return why the indirect exposure of an account of many customers was not sought."""
    if labelled:
        reason = "it is a service: its customers' money is mixed, and was not followed further"
        return Gap("indirect exposure", GapKind.UNSUPPORTED, reason)
    reason = (
        "it pays out like a service nobody labelled: its money is likely many people's, and was not"
        " followed further"
    )
    return Gap("indirect exposure", GapKind.UNSUPPORTED, reason, needed=True)


def too_large_gap(most: int) -> Gap:
    """Return why the indirect exposure of one address was given up."""
    reason = f"more than {most:,} steps lead to it or from it; fewer --hops may do"
    return Gap("indirect exposure", GapKind.UNSUPPORTED, reason, needed=True)
