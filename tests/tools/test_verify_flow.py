"""The exhibit is checked without our code: the script, the flow, and a CSV of postings."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from hueandcry.model.flow import Flow
from hueandcry.model.following import Law, TraceRequest
from hueandcry.run.verify import write_postings
from hueandcry.store.ledger.ledger import opened
from tests.forgeries import BY_POSTINGS, HISTORY
from tests.trace.replay import Step
from tests.trace.worlds import add, flow_of, traced, transfers

SCRIPT = Path(__file__).parents[2] / "tools" / "verify_flow.py"
STEPS = [
    Step("V", "H", 100), Step(None, "H", 7), Step("H", "K", 60), Step("K", "X", 20),
    Step("K", "H", 30), Step("H", "X", 70), Step("X", "Y", 80), Step("X", "Z", 15),
]  # fmt: skip


def exhibit(root: Path, flow: Flow) -> tuple[Path, Path]:
    with opened(root, "world", write=False) as ledger, (root / "postings.csv").open("w") as file:
        write_postings(ledger, flow, file)
    (root / "flow.json").write_bytes(msgspec.json.encode(flow))
    return root / "flow.json", root / "postings.csv"


def checked(*files: Path) -> tuple[int, str]:
    # Isolated: not even our package could be imported.
    command = [sys.executable, "-I", "-S", str(SCRIPT), *map(str, files)]
    ran = subprocess.run(command, capture_output=True, text=True)
    assert ran.stderr == "" or ran.returncode
    return ran.returncode, ran.stdout + ran.stderr


@pytest.mark.parametrize("backward", [False, True])
@pytest.mark.parametrize("law", ["fifo", "lifo"])
def test_an_honest_exhibit_holds(tmp_path: Path, backward: bool, law: Law) -> None:
    with opened(tmp_path, "world", write=True) as ledger:
        add(ledger, transfers(STEPS))
        asked = "Y" if backward else "H"
        flow = traced(ledger, TraceRequest((asked,), backward=backward, law=law))
    assert flow.edges
    code, told = checked(*exhibit(tmp_path, flow))
    edges = len(flow.edges)
    assert told == f"every unit is accounted for\n{edges} of {edges} edges hold\n"
    assert code == 0


def test_it_is_short_enough_to_be_read_in_court() -> None:
    lines = SCRIPT.read_text().splitlines()
    assert len(lines) < 250
    told = (SCRIPT.parents[1] / "docs/flow-format.md").read_text()
    assert f"The script is {len(lines)} lines of" in told
    imports = {
        line.split()[1].split(".")[0] for line in lines if line.startswith(("import", "from"))
    }
    assert imports <= sys.stdlib_module_names


def test_a_posting_taken_out_is_seen(tmp_path: Path) -> None:
    flow_path, postings = exhibit(tmp_path, flow_of(tmp_path, STEPS, "H"))
    rows = postings.read_text().splitlines()
    postings.write_text("\n".join([rows[0], *rows[2:]]))
    code, told = checked(flow_path, postings)
    assert code == 1
    assert "no such credit" in told


def test_postings_out_of_order_are_refused(tmp_path: Path) -> None:
    flow_path, postings = exhibit(tmp_path, flow_of(tmp_path, STEPS, "H"))
    head, *rows = postings.read_text().splitlines()
    postings.write_text("\n".join([head, *reversed(rows)]))
    code, told = checked(flow_path, postings)
    assert code == 1
    assert "out of order" in told


def test_an_edge_that_takes_another_piece_is_seen(tmp_path: Path) -> None:
    flow = flow_of(tmp_path, STEPS, "H")
    edge = flow.edges[0]
    source = msgspec.structs.replace(edge.source, lo=str(int(edge.source.lo) + 1))
    tampered = msgspec.structs.replace(
        flow, edges=(msgspec.structs.replace(edge, source=source), *flow.edges[1:])
    )
    code, told = checked(*exhibit(tmp_path, tampered))
    assert code == 1
    assert f"{edge.id}: " in told


@pytest.mark.parametrize("name", sorted(BY_POSTINGS))
def test_a_forgery_is_seen(tmp_path: Path, name: str) -> None:
    with opened(tmp_path, "world", write=True) as ledger:
        add(ledger, HISTORY)
        honest = traced(ledger, TraceRequest(("t1",)))
    assert checked(*exhibit(tmp_path, honest))[0] == 0
    assert checked(*exhibit(tmp_path, BY_POSTINGS[name](honest)))[0] == 1
