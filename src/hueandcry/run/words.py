"""Names of everything a trace touches, looked up at once, under whatever law."""

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from hueandcry.model.fact import Gap, GapKind
from hueandcry.model.flow import AssetFacts, FlowLimits, FlowSeed, LedgerName, asset_key
from hueandcry.model.following import TraceRequest
from hueandcry.model.label import Label
from hueandcry.store.ledger.names import LineFacts
from hueandcry.store.ledger.pulled import fetched_accounts

if TYPE_CHECKING:
    from hueandcry.run.seeds import Seed
    from hueandcry.run.trace import Tracer


class Words:
    """Lines and transfers by number; labels of the lines where money came to rest."""

    def __init__(
        self,
        tracer: "Tracer",
        request: TraceRequest,
        lines: Collection[int],
        ends: Collection[int],
        transfers: Collection[int],
    ) -> None:
        """Look up `lines` and `transfers`; `ends` are the lines whose labels are told."""
        self.lines = tracer.names.lines({*lines, *ends})
        self.transfers = tracer.names.transfers(transfers)
        self._labels = tracer.labels.of_many(
            (line.name.chain, account)
            for line in (self.lines[number] for number in ends)
            for account in {line.account, line.name.owner} - {""}
        )
        self._fetched = fetched_accounts(tracer.ledger.database)
        self._own: dict[str, list[Label]] = {}
        for stop in request.stop_at:
            self._own.setdefault(stop.account, []).append(stop.label)

    def unfetched(self, line: LineFacts) -> bool:
        """Say whether only others' histories tell of this account."""
        fetched = self._fetched.get(line.name.chain)
        return fetched is not None and line.account not in fetched

    def labels(self, line: LineFacts) -> tuple[Label, ...]:
        """Return the user's own labels first, then the snapshot's."""
        found: list[Label] = []
        for account in (line.account, line.name.owner):
            found += self._own.get(account, []) if account else []
            found += self._labels.get((line.name.chain, account), ())
        return tuple(found)

    def assets(self) -> dict[str, AssetFacts]:
        """Return what amounts of the assets mean."""
        return {asset_key(line.name): AssetFacts(line.decimals) for line in self._sorted()}

    def grains(self) -> dict[str, str]:
        """Return the assets whose base unit is more than one grain."""
        return {asset_key(line.name): str(line.grain) for line in self._sorted() if line.grain > 1}

    def _sorted(self) -> list[LineFacts]:
        return [line for _, line in sorted(self.lines.items())]


def ledger_name(tracer: "Tracer") -> LedgerName:
    """Return which ledger a trace was made in, and in which state."""
    state = tracer.state
    return LedgerName(tracer.ledger.name, state.sha256, state.traces, state.last)


def limits_of(request: TraceRequest) -> FlowLimits:
    """Return what bounded a trace, as it was asked."""
    return FlowLimits(
        request.floor, request.depth, request.until.written if request.until else None,
        request.through_mixers, request.service_degree, request.crossings,
    )  # fmt: skip


def seed_of(at: int, seed: "Seed") -> FlowSeed:
    """Name a seed by its number."""
    fact = seed.transfer
    return FlowSeed(
        f"s{at + 1}", seed.line.name, str(seed.lo), str(seed.hi), fact.tx, fact.phase, fact.index,
        seed.kind, fact.height, fact.time,
    )  # fmt: skip


def history_gap(accounts: Iterable[str]) -> list[Gap]:
    """Say which accounts hold it only as far as others' histories tell."""
    unfetched = sorted(set(accounts))
    if not unfetched:
        return []
    named = ", ".join(unfetched[:3]) + (" …" if len(unfetched) > 3 else "")
    reason = (
        f"the history of {len(unfetched)} accounts that received some of it was not fetched: they"
        f" may have moved it on ({named}); `hue ledger pull` them"
    )
    return [Gap("history", GapKind.NOT_ASKED, reason)]


def origin_gap(seeds: Sequence["Seed"]) -> list[Gap]:
    """Say how many of the payments asked about were not seen coming in."""
    count = sum(seed.kind == "unexplained" for seed in seeds)
    reason = f"{count} of the payments asked about were not seen coming in"
    return [Gap("origin", GapKind.UNAVAILABLE, reason)] if count else []
