"""Published laundering cases as a ledger: how much of what experts verified a trace carries.

The cases hold verified rows only, in dollars: one column is taken as one asset, which is no token
ledger (a row may be a leg of a swap, and dollars of two days differ). What is asked is how much of
each row's amount a trace from the sources passes through, first in first out, openings late.
"""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from bench.drills import run
from hueandcry.model.flow import Flow
from hueandcry.model.following import StopAt, TraceRequest
from hueandcry.model.label import Label
from hueandcry.run.document import Told
from hueandcry.run.trace import Tracer
from hueandcry.store.labels import Labels
from hueandcry.store.ledger.ledger import opened

MAP = "time=timestamp,block=block,tx=tx_hash,from=from,to=to,amount=usd"
CASES = ("atomic_wallet", "lifi")
# The victims' own accounts, whose payments to the sources are verified too.
VICTIM = "OSRC"


# The pool of 100 ether (etherscan.io names it so); every deposit and withdrawal is a hundred.
POOL = "0xa160cdab225685da1d56aa342ad8841c3b53f291"
POOL_STOP = (StopAt(POOL, Label("100 ETH pool", "tornado-cash", "mixer", 1.0, "bench", "", "")),)
ETHER = 3_000


class Case(NamedTuple):
    """A case's dollars, its sources, and the accounts its authors marked as the victims'."""

    name: str
    usd: float
    sources: list[str]
    victims: list[str]


def read(folder: Path) -> Case:
    """Read one case."""
    rows = _table(folder / "transfers.csv")
    victims = sorted({row["from"] for row in rows if VICTIM in row["from_label"]})
    sources = [row["address"] for row in _table(folder / "sources.csv")]
    usd = sum(float(row["usd"]) for row in rows)
    return Case(folder.name, usd, sources, victims)


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def bring(home: Path, ledger: str, path: Path, columns: str = MAP, decimals: int = 6) -> None:
    run("ledger", "import", str(path), "--as", ledger, "--map", columns, "--asset", "USD",
        "--decimals", str(decimals), home=home)  # fmt: skip


def trace(home: Path, ledger: str, accounts: Iterable[str], stops: tuple[StopAt, ...] = ()) -> Flow:
    with opened(home, ledger, write=False) as open_:
        tracer = Tracer(open_, Labels(None), lambda: 0.0)
        # Every account of a verified case is part of it: none is taken for an unknown service.
        request = TraceRequest(tuple(accounts), service_degree=10**9, stop_at=stops)
        return tracer.document(request, tracer.trace(request), Told("", "bench", None))


def carried(flow: Flow) -> float:
    return sum(int(edge.amount_out) for edge in flow.edges) / 10**6


def report(cases: Path, home: Path) -> None:
    """Print the share of the verified dollars that is carried, and what leaks between cases."""
    found = [read(cases / "trace" / name) for name in CASES]
    for case in found:
        bring(home, case.name, cases / "trace" / case.name / "transfers.csv")
        alone = carried(trace(home, case.name, case.sources))
        both = carried(trace(home, case.name, [*case.sources, *case.victims]))
        print(f"{case.name}: of {case.usd:,.0f} verified USD carried {both / case.usd:.1%}"
              f" (from the sources alone {alone / case.usd:.1%})")  # fmt: skip
    _leakage(cases, home, found)


def _leakage(cases: Path, home: Path, found: list[Case]) -> None:
    """Put all cases, Ronin's transfers and the pool's events into one ledger, and trace each."""
    table = home / "all.csv"
    _write_all(cases, found, table)
    bring(home, "all", table, "time=time,tx=tx,from=from,to=to,amount=usd")
    starts = {case.name: [*case.sources, *case.victims] for case in found}
    starts["ronin_direct"] = [_table(cases / "trace/ronin_direct/roles.csv")[0]["address"]]
    for name, accounts in starts.items():
        for stops, words in ((POOL_STOP, "pool a mixer"), ((), "no labels")):
            flow = trace(home, "all", accounts, stops)
            reached: dict[str, float] = {}
            for edge in flow.edges:
                of = edge.source.debit.tx.partition(" ")[0]
                reached[of] = reached.get(of, 0) + int(edge.amount_out) / 10**6
            told = ", ".join(f"{of} {usd:,.0f}" for of, usd in sorted(reached.items()))
            print(
                f"  {name} in one ledger with the others, {words}: USD carried over rows of {told}"
            )


def _write_all(cases: Path, found: Iterable[Case], path: Path) -> None:
    """Write every row by its time; ether at a round number of dollars: only sharing matters."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("time", "tx", "from", "to", "usd"))
        for case in found:
            for row in _table(cases / "trace" / case.name / "transfers.csv"):
                tx = f"{case.name} {row['tx_hash']}"
                writer.writerow((row["timestamp"], tx, row["from"], row["to"], row["usd"]))
        for number, row in enumerate(_table(cases / "trace/ronin_direct/transfers.csv")):
            usd = f"{float(row['eth']) * ETHER:.6f}"
            writer.writerow(
                (row["block_time"], f"ronin_direct {number}", row["from"], row["to"], usd)
            )
        pool = cases / "mixer/tornado_100eth"
        for row in _table(pool / "deposits.csv"):
            ends = (row["from"], POOL)
            tx = f"pool {row['transactionHash']}"
            writer.writerow((row["timestamp"], tx, *ends, 100 * ETHER))
        for row in _table(pool / "withdrawals.csv"):
            ends = (POOL, row["to"])
            tx = f"pool {row['transactionHash']}"
            writer.writerow((row["timestamp"], tx, *ends, 100 * ETHER))
