"""A small laundry in a real ledger: a customer's address, a peel chain, gathering, waiting."""

from pathlib import Path

from hueandcry.model.following import TraceRequest
from hueandcry.model.label import Label
from hueandcry.model.structure import Structure
from hueandcry.run.document import Told
from hueandcry.run.structure import known_of, structures_of
from hueandcry.run.trace import Tracer
from hueandcry.store.ledger.ledger import Ledger
from tests.flows import DAY, NOON, label
from tests.laundering import GivenLabels
from tests.trace.replay import Step
from tests.trace.worlds import add, transfers

STEPS = [
    Step("bank", "thief", 10_000),
    # A chain of five links.
    Step("thief", "p1", 9_000), Step("thief", "e1", 1_000), Step("p1", "p2", 8_000),
    Step("p1", "e2", 1_000), Step("p2", "p3", 7_000), Step("p2", "e3", 1_000),
    Step("p3", "p4", 6_000), Step("p3", "e4", 1_000), Step("p4", "p5", 5_000),
    Step("p4", "e5", 1_000),
    # Three of its ends meet, and go to a customer's address.
    Step("e1", "pot", 1_000), Step("e2", "pot", 1_000), Step("e3", "pot", 1_000),
    Step("pot", "address", 3_000), Step("address", "wallet", 3_000),
    Step("alice", "address", 500), Step("address", "wallet", 500),
    Step("p5", "desk", 4_000),
    # Long after.
    Step("bob", "alice", 1),
]  # fmt: skip
LABELS: dict[str, tuple[Label, ...]] = {
    "wallet": (label("Kraken 4"),), "desk": (label("A desk", "otc"),),
}  # fmt: skip


def structures(folder: Path, *, backward: bool = False) -> dict[str, list[Structure]]:
    rows = []
    for number, row in enumerate(transfers(STEPS)):
        changed = {name: getattr(row, name) for name in row.__struct_fields__}
        last = number == len(STEPS) - 1
        rows.append(type(row)(**{**changed, "time": NOON + 60 * number + last * 91 * DAY}))
    ledger = Ledger(folder / "w", write=True)
    add(ledger, rows)
    labels = GivenLabels(LABELS)
    tracer = Tracer(ledger, labels, lambda: 0.0)
    request = TraceRequest(("desk" if backward else "thief",), backward=backward)
    flow = tracer.document(request, tracer.trace(request), Told("", "hue", None))
    found: dict[str, list[Structure]] = {}
    for one in structures_of(ledger, labels, flow):
        found.setdefault(one.kind, []).append(one)
    ledger.close()
    return found


def test_what_was_laid_is_found(tmp_path: Path) -> None:
    found = structures(tmp_path)
    [address], [chain] = found["deposit address"], found["peel chain"]
    assert (address.accounts[0].name, address.entity) == ("address", "Kraken 4")
    assert address.transactions == ("tx16", "tx18")
    assert [one.name for one in chain.accounts] == ["thief", "p1", "p2", "p3", "p4", "p5"]
    [pot], [desk] = found["consolidation"], found["otc desk"]
    assert (pot.accounts[0].name, desk.entity) == ("pot", "A desk")
    assert {one.accounts[0].name for one in found["dormant holder"]} == {"e4", "e5", "p5"}


def test_a_crowds_payments_are_not_asked_for(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "w", write=True)
    add(ledger, transfers(STEPS))
    labels = GivenLabels(LABELS)
    tracer = Tracer(ledger, labels, lambda: 0.0)
    request = TraceRequest(("thief",))
    flow = tracer.document(request, tracer.trace(request), Told("", "hue", None))
    known = known_of(ledger, labels, flow)
    names = {account.name for account in known.behaviours}
    assert "address" in names
    assert names.isdisjoint(LABELS)
    assert {account.name for account in known.payers} == {"wallet", "desk"}
    ledger.close()


def test_backward_there_is_none(tmp_path: Path) -> None:
    assert structures(tmp_path, backward=True) == {}
