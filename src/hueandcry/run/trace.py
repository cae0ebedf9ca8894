"""`hue trace`: seeds, stops, the walk, and the document that names every step."""

from collections.abc import Callable, Mapping
from functools import cached_property
from hashlib import sha256

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from hueandcry.decode.account import canonical_account
from hueandcry.decode.bridges.description import BridgeDescription
from hueandcry.decode.bridges.registry import described
from hueandcry.gather.mixer_weights import mixer_weights
from hueandcry.model.errors import BadRequest
from hueandcry.model.fact import Gap, GapKind
from hueandcry.model.flow import Flow
from hueandcry.model.following import TraceRequest
from hueandcry.model.ports import AccountIndex
from hueandcry.model.structure import Structure
from hueandcry.run.bridges import bridges_of
from hueandcry.run.crossing_gaps import crossing_gaps
from hueandcry.run.crossings import LedgerOverlay, Worth, unpriced
from hueandcry.run.document import Told, flow_document
from hueandcry.run.mixers import behind_mixers
from hueandcry.run.noise import Noise, noise_among, noise_gaps, without
from hueandcry.run.openings import Holding, head_differences
from hueandcry.run.seeds import Seed, grains, lots_of_seeds, seeds_of
from hueandcry.run.stops import LEAST_CONFIDENCE, LabelSource, stops_of
from hueandcry.run.structure import structures_of
from hueandcry.store.ledger.checkpoint import Checkpoint
from hueandcry.store.ledger.exchanges import Exchanges
from hueandcry.store.ledger.histories import LedgerHistories
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.names import Names
from hueandcry.store.ledger.query import number
from hueandcry.store.ledger.state import ledger_state
from hueandcry.trace.follow import MAX_EDGES, Limits, State, Stops, begin, follow
from hueandcry.trace.laws.lifo import LastInFirstOut
from hueandcry.trace.lots import NO_CROSSING
from hueandcry.trace.overlay import NONE, Overlay
from hueandcry.trace.settle import Settled, settle

# Between two checkpoints of a long trace, in seconds: what an interruption may cost.
_BETWEEN = 2.0


class Traced(Struct, frozen=True):
    """A trace before it is put into words."""

    seeds: list[Seed]
    settled: Settled
    gaps: tuple[Gap, ...]
    resumed: bool
    overlay: Overlay = NONE


class Tracer:
    """Traces in one ledger; arrays, state and stops are kept between traces."""

    def __init__(
        self,
        ledger: Ledger,
        labels: LabelSource,
        clock: Callable[[], float],
        bridges: Mapping[str, BridgeDescription] | None = None,
        accounts: AccountIndex | None = None,
        worth: Worth = unpriced,
    ) -> None:
        """Use an open ledger. `clock` counts seconds, for checkpoints; `bridges` are those known.

        `accounts` tells which tokens are listed: without it less is known to be noise. `worth`
        weighs the legs of swaps.

        Raises `BadRequest` for a ledger whose lines are not those of its transfers.
        """
        ledger.require_laid()
        self.ledger = ledger
        self.names = Names(ledger.database, ledger.lookup())
        self.arrays = ledger.lines()
        self.labels = labels
        self.accounts = accounts
        self.bridges = bridges_of(ledger, described() if bridges is None else bridges)
        self._known_pools = sorted(self._pools())
        self._exchanges = Exchanges(ledger, self._known_pools)
        self._worth = worth
        self.overlay = LedgerOverlay(self._exchanges, self.bridges, worth)
        self.state = ledger_state(ledger)
        self._clock = clock
        self._stops: dict[bytes, Stops] = {}

    def trace(
        self, request: TraceRequest, progress: Callable[[State], None] = lambda state: None
    ) -> Traced:
        """Follow what was asked to where it rests. Raises `BadRequest`.

        Under fifo and lifo; the laws that mix money are followed by `run.spreading`.
        """
        if request.law not in {"fifo", "lifo"}:
            raise ValueError(f"{request.law} has no pieces to follow")
        if request.through_mixers is None:
            return self._walk(request, progress, self.overlay if request.crossings else NONE)
        if request.backward:
            raise BadRequest(
                "behind a mixer money is followed forward only", "Leave out --through-mixers"
            )
        return self._through(request, request.through_mixers, progress)

    def _through(
        self, request: TraceRequest, least: float, progress: Callable[[State], None]
    ) -> Traced:
        """Follow to the mixers, then once more with what may have left them."""
        first = self.trace(replace(request, through_mixers=None), progress)
        mixed = behind_mixers(
            self.ledger, self._mixers(first.settled), first.settled, mixer_weights(), least
        )
        if not mixed.found.crossings:
            return replace(first, gaps=(*first.gaps, *mixed.gaps))
        overlay = Overlay()
        if request.crossings:
            overlay = LedgerOverlay(self._exchanges, self.bridges, self._worth)
        overlay.add(mixed.found)
        second = self._walk(request, progress, overlay)
        return replace(second, gaps=(*second.gaps, *mixed.gaps))

    def _mixers(self, settled: Settled) -> dict[int, str]:
        """Return what the mixers are called that a trace ended at, by their lines."""
        lines = self.names.lines({row.line for row in settled.terminals if row.reason == "mixer"})
        labels = self.labels.of_many((one.name.chain, one.account) for one in lines.values())
        found = {}
        for line, one in lines.items():
            told = labels.get((one.name.chain, one.account), ())
            named = [label for label in told if label.category == "mixer"]
            found[line] = (named[0].entity or named[0].name) if named else one.name.account
        return found

    def _walk(
        self, request: TraceRequest, progress: Callable[[State], None], overlay: Overlay
    ) -> Traced:
        seeds, noise = self.seeds_of(request)
        lots = lots_of_seeds(seeds)
        limits = limits_of(request, seeds)
        checkpoint = Checkpoint(self.ledger.folder / "traces", self._key(request, seeds))
        # What is behind mixers is found anew each time: it is not kept between rounds.
        # Nor are prices, which weigh what a kept trace has passed.
        keeps = (overlay is self.overlay or overlay is NONE) and self._worth is unpriced
        kept = self._kept(checkpoint) if keeps else None
        saved = self._clock()

        def after_round(state: State) -> None:
            nonlocal saved
            progress(state)
            if keeps and self._clock() - saved >= _BETWEEN:
                checkpoint.save(state, self.overlay.learned)
                saved = self._clock()

        followed = follow(
            kept or begin(lots), self.arrays, lots, limits, self.stops_of(request),
            overlay=overlay, backward=request.backward, law=self.law_of(request),
            after_round=after_round,
        )  # fmt: skip
        checkpoint.forget()
        settled = settle(followed, lots, overlay.crossings)
        plain = {row.transfer for row in settled.edges if row.crossing == NO_CROSSING}
        lost = {row.line for row in settled.terminals if row.reason == "untraceable"}
        gaps = self.gaps_of(request, seeds, plain, overlay, lost, cut_short=followed.cut_short)
        return Traced(seeds, settled, (*noise_gaps(noise), *gaps), kept is not None, overlay)

    def seeds_of(self, request: TraceRequest) -> tuple[list[Seed], tuple[Noise, ...]]:
        """Return what is followed, and what is left out as noise. Raises `BadRequest`."""
        noise: tuple[Noise, ...] = ()

        def sift(seeds: list[Seed]) -> list[Seed]:
            nonlocal noise
            noise = () if request.keep_noise else self.noise_of(request, seeds)
            return without(seeds, noise)

        return seeds_of(request, self.names, self.arrays, sift), noise

    def noise_of(self, request: TraceRequest, seeds: list[Seed]) -> tuple[Noise, ...]:
        """Return which payments to what was asked are noise."""
        return noise_among(self.ledger, request, seeds, self.accounts)

    def structures_of(self, flow: Flow) -> tuple[Structure, ...]:
        """Return how the money of a flow was laundered."""
        return structures_of(self.ledger, self.labels, flow)

    @cached_property
    def histories(self) -> LedgerHistories:
        """Return the ledger's postings in order: what laws other than first-in-first-out ask."""
        return LedgerHistories(self.arrays, self.ledger.database)

    @cached_property
    def _last_in(self) -> LastInFirstOut:
        return LastInFirstOut(self.histories)

    def law_of(self, request: TraceRequest) -> LastInFirstOut | None:
        """Return the law that moves lots before each edge; None is first-in-first-out."""
        return self._last_in if request.law == "lifo" else None

    def _pools(self) -> list[int]:
        """Return accounts that labels say are decentralised exchanges: they are nobody's purse."""
        found: list[int] = []
        for chain, _, _ in self.names.chains():
            labels = {
                canonical_account(chain, account)
                for account, label in self.labels.services(chain)
                if label.category == "defi" and label.confidence >= LEAST_CONFIDENCE
            }
            found += self.names.accounts(chain, sorted(labels)) if labels else []
        return found

    def _kept(self, checkpoint: Checkpoint) -> State | None:
        """Return an interrupted trace's state, if its crossings have the same numbers here."""
        kept = checkpoint.load()
        if kept is None:
            return None
        state, learned = kept
        return state if self.overlay.resume(learned) else None

    def document(self, request: TraceRequest, traced: Traced, told: Told) -> Flow:
        """Put a trace into its document."""
        flow = flow_document(self, request, traced, self._differences(request, traced), told)
        return replace(flow, structures=self.structures_of(flow))

    def _differences(self, request: TraceRequest, traced: Traced) -> dict[Holding, tuple[int, int]]:
        if request.backward:
            return {}
        limits, stops = limits_of(request, traced.seeds), self.stops_of(request)
        return head_differences(
            self.arrays, traced.overlay, traced.seeds, traced.settled, limits, stops,
            self.histories if request.law == "lifo" else None,
        )  # fmt: skip

    def stops_of(self, request: TraceRequest) -> Stops:
        """Return where this trace must not go on."""
        key = msgspec.json.encode((request.stop_at, request.service_degree))
        if key not in self._stops:
            self._stops[key] = stops_of(request, self.names, self.labels)
        return self._stops[key]

    def _key(self, request: TraceRequest, seeds: list[Seed]) -> str:
        intervals = [(seed.line.number, str(seed.lo), str(seed.hi)) for seed in seeds]
        stops = self.stops_of(request)
        bridges = [(one.into, one.out, one.crossing.method) for one in self.bridges.bridged]
        hidden = [one.into for one in self.bridges.hidden]
        state = (
            request, intervals, self.ledger.manifest, stops.line.tobytes(), bridges, hidden,
            self._known_pools,
        )  # fmt: skip
        return sha256(msgspec.msgpack.encode(state)).hexdigest()[:24]

    def _undated(self, request: TraceRequest) -> list[Gap]:
        """Say how many transfers a day could not bound: the ledger does not know when they were."""
        if not any(moment and moment.time for moment in (request.since, request.until)):
            return []
        undated = number(self.ledger.database, "SELECT count(*) FROM transfer WHERE time IS NULL")
        reason = f"{undated:,} transfers have no time: a day bounds them not (give a block)"
        return [Gap("times", GapKind.UNAVAILABLE, reason)] if undated else []

    def _heights(self, request: TraceRequest) -> list[Gap]:
        """Say that a block bounds only its own chain's history in a sensible way."""
        given = (request.since, request.until)
        if not any(one and one.height is not None for one in given):
            return []
        if len(self.names.chains()) < 2:
            return []
        reason = "the ledger has several chains, and a block number is another time on each"
        return [Gap("times", GapKind.UNSUPPORTED, f"{reason}: give a day")]

    def gaps_of(
        self,
        request: TraceRequest,
        seeds: list[Seed],
        plain: set[int],
        overlay: Overlay,
        lost: set[int],
        *,
        cut_short: bool,
    ) -> tuple[Gap, ...]:
        """Return what is not known (`run.crossing_gaps` says what the sets are)."""
        found = [*self.state.gaps, *self._undated(request), *self._heights(request)]
        if cut_short:
            reason = f"more than {MAX_EDGES:,} edges; what was left on its way ends as `depth`"
            found.append(Gap("flow", GapKind.UNSUPPORTED, reason))
        often = self.arrays.pays_often(lots_of_seeds(seeds).line, request.service_degree)
        busy = {
            seed.line.name.account
            for seed, is_busy in zip(seeds, often.tolist(), strict=True)
            if is_busy
        }
        found += [
            Gap("thief", GapKind.UNSUPPORTED, f"{account} pays out like a service: its customers'"
                " money is mixed, and a law only says whose is taken to have left")
            for account in sorted(busy)
        ]  # fmt: skip
        return (*found, *crossing_gaps(self, plain, overlay, lost))


def limits_of(request: TraceRequest, seeds: list[Seed]) -> Limits:
    """Return what bounds a trace of these seeds. Raises `BadRequest` for what is no amount."""
    until = request.until
    return Limits(
        tuple(grains(request.floor, seed.line, "--floor") for seed in seeds),
        request.depth,
        until.height if until else None,
        until.time if until else None,
    )
