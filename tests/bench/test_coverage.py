"""The published cases: as much of the verified dollars is carried as was aimed at."""

from pathlib import Path

import pytest
from bench.coverage import bring, carried, read, trace


@pytest.mark.parametrize(("name", "aimed"), [("atomic_wallet", 0.92), ("lifi", 0.98)])
def test_a_trace_carries_what_experts_verified(
    cases: Path, tmp_path: Path, name: str, aimed: float
) -> None:
    folder = cases / "trace" / name
    case = read(folder)
    bring(tmp_path, name, folder / "transfers.csv")
    flow = trace(tmp_path, name, [*case.sources, *case.victims])
    assert carried(flow) / case.usd >= aimed
    assert all(totals.stolen == totals.sum for totals in flow.totals.values())
