"""Prints how many structures are found in published laundering cases, and what can be checked.

The cases hold verified rows only, in dollars: no payment out of a deposit address is among them, so
recall cannot be told. What can: whether the thief's last purses, which pay one custodian only, are
taken for deposit addresses; and what peel chains end in. `atomic_wallet` is what rules were tuned
on; the others were opened once.
"""

import argparse
import csv
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from bench.coverage import MAP, bring
from bench.laundry import Town, town, write
from hueandcry.model.flow import Flow
from hueandcry.model.following import TraceRequest
from hueandcry.model.label import SERVICES, Label
from hueandcry.model.structure import Account, Known, Structure
from hueandcry.run.document import Told
from hueandcry.run.structure import known_of
from hueandcry.run.trace import Tracer
from hueandcry.store.ledger.ledger import opened
from hueandcry.trace.structure.deposit_address import deposit_addresses
from hueandcry.trace.structure.detect import structures_in
from hueandcry.trace.structure.naming import custodian
from hueandcry.trace.structure.passages import Passages

COLUMNS: Final = "time=time,tx=tx,from=from,to=to,amount=usd"
TUNED: Final = ("atomic_wallet",)
OPENED_ONCE: Final = ("lifi", "ronin_direct")
_ETHER: Final = 3_000
_CATEGORIES: Final = {
    "Binance ": "exchange", "THORChain": "bridge", "CBridge": "bridge", "Bridge": "bridge",
    "SWFT": "defi", "Transit Swap": "defi", "Tornado": "mixer",
}  # fmt: skip
# Seeds of invented towns; rules were tuned on the first.
_TOWNS: Final = (1, 2, 3, 4, 5)


class Case(NamedTuple):
    """A case as a ledger: its table, where money is followed from, and what is said of whom."""

    name: str
    table: Path
    columns: str
    sources: list[str]
    said: Mapping[str, str]


class Given:
    """The case's own labels; `bare` hides that a name is a deposit address's."""

    def __init__(self, said: Mapping[str, str], *, bare: bool) -> None:
        self._labels = {account: _label(name, bare=bare) for account, name in said.items()}

    def of_many(
        self, accounts: Iterable[tuple[str, str]]
    ) -> dict[tuple[str, str], tuple[Label, ...]]:
        found = {key: self._labels.get(key[1].lower()) for key in accounts}
        return {key: (label,) if label else () for key, label in found.items()}

    def services(self, chain: str) -> Iterator[tuple[str, Label]]:
        del chain
        for account, label in self._labels.items():
            if label and label.category in SERVICES:
                yield account, label


def is_deposit(name: str) -> bool:
    return "deposit" in name.lower()


def _label(name: str, *, bare: bool) -> Label | None:
    if is_deposit(name):
        entity = name.replace(" ", "_").partition("_")[0]
        return Label(entity if bare else name, entity, "exchange", 0.9, "case", "", "")
    if name == "Exchange":
        return Label(name, name, "exchange", 0.9, "case", "", "")
    category = next((found for word, found in _CATEGORIES.items() if word in name), None)
    return Label(name, name, category, 0.9, "case", "", "") if category else None


def read(folder: Path, place: Path) -> Case:
    """Read a case; Ronin's rows are given an invented hash and dollars, to be of the same shape."""
    rows = _table(folder / "transfers.csv")
    if folder.name == "ronin_direct":
        roles = {row["address"]: row["role"] for row in _table(folder / "roles.csv")}
        thief = next(one for one, role in roles.items() if role == "Primary thief address")
        return Case(folder.name, _written(rows, place), COLUMNS,
                    [thief], roles)  # fmt: skip
    said: dict[str, str] = {}
    for row in rows:
        said |= {row[end]: row[f"{end}_label"] for end in ("from", "to") if row[f"{end}_label"]}
    sources = [row["address"] for row in _table(folder / "sources.csv")]
    return Case(folder.name, folder / "transfers.csv", MAP, sources, said)


def _written(rows: list[dict[str, str]], path: Path) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("time", "tx", "from", "to", "usd"))
        for number, row in enumerate(rows):
            usd = f"{float(row['eth']) * _ETHER:.6f}"
            writer.writerow((row["block_time"], f"row {number}", row["from"], row["to"], usd))
    return path


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def traced(home: Path, case: Case, labels: Given) -> tuple[Flow, Known]:
    with opened(home, case.name, write=False) as ledger:
        tracer = Tracer(ledger, labels, lambda: 0.0)
        request = TraceRequest(tuple(case.sources), service_degree=10**9)
        flow = tracer.document(request, tracer.trace(request), Told("", "bench", None))
        return flow, known_of(ledger, labels, flow)


def without_the_wallet_rule(flow: Flow, known: Known) -> list[Structure]:
    """Take every labelled custodian's account for a wallet: what share and payments alone tell."""
    crowd = dict.fromkeys((one for one in known.labels if custodian(known.labels[one])), 10**6)
    return list(deposit_addresses(Passages(flow), Known(known.behaviours, crowd, known.labels)))


def report(cases: Path) -> None:
    """Print the figures of every case."""
    with tempfile.TemporaryDirectory() as home:
        for name in (*TUNED, *OPENED_ONCE):
            case = read(cases / "trace" / name, Path(home) / f"{name}.csv")
            bring(Path(home), name, case.table, case.columns)
            _report(Path(home), case)


def report_towns() -> None:
    """Print the figures of invented towns, where everybody is known."""
    for seed in _TOWNS:
        with tempfile.TemporaryDirectory() as home:
            laid = town(seed)
            write(laid, Path(home) / "town.csv")
            said = dict.fromkeys(laid.wallets, "Exchange")
            case = Case("town", Path(home) / "town.csv", COLUMNS, [laid.thief], said)
            bring(Path(home), case.name, case.table, case.columns)
            flow, known = traced(Path(home), case, Given(said, bare=True))
            _score(f"town {seed}", laid, flow, known)


def _score(name: str, laid: Town, flow: Flow, known: Known) -> None:
    found = structures_in(flow, known)
    behaviours = {account.name.lower(): one for account, one in known.behaviours.items()}
    swept = {
        address for address in laid.deposits
        if address in behaviours and sum(one.count for one in behaviours[address].paid) > 1
    }  # fmt: skip
    called = {one.accounts[0].name.lower() for one in found if one.kind == "deposit address"}
    laid_links = {pair for chain in laid.chains for pair in pairwise(chain)}
    read_links = {
        pair for one in found if one.kind == "peel chain"
        for pair in pairwise([account.name.lower() for account in one.accounts])
    }  # fmt: skip
    right = len(read_links & laid_links)
    print(f"{name}: {len(flow.edges):,} steps; deposit addresses: {len(called & laid.deposits)} of"
          f" {len(called)} called so are, {len(called & swept)} of {len(swept)} reached and swept"
          f" twice are found; links of peel chains: {right} of {len(read_links)} read are laid,"
          f" {right} of {len(laid_links)} laid are read")  # fmt: skip


def _report(home: Path, case: Case) -> None:
    flow, known = traced(home, case, Given(case.said, bare=False))
    found: dict[str, list[Structure]] = {}
    for one in structures_in(flow, known):
        found.setdefault(one.kind, []).append(one)
    deposits = {account.lower() for account, name in case.said.items() if is_deposit(name)}
    reached = {edge.target.line.account.lower() for edge in flow.edges} & deposits
    print(f"{case.name}: {len(flow.edges):,} steps; {len(reached)} of {len(deposits)} labelled"
          " deposit addresses reached")  # fmt: skip
    print(
        "  found: " + (", ".join(f"{kind} {len(rows)}" for kind, rows in found.items()) or "none")
    )
    bare_flow, bare = traced(home, case, Given(case.said, bare=True))
    ours = list(deposit_addresses(Passages(bare_flow), bare))
    naive = without_the_wallet_rule(bare_flow, bare)
    print(f"  purses taken for deposit addresses, names hidden: {len(ours)}"
          f" (by share and payments alone: {len(naive)})")  # fmt: skip
    for chain in found.get("peel chain", ()):
        _chain(chain, case.said)


def _chain(chain: Structure, said: Mapping[str, str]) -> None:
    peeled = {part.account for part in chain.parts if part.role == "peeled"}
    ends = [_said(one, said) for one in peeled]
    last = _said(chain.accounts[-1], said) or "nobody named"
    print(
        f"  peel chain: {len(chain.accounts) - 1} links, {len(peeled)} different ends,"
        f" {sum(map(bool, ends))} labelled, goes on to {last}, sure {chain.confidence}"
    )


def _said(account: Account, said: Mapping[str, str]) -> str:
    return said.get(account.name.lower(), "")


def main() -> None:
    """Read where the cases are, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path, nargs="?", default=Path("../shared/cases"))
    arguments = parser.parse_args()
    report_towns()
    if not (arguments.cases / "trace").is_dir():
        print("these figures need the folder of cases")
        return
    report(arguments.cases)


if __name__ == "__main__":
    main()
