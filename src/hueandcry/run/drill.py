"""`hue drill`: makes a ledger with a planted theft, and judges a trace by the truth."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from msgspec import Struct

from hueandcry.model.errors import BadRequest
from hueandcry.model.flow import Flow, asset_key
from hueandcry.store.drill_files import new_folder, write_ledger, write_words
from hueandcry.trace.drill.document import DrillTruth, document_of, services_of
from hueandcry.trace.drill.ledger import rows
from hueandcry.trace.drill.readme import readme_of
from hueandcry.trace.drill.theft import plan
from hueandcry.trace.drill.truth import truth_of
from hueandcry.trace.drill.world import world_of

# With fewer, no account pays out so often that a trace would take it for a service.
LEAST_TRANSFERS: Final = 10_000
# About 90 GB of Parquet; accounts are numbered in 31 bits.
MOST_TRANSFERS: Final = 1_000_000_000
LEAST_EDGES: Final = 10
# What real cases of this kind take.
_USUAL_EDGES: Final = 2_000
# Of so many transfers one may be planted: the rest is to hide it.
_HIDDEN_AMONG: Final = 20
_LARGEST_SEED: Final = 2**63 - 1


class DrillRequest(Struct, frozen=True):
    """What is to be made: rows, seed, and about how many steps the theft takes."""

    transfers: int
    seed: int
    edges: int | None = None

    def __post_init__(self) -> None:
        """Raise `BadRequest` for what cannot be made."""
        if not LEAST_TRANSFERS <= self.transfers <= MOST_TRANSFERS:
            raise BadRequest(
                f"--transfers {self.transfers:,} is out of range",
                f"Give {LEAST_TRANSFERS:,} to {MOST_TRANSFERS:,}",
            )
        if not 0 <= self.seed <= _LARGEST_SEED:
            raise BadRequest("--seed is out of range", "Give a whole number, 0 or more")
        most = self.transfers // _HIDDEN_AMONG
        if self.edges is not None and not LEAST_EDGES <= self.edges <= most:
            raise BadRequest(
                f"--edges {self.edges:,} is out of range",
                f"With {self.transfers:,} transfers give {LEAST_EDGES} to {most:,}",
            )


def make_drill(
    request: DrillRequest, target: Path, progress: Callable[[int], None], *, force: bool = False
) -> DrillTruth:
    """Write a drill into a new folder; return its truth. `progress` hears rows made so far.

    Raises `BadRequest` where the folder is not empty (unless `force`) or the disk is full.
    """
    world = world_of(request.seed, request.transfers)
    edges = request.edges or min(_USUAL_EDGES, request.transfers // 200)
    theft = plan(world, edges)
    document = document_of(world, theft, truth_of(theft))
    with new_folder(target, force=force) as folder:
        write_ledger(folder, world.seed, rows(world, theft), progress)
        write_words(folder, services_of(world), readme_of(document, request.edges), document)
    return document


class Compared(Struct, frozen=True):
    """What was planted at one account or with one transfer, and what a trace found there."""

    name: str
    label: str
    planted: int
    found: int

    @property
    def missed(self) -> int:
        """Return what is there and was not found."""
        return max(self.planted - self.found, 0)

    @property
    def invented(self) -> int:
        """Return what was found and is not there."""
        return max(self.found - self.planted, 0)


class Comparison(Struct, frozen=True):
    """A trace beside the truth; rows are those with most planted first, in base units."""

    stolen: int
    decimals: int
    holders: tuple[Compared, ...]
    transfers: tuple[Compared, ...]

    @property
    def all_found(self) -> bool:
        """Return whether nothing was missed and nothing invented."""
        return all(row.planted == row.found for row in (*self.holders, *self.transfers))


def compare(truth: DrillTruth, flow: Flow) -> Comparison:
    """Compare a flow with the truth. Raises `BadRequest` if it traces something else.

    Of a flow with several seeds, what was traced from the theft's transaction counts.
    """
    seeds = {seed.id for seed in flow.seeds if seed.tx == truth.transaction}
    if not seeds or flow.direction != "forward":
        raise BadRequest(
            "this flow does not follow the drill's theft forward",
            f"Trace transaction {truth.transaction}",
        )
    if any(end.reason == "counted" and end.seed in seeds for end in flow.terminals):
        raise BadRequest(
            "this flow counts part of the drill's theft as an earlier one's",
            f"Trace transaction {truth.transaction} alone",
        )
    labels = {service.account: service.name or "not labelled" for service in truth.services}
    return Comparison(
        int(truth.stolen),
        truth.decimals,
        _beside(truth.held(), _held(flow, seeds, truth), labels),
        _beside({one.transaction: int(one.amount) for one in truth.edges}, _moved(flow, seeds), {}),
    )


def _held(flow: Flow, seeds: set[str], truth: DrillTruth) -> dict[str, int]:
    found: dict[str, int] = {}
    for end in flow.terminals:
        if end.seed in seeds and end.line.asset.lower() == truth.token:
            account = end.line.account.lower()
            grain = int(flow.grains.get(asset_key(end.line), "1"))
            found[account] = found.get(account, 0) + int(end.amount) // grain
    return found


def _moved(flow: Flow, seeds: set[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for edge in flow.edges:
        if edge.seed in seeds:
            name = edge.source.debit.tx
            grain = int(flow.grains.get(asset_key(edge.source.line), "1"))
            found[name] = found.get(name, 0) + int(edge.amount_out) // grain
    return found


def _beside(
    planted: dict[str, int], found: dict[str, int], labels: dict[str, str]
) -> tuple[Compared, ...]:
    names = dict.fromkeys([*planted, *found])
    rows = [
        Compared(name, labels.get(name, ""), planted.get(name, 0), found.get(name, 0))
        for name in names
    ]
    return tuple(sorted(rows, key=lambda row: (-row.planted, -row.found, row.name)))
