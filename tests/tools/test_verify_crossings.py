"""The script on flows with swaps, bridges and the other order of drawing, and on forgeries."""

import csv
import importlib.util
import io
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hueandcry.model.flow import Flow
from hueandcry.model.following import Law, TraceRequest
from hueandcry.run.verify import write_postings
from hueandcry.store.ledger.ledger import opened
from tests.run import test_bridges
from tests.tools.test_verify_flow import SCRIPT, checked, exhibit
from tests.trace.crossings.test_conservation import STEPS
from tests.trace.crossings.test_flow import SENDERS, SWAP, fails, flow_of
from tests.trace.crossings.worlds import Step


def script() -> Any:  # noqa: ANN401 - a module
    spec = importlib.util.spec_from_file_location("verify_flow", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


VERIFY = script()


def faults(root: Path, flow: Flow) -> list[str]:
    """Check as the script does, in this process."""
    path = root / "postings.csv"
    with opened(root, "world", write=False) as ledger, path.open("w") as file:
        write_postings(ledger, flow, file)
    told, book = msgspec.json.decode(msgspec.json.encode(flow)), VERIFY.Book(path)
    found = [one for edge in told["edges"] for one in VERIFY.edge_faults(edge, told, book)]
    return [*found, *VERIFY.end_faults(told, book), *VERIFY.imbalances(told)]


@settings(max_examples=60, deadline=None)
@given(STEPS, st.booleans(), st.sampled_from(["fifo", "lifo"]), st.data())
def test_every_flow_with_crossings_holds(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[Step],
    backward: bool,
    law: Law,
    data: st.DataObject,
) -> None:
    moving = [step for step in steps if step.source != step.target]
    known = sorted({name for step in moving for name in step[1:3] if name})
    if not known:
        return
    senders = {step.tx: data.draw(st.sampled_from(known)) for step in moving}
    asked = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=3, unique=True))
    root = tmp_path_factory.mktemp("w")
    request = TraceRequest(tuple(asked), backward=backward, law=law)
    assert faults(root, flow_of(root, moving, senders, request)) == []


def test_a_bridge_is_followed_to_the_other_chain(tmp_path: Path) -> None:
    test_bridges.lay(tmp_path, test_bridges.STOLEN, test_bridges.LOGS)
    flow = test_bridges.flow_of(tmp_path, TraceRequest((test_bridges.hash_of(1),)))
    assert "bridge:test" in {edge.method for edge in flow.edges}
    assert len({end.line.chain for edge in flow.edges for end in (edge.source, edge.target)}) == 2
    count = len(flow.edges)
    told = f"every unit is accounted for\n{count} of {count} edges hold\n"
    assert checked(*exhibit(tmp_path, flow)) == (0, told)


def swapped(root: Path, law: Law = "fifo") -> Flow:
    return flow_of(root, SWAP, SENDERS, TraceRequest(("tx2",), law=law))


@pytest.mark.parametrize(
    ("law", "old", "new", "words"),
    [
        ("fifo", '"to":["5","65"]', '"to":["5","64"]', "not within its map"),
        ("fifo", '"to":["5","65"]', '"to":["5","90"]', "not within its postings"),
        ("fifo", '"lo":"25","hi":"65"', '"lo":"24","hi":"64"', "not the map's image"),
        ("fifo", '"amount":"35","share":"1"', '"amount":"35","share":"0.5"', "what came is not"),
        ("fifo", '"origin":["10","80"]', '"origin":["11","81"]', "another origin"),
        ("fifo", '"method":"swap"', '"method":"returned"', "as much arrives"),
        ("fifo", '"method":"swap"', '"method":"transfer"', "one posting"),
        ("fifo", '"law":"fifo"', '"law":"lifo"', "not drawn from there"),
        ("lifo", '"law":"lifo"', '"law":"fifo"', "not drawn from there"),
        ("lifo", '"drawn":[["40","140"]]', '"drawn":[["39","139"]]', "not drawn from there"),
    ],
)
def test_a_forged_crossing_is_seen(
    tmp_path: Path, law: Law, old: str, new: str, words: str
) -> None:
    flow = swapped(tmp_path, law)
    assert faults(tmp_path, flow) == []
    text = msgspec.json.encode(flow).decode()
    assert old in text
    forged = msgspec.json.decode(text.replace(old, new, 1), type=Flow)
    assert any(words in fault for fault in faults(tmp_path, forged))
    assert fails(tmp_path, forged) != []


def test_a_law_without_places_is_refused(tmp_path: Path) -> None:
    paths = exhibit(tmp_path, swapped(tmp_path))
    paths[0].write_text(paths[0].read_text().replace('"law":"fifo"', '"law":"haircut"'))
    code, told = checked(*paths)
    assert code == 1
    assert "under haircut nothing has a place" in told


def test_postings_are_read_as_numbers_and_stacked(tmp_path: Path) -> None:
    rows = [("credit", 10, "a"), ("debit", 4, "b"), ("debit", 8, "c")]
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(["chain", "account", "asset", "block", "place", "transaction", "phase",
                     "index", "side", "amount"])  # fmt: skip
    for at, (side, amount, tx) in enumerate(rows):
        writer.writerow(["c", "A", "x", at, 0, tx, 2, 0, side, amount])
    (tmp_path / "p.csv").write_text(file.getvalue())
    line = VERIFY.Book(tmp_path / "p.csv").lines["c", "A", "x"]
    assert line.sources(0, 4, "lifo") == [(6, 10)]
    assert line.sources(4, 12, "lifo") == [(0, 6), (10, 12)]
    assert not line.holds(0, 1, "lifo")
