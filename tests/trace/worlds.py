"""Small ledgers made of steps, laid in a real DuckDB and traced."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from hueandcry.model.flow import Flow
from hueandcry.model.following import TraceRequest
from hueandcry.model.lines import LineSource
from hueandcry.model.transfer import PHASE_FEE, PHASE_TOKEN, Transfer
from hueandcry.run.document import Told
from hueandcry.run.trace import Tracer
from hueandcry.store.labels import Labels
from hueandcry.store.ledger import merge, stage
from hueandcry.store.ledger.ledger import Ledger, opened
from hueandcry.store.ledger.line_arrays import LineArrays
from hueandcry.trace.follow import Followed, Limits, Stops, begin, follow
from hueandcry.trace.lots import Lots, lots_of
from hueandcry.trace.settle import Settled, settle
from tests.trace.replay import Step

CHAIN = "test:chain"
FREE = Limits(floor=(0,) * 64, depth=10_000)
NO_STOPS = Stops(np.zeros(0, np.int32), np.zeros(0, np.int8), 10**9)


def transfers(steps: Sequence[Step], first: int = 1) -> list[Transfer]:
    return [
        Transfer(
            CHAIN, f"tx{number}", number, 0, 1_000 + number,
            PHASE_FEE if step.fee else PHASE_TOKEN, (0,), step.source, step.target, "coin",
            step.amount, 18,
        )
        for number, step in enumerate(steps, first)
    ]  # fmt: skip


def add(ledger: Ledger, rows: Sequence[Transfer]) -> None:
    """Take transfers in and lay their lines."""
    stage.clear(ledger.database)
    stage.stage_transfers(ledger.database, rows)
    ledger.database.execute("UPDATE stage SET kind = 1 WHERE phase = 0")
    merge.merge(ledger.database, 1)
    ledger.lay_lines()


def ledger_of(folder: Path, steps: Sequence[Step]) -> Ledger:
    ledger = Ledger(folder, write=True)
    add(ledger, transfers(steps))
    return ledger


def line_numbers(ledger: Ledger) -> dict[str, int]:
    found = ledger.database.execute(
        "SELECT a.name, l.id FROM line l JOIN account a ON a.id = l.account"
    ).fetchall()
    return dict(found)


def credit_intervals(ledger: Ledger, steps: Sequence[Step]) -> dict[int, tuple[int, int, int]]:
    """Return (line, lo, hi) of each step's credit, by the arrays."""
    arrays = ledger.lines()
    found = {}
    for name, line in line_numbers(ledger).items():
        lines = np.array([line], dtype=np.int32)
        total = arrays.filled(lines)
        everything = arrays.credits(lines, lots_of([(0, line, 0, 0, 0)]).lo, total)
        rows = zip(
            everything.transfer.tolist(), everything.start.ints(), everything.end.ints(),
            everything.kind.tolist(), strict=True,
        )  # fmt: skip
        for transfer, lo, hi, kind in rows:
            if kind in {0, 3}:
                found[transfer] = (line, lo, hi)
        assert name
    return found


def seeds_of(ledger: Ledger, steps: Sequence[Step], chosen: Sequence[int]) -> Lots:
    places = credit_intervals(ledger, steps)
    return lots_of([(seed, *places[step], 0) for seed, step in enumerate(chosen)])


def trace(
    source: LineSource | LineArrays, seeds: Lots, limits: Limits = FREE, stops: Stops = NO_STOPS
) -> tuple[Followed, Settled]:
    followed = follow(begin(seeds), source, seeds, limits, stops)
    return followed, settle(followed, seeds)


def flow_of(root: Path, steps: Sequence[Step], *asked: str, backward: bool = False) -> Flow:
    """Trace accounts of a ledger made of steps, by names, as a user does; return the document."""
    with opened(root, "world", write=True) as ledger:
        if not ledger.manifest.segments:
            add(ledger, transfers(steps))
        return traced(ledger, TraceRequest(asked, backward=backward))


def traced(ledger: Ledger, request: TraceRequest) -> Flow:
    """Trace in an open ledger without any labels."""
    tracer = Tracer(ledger, Labels(None), lambda: 0.0)
    told = Told("2026-11-24T12:00:00+00:00", "hueandcry test", None)
    return tracer.document(request, tracer.trace(request), told)
