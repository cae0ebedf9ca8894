"""Files of money that mixes: whole, in ASCII, and named where they cannot be written."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from hueandcry.model.errors import BadRequest
from hueandcry.serve.render.mixed_files import write_mixed
from hueandcry.store.flows import read_any_flow
from tests.run.test_spreading import haircut_of, poison_of


@pytest.mark.parametrize("made", [haircut_of, poison_of])
def test_what_is_written_is_read_again(tmp_path: Path, made: object) -> None:
    flow = haircut_of(tmp_path) if made is haircut_of else poison_of(tmp_path)
    write_mixed(flow, tmp_path / "found")
    assert read_any_flow(tmp_path / "found/flow.json") == flow


def test_nothing_of_it_moves_a_terminal(tmp_path: Path) -> None:
    flow = replace(poison_of(tmp_path), asked=("\u202e\x7f\x1b",))
    write_mixed(flow, tmp_path / "found")
    text = (tmp_path / "found/flow.json").read_text()
    assert text.isascii()
    assert "\x7f" not in text
    assert json.loads(text)["asked"] == ["\u202e\x7f\x1b"]


def test_what_cannot_be_written_is_named(tmp_path: Path) -> None:
    flow = poison_of(tmp_path)
    (tmp_path / "found").write_text("")
    with pytest.raises(BadRequest, match=r"found/edges\.csv cannot be written"):
        write_mixed(flow, tmp_path / "found")


def test_pages_of_an_earlier_trace_do_not_stay_to_contradict_it(tmp_path: Path) -> None:
    folder = tmp_path / "found"
    folder.mkdir()
    for name in ("report.html", "graph.graphml", "leads.csv"):
        (folder / name).write_text("old")
    write_mixed(poison_of(tmp_path), folder)
    assert sorted(path.name for path in folder.iterdir()) == [
        "edges.csv", "flow.json", "holders.csv",
    ]  # fmt: skip
