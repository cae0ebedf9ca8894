"""A list against a file of earlier answers: what is kept, and where it goes on."""

from pathlib import Path

import pytest

from hueandcry.serve.addresses_in import Cell
from hueandcry.serve.screening import Tally, skip_answered
from hueandcry.store.screenings import ScreeningFile

CELLS = [Cell(2, "0xa", ""), Cell(3, "junk", ""), Cell(5, "0xb", "eip155:1")]


def line(cell: Cell) -> bytes:
    told = '"error":{"kind":"x","message":"y","advice":""}' if cell.address == "junk" else (
        '"risk":"low"'
    )  # fmt: skip
    return (
        f'{{"schema":"hueandcry/screen/1","state":"s","line":{cell.number},'
        f'"given":"{cell.given}",{told}}}'
    ).encode()


@pytest.mark.parametrize("answered", range(4))
def test_it_goes_on_after_the_last_answer(tmp_path: Path, answered: int) -> None:
    left, tally, _ = resumed(tmp_path / "o.jsonl", CELLS[:answered], CELLS)
    assert left == CELLS[answered:]
    assert (tally.kept, tally.unread) == (answered, int(answered > 1))
    assert tally.risks.total() == answered - tally.unread


@pytest.mark.parametrize(
    "changed",
    [Cell(2, "0xc", ""), Cell(3, "0xa", ""), Cell(2, "0xa", "eip155:1")],
    ids=["address", "line", "chain"],
)
def test_another_line_is_answered_anew_with_all_after_it(tmp_path: Path, changed: Cell) -> None:
    left, tally, held = resumed(tmp_path / "o.jsonl", CELLS, [changed, *CELLS[1:]])
    assert left == [changed, *CELLS[1:]]
    assert (tally.kept, held) == (0, b"")


def test_a_list_that_ends_earlier_cuts_the_file(tmp_path: Path) -> None:
    left, tally, held = resumed(tmp_path / "o.jsonl", CELLS, CELLS[:1])
    assert (left, tally.kept) == ([], 1)
    assert held == line(CELLS[0]) + b"\n"


def resumed(
    path: Path, answered: list[Cell], listed: list[Cell]
) -> tuple[list[Cell], Tally, bytes]:
    path.write_bytes(b"".join(line(cell) + b"\n" for cell in answered))
    file, tally = ScreeningFile(path, "s", anew=False), Tally()
    left = list(skip_answered(iter(listed), file, tally))
    file.close()
    return left, tally, path.read_bytes()
