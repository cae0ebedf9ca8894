"""A file of answers: whole lines, kept as long as they fit, never written over by mistake."""

from pathlib import Path

import pytest

from hueandcry.model.errors import BadRequest
from hueandcry.store.screenings import ScreeningFile


def line(number: int, state: str = "s") -> bytes:
    return (
        f'{{"schema":"hueandcry/screen/1","state":"{state}","line":{number},"given":"g{number}",'
        f'"risk":"none"}}'
    ).encode()


def written(path: Path, *numbers: int) -> bytes:
    file = ScreeningFile(path, "s", anew=False)
    file.add(line(number) for number in numbers)
    file.close()
    return path.read_bytes()


def test_answers_are_found_again_and_added_to(tmp_path: Path) -> None:
    path = tmp_path / "o.jsonl"
    first = written(path, 1, 2)
    file = ScreeningFile(path, "s", anew=False)
    assert [(one.line, one.given, one.risk) for one in file.kept] == [
        (1, "g1", "none"), (2, "g2", "none"),
    ]  # fmt: skip
    file.keep(2)
    file.add([line(3)])
    file.close()
    assert path.read_bytes() == first + line(3) + b"\n"


def test_what_no_longer_fits_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "o.jsonl"
    written(path, 1, 2, 3)
    file = ScreeningFile(path, "s", anew=False)
    file.keep(1)
    file.close()
    assert path.read_bytes() == line(1) + b"\n"


@pytest.mark.parametrize("cut", range(1, 90))
def test_a_line_half_written_is_cut_off(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "o.jsonl"
    whole = written(path, 1)
    path.write_bytes(whole + line(2)[:cut])
    file = ScreeningFile(path, "s", anew=False)
    assert [one.line for one in file.kept] == [1]
    file.keep(1)
    file.close()
    assert path.read_bytes() == whole


def test_answers_of_another_state_are_not_written_over_unasked(tmp_path: Path) -> None:
    path = tmp_path / "o.jsonl"
    before = written(path, 1)
    with pytest.raises(BadRequest, match="another ledger state"):
        ScreeningFile(path, "other", anew=False)
    assert path.read_bytes() == before
    file = ScreeningFile(path, "other", anew=True)
    assert file.kept == []
    file.keep(0)
    file.close()
    assert path.read_bytes() == b""


@pytest.mark.parametrize("held", [b"hello", b"hello\n", b'{"a": 1}\n', b'{"schema":"hueandcry/ch'])
def test_another_file_is_never_touched(tmp_path: Path, held: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(held)
    for anew in (False, True):
        with pytest.raises(BadRequest, match="holds something else"):
            ScreeningFile(path, "s", anew=anew)
    assert path.read_bytes() == held


def test_a_batch_that_ctrl_c_cut_through_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "o.jsonl"
    file = ScreeningFile(path, "s", anew=False)
    file.add([line(1)])
    file._file.write(line(2)[:20])
    file.close()
    assert path.read_bytes() == line(1) + b"\n"
