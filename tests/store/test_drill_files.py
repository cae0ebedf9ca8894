"""A drill on disk: the same rows for a seed, in order, whole or not at all."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from hueandcry.model.errors import BadRequest
from hueandcry.store.drill_files import NAMES, TRUTH, new_folder, read_truth, write_ledger
from hueandcry.trace.drill.ledger import Placed, rows
from hueandcry.trace.drill.names import ZERO
from hueandcry.trace.drill.theft import plan
from hueandcry.trace.drill.world import world_of

ROWS = 12_000


def pieces(seed: int) -> Iterator[Placed]:
    world = world_of(seed, ROWS)
    return rows(world, plan(world, 60))


def written(folder: Path, seed: int) -> Path:
    folder.mkdir()
    assert write_ledger(folder, seed, pieces(seed), lambda rows: None) == ROWS
    return folder / "transfers.parquet"


def select(path: Path, what: str) -> list[tuple[object, ...]]:
    return duckdb.read_parquet(str(path)).project(what).fetchall()


def test_the_same_seed_gives_the_same_file(tmp_path: Path) -> None:
    one, two, other = (written(tmp_path / str(at), seed) for at, seed in enumerate((7, 7, 8)))
    assert one.read_bytes() == two.read_bytes()
    assert select(one, "*") != select(other, "*")


def test_columns_and_order_are_those_of_token_transfers(tmp_path: Path) -> None:
    path = written(tmp_path / "drill", 7)
    table = duckdb.read_parquet(str(path))
    assert dict(zip(table.columns, map(str, table.types), strict=True)) == {
        "token_address": "VARCHAR", "from_address": "VARCHAR", "to_address": "VARCHAR",
        "value": "VARCHAR", "transaction_hash": "VARCHAR", "log_index": "BIGINT",
        "block_number": "BIGINT", "block_timestamp": "TIMESTAMP",
    }  # fmt: skip
    places = select(path, "block_number, log_index")
    assert places == sorted(set(places))
    assert min(select(path, "from_address")) == (ZERO,)
    assert len(set(select(path, "transaction_hash"))) == ROWS
    assert set(select(path, "epoch(block_timestamp) - 12 * block_number")) == {(1_704_067_200,)}


def test_nothing_but_the_ledger_is_left(tmp_path: Path) -> None:
    written(tmp_path / "drill", 7)
    assert [path.name for path in (tmp_path / "drill").iterdir()] == ["transfers.parquet"]


def fill(folder: Path, text: str) -> None:
    for name in NAMES:
        (folder / name).write_text(text)


def test_a_new_folder_appears_whole(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "drill"
    with new_folder(target, force=False) as folder:
        fill(folder, "new")
        assert not target.exists()
    assert {path.name for path in target.iterdir()} == set(NAMES)
    assert [path.name for path in target.parent.iterdir()] == ["drill"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    with new_folder(tmp_path, force=False) as folder:
        fill(folder, "new")
    assert {path.name for path in tmp_path.iterdir()} == set(NAMES)


def test_a_folder_that_holds_something_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(BadRequest, match="not empty"), new_folder(tmp_path, force=False):
        pytest.fail("was lent")
    with (
        pytest.raises(BadRequest, match="no folder"),
        new_folder(tmp_path / "mine.txt", force=True),
    ):
        pytest.fail("was lent")


def test_force_replaces_the_drill_and_leaves_the_rest(tmp_path: Path) -> None:
    fill(tmp_path, "old")
    (tmp_path / "mine.txt").write_text("mine")
    with new_folder(tmp_path, force=True) as folder:
        fill(folder, "new")
    assert {path.name for path in tmp_path.iterdir()} == {*NAMES, "mine.txt"}
    assert (tmp_path / TRUTH).read_text() == "new"
    assert (tmp_path / "mine.txt").read_text() == "mine"


def fail(target: Path, error: BaseException) -> None:
    with new_folder(target, force=False) as folder:
        (folder / "transfers.parquet").write_text("half")
        raise error


@pytest.mark.parametrize(
    ("error", "becomes"),
    [
        (KeyboardInterrupt(), KeyboardInterrupt),
        (RuntimeError("Query interrupted"), KeyboardInterrupt),
        (OSError(28, "No space left on device"), BadRequest),
        (duckdb.IOException("IO Error: x: No space left on device"), BadRequest),
        (RuntimeError("another"), RuntimeError),
    ],
    ids=repr,
)
def test_what_fails_leaves_nothing(
    tmp_path: Path, error: BaseException, becomes: type[BaseException]
) -> None:
    target = tmp_path / "drill"
    with pytest.raises(becomes):
        fail(target, error)
    assert list(tmp_path.iterdir()) == []


_LIMITED = """
import resource, sys
from pathlib import Path
from hueandcry.model.errors import BadRequest
from hueandcry.store.drill_files import new_folder, write_ledger
from tests.store.test_drill_files import pieces
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
try:
    with new_folder(Path(sys.argv[1]), force=False) as folder:
        write_ledger(folder, 7, pieces(7), lambda rows: None)
except BadRequest as error:
    print(error)
"""


def test_a_disk_that_takes_no_more_is_said(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(tmp_path / "drill")], capture_output=True, text=True,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert "cannot be written" in ran.stdout, ran.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["", "{}", "[" * 100_000, '{"schema": "hueandcry/flow/1"}'])
def test_a_damaged_truth_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / TRUTH).write_text(text)
    with pytest.raises(BadRequest, match="no truth of this version"):
        read_truth(tmp_path)


def test_a_missing_truth_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="cannot be read"):
        read_truth(tmp_path)
