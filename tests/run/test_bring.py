"""Files are brought in one by one: what is no table is told and stops no other."""

from pathlib import Path

import pytest

from hueandcry.model.errors import BadRequest
from hueandcry.run.bring import bring
from hueandcry.store.ledger.generic import mapping_of
from hueandcry.store.ledger.importing import Brought, Wanted

WANTED = Wanted("test:chain", mapping_of("block=b,from=f,to=t,amount=a", "coin", 0))
NOW = "2026-11-24T12:00:00+00:00"


def table(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(["b,f,t,a", *rows]) + "\n")
    return path


def test_a_broken_file_stops_no_other(tmp_path: Path) -> None:
    good = table(tmp_path / "good.csv", "1,V,H,10", "2,H,X,x")
    bad = tmp_path / "bad.parquet"
    bad.write_bytes(b"PAR1 and nothing else")
    told: list[Brought] = []
    result = bring(tmp_path / "home", "w", [bad, good], WANTED, NOW, told.append)
    assert [one.name for one in told] == ["good.csv"]
    assert (result.transfers, result.lines, result.laid, result.rejected) == (1, 2, 1, 1)
    assert [name for name, _ in result.failed] == ["bad.parquet"]


def test_bringing_again_changes_nothing(tmp_path: Path) -> None:
    path = table(tmp_path / "good.csv", "1,V,H,10", "2,H,X,7")
    first = bring(tmp_path / "home", "w", [path], WANTED, NOW)
    again = bring(tmp_path / "home", "w", [path], WANTED, NOW)
    assert (first.laid, again.laid) == (2, 0)
    assert (again.transfers, again.lines) == (first.transfers, first.lines)


def test_more_files_are_appended_without_laying_the_old_ones(tmp_path: Path) -> None:
    bring(tmp_path / "home", "w", [table(tmp_path / "a.csv", "1,V,H,10")], WANTED, NOW)
    segments = tmp_path / "home/ledgers/w/segments"
    before = {path: path.stat().st_mtime_ns for path in segments.rglob("*.npy")}
    result = bring(tmp_path / "home", "w", [table(tmp_path / "b.csv", "5,H,X,7")], WANTED, NOW)
    assert result.laid == 1
    assert before.items() <= {path: path.stat().st_mtime_ns for path in segments.rglob("*")}.items()


def test_nothing_readable_is_an_error_that_names_each(tmp_path: Path) -> None:
    bad = tmp_path / "bad.parquet"
    bad.write_bytes(b"nothing")
    with pytest.raises(BadRequest, match=r"bad\.parquet"):
        bring(tmp_path / "home", "w", [bad], WANTED, NOW)
