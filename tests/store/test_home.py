"""The data directory: pointer, snapshots, and what is said when something is missing or damaged."""

import sqlite3
from pathlib import Path

import pytest

from hueandcry.model.errors import BadRequest, Corrupt
from hueandcry.store.home import Home, write_whole
from hueandcry.store.snapshot import Snapshot
from tests.values import snapshot_home

ID = "20261124T120000Z-00000000"


def test_without_an_update_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Corrupt, match="no snapshot yet") as caught:
        Home(tmp_path).open_current()
    assert "hue update" in caught.value.advice


def test_a_damaged_pointer_is_said(home: Home) -> None:
    (home.root / "current").write_text("../../etc/passwd\n")
    with pytest.raises(Corrupt, match="pointer"):
        home.open_current()


def test_a_missing_file_is_said(home: Home) -> None:
    home.path_of(ID).unlink()
    with pytest.raises(Corrupt, match="no snapshot"):
        home.open_current()


def test_a_file_that_is_none_is_said(home: Home) -> None:
    home.path_of(ID).chmod(0o644)
    home.path_of(ID).write_bytes(b"this is not a database at all" * 100)
    with pytest.raises(Corrupt, match="damaged"):
        home.open_current()


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    sqlite3.connect(other).execute("CREATE TABLE t (a)").connection.close()
    with pytest.raises(Corrupt, match="no snapshot of this program"):
        Snapshot(other)


@pytest.mark.parametrize(("version", "age"), [(0, "an older"), (99, "a newer")])
def test_another_format_is_refused(home: Home, version: int, age: str) -> None:
    path = home.path_of(ID)
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA user_version = {version}")
    database.close()
    with pytest.raises(Corrupt, match=age):
        home.open_current()


def test_damage_inside_is_found_by_verifying(home: Home) -> None:
    path = home.path_of(ID)
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 4096] = b"\xff" * 4096
    path.write_bytes(data)
    with pytest.raises(Corrupt, match="damaged"):
        home.open_current().verify()


def test_opens_as_of_an_id_its_beginning_or_a_day(home: Home) -> None:
    assert home.open_as_of(ID).id == ID
    assert home.open_as_of("20261124").id == ID
    assert home.open_as_of("2026-11-24").id == ID
    assert home.open_as_of("2027-01-01").id == ID
    for wanted in ("2026-11-23", "2025", "x"):
        with pytest.raises(BadRequest, match="no snapshot of"):
            home.open_as_of(wanted)


def test_one_update_at_a_time(home: Home) -> None:
    with home.building(), pytest.raises(BadRequest, match="another update"), home.building():
        pass


def test_leftovers_of_a_killed_update_are_removed(home: Home) -> None:
    left = home.snapshots / ".building-killed"
    left.write_bytes(b"half")
    with home.building() as path:
        assert path != left
        assert not left.exists()
    assert not path.exists()


def test_only_so_many_snapshots_are_kept(tmp_path: Path) -> None:
    home = snapshot_home(tmp_path)
    built = home.path_of(ID).read_bytes()
    for second in range(1, 5):
        with home.building() as path:
            path.write_bytes(built)
            home.publish(path, f"20261124T12000{second}Z-00000000", 2)
    assert home.ids() == ["20261124T120003Z-00000000", "20261124T120004Z-00000000"]
    assert home.current_id() == home.ids()[-1]


def test_a_small_file_is_replaced_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "deep" / "file", "one")
    write_whole(tmp_path / "deep" / "file", "two")
    assert (tmp_path / "deep" / "file").read_text() == "two"
    assert len(list((tmp_path / "deep").iterdir())) == 1
