"""Records on disk."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.model.errors import BadRequest, Corrupt
from hueandcry.model.record import RecordHead, SnapshotName
from hueandcry.store.records import RecordWriter, read_record

HEAD = RecordHead("hueandcry/record/1", "hueandcry 0", SnapshotName("id", "day"), "2026-11-24")


def test_a_record_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "record"
    with RecordWriter(path, HEAD):
        pass
    with pytest.raises(BadRequest, match="exists"):
        RecordWriter(path, HEAD)


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="cannot be written"):
        RecordWriter(tmp_path / "no" / "such" / "folder", HEAD)


def test_a_missing_record_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="cannot be read"):
        read_record(tmp_path / "none")


def test_the_line_that_does_not_fit_is_named(tmp_path: Path) -> None:
    path = tmp_path / "record"
    with RecordWriter(path, HEAD):
        pass
    with path.open("ab") as file:
        file.write(b'{"line":1}\n')
    _, entries = read_record(path)
    with pytest.raises(Corrupt, match="line 2"):
        list(entries)


@given(data=st.binary(max_size=200))
def test_no_bytes_bring_another_error(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("records") / "record"
    path.write_bytes(data)
    with pytest.raises(Corrupt):
        list(read_record(path)[1])
