"""Writes a drill's files: Parquet in pieces, all in a new folder that gets its name when whole."""

import contextlib
import csv
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import duckdb
import msgspec
import numpy as np

from hueandcry.decode.json_text import from_json
from hueandcry.model.errors import BadRequest
from hueandcry.trace.drill.document import DrillTruth, Service
from hueandcry.trace.drill.ledger import Placed
from hueandcry.trace.drill.names import account_sql, token_name, transaction_sql
from hueandcry.trace.drill.world import FIRST_TIME, SECONDS_PER_BLOCK

LEDGER: Final = "transfers.parquet"
SERVICES: Final = "services.csv"
TRUTH: Final = "truth.json"
TOKENS: Final = "tokens.csv"
README: Final = "README.txt"
# The truth comes last: a folder that has it is whole.
NAMES: Final = (LEDGER, TOKENS, SERVICES, README, TRUTH)

# Millions of planted steps take less.
_LARGEST_TRUTH: Final = 2**30
# Rows are kept compact until the file is written, on disk beyond this.
_MEMORY: Final = "1GB"
_COLUMNS: Final = {
    "block": np.uint32, "place": np.uint32, "payer": np.int32, "payee": np.int32,
    "amount": np.int64, "number": np.int64,
}  # fmt: skip


@contextlib.contextmanager
def new_folder(target: Path, *, force: bool) -> Iterator[Path]:
    """Lend a folder whose files come to stand in `target` when the block ends well, else nowhere.

    Raises `BadRequest` where `target` holds something, unless `force`: then the drill's own files
    are replaced and others stay; and where the disk is full.
    """
    target = target.resolve()
    _refuse(target, force=force)
    building: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        # A folder that is there may be a disk of its own: files do not move between disks.
        beside = target if target.is_dir() else target.parent
        building = Path(tempfile.mkdtemp(prefix=".drill-", dir=beside))
        yield building
        _name(building, target)
    except (OSError, duckdb.IOException, duckdb.OutOfMemoryException) as error:
        raise BadRequest(
            f"the drill cannot be written to {target}: {_reason(error)}",
            "10 million transfers need 2 GB of free space; no half-written file was left",
        ) from None
    except RuntimeError as error:
        # What DuckDB makes of Ctrl-C in the middle of a query.
        if "interrupted" in str(error).lower():
            raise KeyboardInterrupt from None
        raise
    finally:
        if building is not None:
            shutil.rmtree(building, ignore_errors=True)


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    text = str(error)
    return "the disk is full" if "No space left" in text else text.splitlines()[0][:200]


def _refuse(target: Path, *, force: bool) -> None:
    if target.exists() and not target.is_dir():
        raise BadRequest(f"{target} is no folder", "Give --out another name")
    if target.is_dir() and any(target.iterdir()) and not force:
        raise BadRequest(
            f"{target} is not empty", "Give --out another name, or --force to replace the drill"
        )


def _name(building: Path, target: Path) -> None:
    if not target.is_dir():
        building.chmod(0o755)
        building.replace(target)
        return
    (target / TRUTH).unlink(missing_ok=True)
    for name in NAMES:
        (building / name).replace(target / name)


def write_ledger(
    folder: Path, seed: int, pieces: Iterable[Placed], progress: Callable[[int], None]
) -> int:
    """Write transfers.parquet of pieces in block order; return how many rows it has.

    The columns are those of ethereum-etl's token_transfers. `progress` hears rows made so far.
    """
    working = folder / "working"
    working.mkdir()
    rows = 0
    with contextlib.closing(duckdb.connect(str(working / "rows.duckdb"))) as database:
        database.execute(f"SET memory_limit = '{_MEMORY}'; SET enable_progress_bar = false")
        kinds = {np.uint32: "UINTEGER", np.int32: "INTEGER", np.int64: "BIGINT"}
        defined = ", ".join(f"{name} {kinds[kind]}" for name, kind in _COLUMNS.items())
        database.execute(f"CREATE TABLE rows ({defined})")
        for placed in pieces:
            if len(placed.place):
                _insert(database, placed)
            rows += len(placed.place)
            progress(rows)
        _copy(database, seed, folder / LEDGER)
    shutil.rmtree(working)
    return rows


def _insert(database: duckdb.DuckDBPyConnection, placed: Placed) -> None:
    block, payer, payee, amount, number = placed.piece
    given = (block, placed.place, payer, payee, amount, number)
    columns = {
        name: column.astype(kind)
        for (name, kind), column in zip(_COLUMNS.items(), given, strict=True)
    }
    database.register("made", columns)
    database.execute("INSERT INTO rows SELECT * FROM made")
    database.unregister("made")


def _copy(database: duckdb.DuckDBPyConnection, seed: int, path: Path) -> None:
    """Rows keep the order they came in: DuckDB's `preserve_insertion_order` is on by default."""
    first, step = FIRST_TIME * 1_000_000, SECONDS_PER_BLOCK * 1_000_000
    select = (
        f"SELECT '{token_name(seed)}' AS token_address, {account_sql(seed, 'payer')} AS"
        f" from_address, {account_sql(seed, 'payee')} AS to_address, CAST(amount AS VARCHAR) AS"
        f" value, {transaction_sql(seed, 'number')} AS transaction_hash, CAST(place AS BIGINT) AS"
        " log_index, CAST(block AS BIGINT) AS block_number, make_timestamp("
        f"{first} + CAST(block AS BIGINT) * {step}) AS block_timestamp FROM rows"
    )
    database.execute(f"COPY ({select}) TO ? (FORMAT parquet, COMPRESSION zstd)", [str(path)])


def write_words(
    folder: Path, services: Iterable[Service], readme: str, document: DrillTruth
) -> None:
    """Write tokens.csv, services.csv, README.txt and truth.json."""
    rows = (msgspec.structs.astuple(service) for service in services)
    _write_table(folder / SERVICES, Service.__struct_fields__, rows)
    token = (document.token, "DRILL", "Drill token", document.decimals)
    _write_table(folder / TOKENS, ("address", "symbol", "name", "decimals"), [token])
    (folder / README).write_text(readme, encoding="utf-8")
    told = msgspec.json.format(msgspec.json.encode(document), indent=1)
    (folder / TRUTH).write_bytes(told + b"\n")


def _write_table(path: Path, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(head)
        table.writerows(rows)


def read_truth(folder: Path) -> DrillTruth:
    """Read truth.json. Raises `BadRequest` where it is missing or damaged."""
    path = folder / TRUTH
    try:
        if path.stat().st_size > _LARGEST_TRUTH:
            raise BadRequest(f"{path} is larger than 1 GiB: no truth of a drill")
        return from_json(path.read_bytes(), DrillTruth)
    except OSError as error:
        raise BadRequest(
            f"{path} cannot be read: {error.strerror}", "Give the folder `hue drill theft` made"
        ) from None
    except msgspec.DecodeError as error:
        raise BadRequest(
            f"{path} is no truth of this version: {error}", "Make the drill again: same seed"
        ) from None
