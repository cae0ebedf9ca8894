"""`hue ledger build` and `hue trace` on a chain that lives in a warehouse.

The walk, the document and the checkpoints are those of a ledger; only the rows come from an engine.
"""

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from msgspec import Struct

from hueandcry.run.bridges import Bridges
from hueandcry.run.crossings import unpriced
from hueandcry.run.trace import Tracer
from hueandcry.store.engines.building import Built, Made, Wanted, build
from hueandcry.store.engines.opening import connected
from hueandcry.store.engines.warehouse import Warehouse
from hueandcry.trace.overlay import Overlay

if TYPE_CHECKING:
    from hueandcry.run.crossings import LedgerOverlay
    from hueandcry.run.stops import LabelSource
    from hueandcry.store.ledger.ledger import Ledger
    from hueandcry.store.ledger.line_arrays import LineArrays
    from hueandcry.trace.follow import Stops


class EngineAt(Struct, frozen=True):
    """An engine as a command line names it; `schema` is where our tables are.

    `settings` are the engine's own, as Spark's `spark.executor.memory`.
    """

    name: str
    place: str
    schema: str
    settings: Mapping[str, str] = {}


class NoCrossings(Overlay):
    """The overlay of a warehouse: nobody looks for swaps or bridges, which its state tells."""

    def __init__(self) -> None:
        """Have nothing, and learn nothing."""
        super().__init__()
        self.learned: list[int] = []
        self.unclear: dict[str, tuple[int, ...]] = {}
        self.claimed: list[str] = []

    def resume(self, learned: Sequence[int]) -> bool:
        """Return whether an interrupted trace had learned nothing either."""
        return not learned


class EngineTracer(Tracer):
    """A `Tracer` whose lines are in an engine.

    Any engine, and a ledger traced without crossings, give the same edges and terminals.
    """

    def __init__(
        self, warehouse: Warehouse, labels: "LabelSource", clock: Callable[[], float]
    ) -> None:
        """Use a warehouse whose lines are whole. `clock` counts seconds, for checkpoints."""
        # A warehouse has all a tracer asks of a ledger and its arrays (folder, name, manifest,
        # empty tables; the questions of `LineSource`) without being one.
        self.ledger = cast("Ledger", warehouse)
        self.arrays = cast("LineArrays", warehouse.source)
        self.names = warehouse.names
        self.state = warehouse.state
        self.labels = labels
        self.overlay = cast("LedgerOverlay", NoCrossings())
        self.bridges = Bridges()
        self._known_pools = []
        self._worth = unpriced
        self.accounts = None
        self._clock = clock
        self._stops: dict[bytes, Stops] = {}


def build_lines(
    at: EngineAt,
    tables: Mapping[str, str],
    chain: str,
    until: int | None,
    progress: Callable[[Made], None],
) -> Built:
    """Lay the lines of a firm's tables in its own engine; said again, it goes on where it was.

    Raises `BadRequest` for what the engine refuses, `Unreachable` where it dropped the connection.
    """
    with connected(at.name, at.place, at.settings) as engine:
        return build(engine, Wanted(at.schema, tables, chain, until), progress)


@contextlib.contextmanager
def engine_tracer(
    at: EngineAt, root: Path, labels: "LabelSource", clock: Callable[[], float]
) -> Iterator[EngineTracer]:
    """Lend a tracer over an engine; checkpoints are kept under `root`/engines/."""
    with connected(at.name, at.place, at.settings) as engine:
        warehouse = Warehouse(engine, at.schema, root / "engines" / at.name)
        try:
            yield EngineTracer(warehouse, labels, clock)
        finally:
            warehouse.close()
