"""One ledger on disk: a DuckDB database of transfers, and segments of line arrays over them.

LEDGER/ledger.duckdb   what was imported, with where each row came from
LEDGER/lines.json      which segments are whole; moved last, so a killed import leaves the old lines
LEDGER/segments/N/     arrays (store.ledger.segment)
LEDGER/traces/         checkpoints of interrupted traces
"""

import contextlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import duckdb
import msgspec
from msgspec import Struct

from hueandcry.decode.json_text import from_json
from hueandcry.model.errors import BadRequest, Corrupt
from hueandcry.store.home import write_whole
from hueandcry.store.ledger import lining
from hueandcry.store.ledger.line_arrays import LineArrays
from hueandcry.store.ledger.lookup import Lookup, write_lookup
from hueandcry.store.ledger.query import number
from hueandcry.store.ledger.schema import TABLES, VERSION
from hueandcry.store.ledger.touched import touched

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
# More segments than this cost every look-up; they are laid anew as one.
_MOST_SEGMENTS: Final = 12
# Lining sorts on disk beyond this, so that 20 million transfers pass in 8 GB.
_MEMORY: Final = "4GB"


class Segment(Struct, frozen=True):
    """A whole generation of lines: its folder, the transfers it covers, and all lines by then."""

    folder: str
    first: int
    count: int
    lines: int


class Manifest(Struct, frozen=True):
    """lines.json: the format, and the segments that are whole, oldest first."""

    format: int
    segments: tuple[Segment, ...] = ()
    generation: int = 0
    touched: int = 0

    @property
    def lined(self) -> int:
        """Return the first transfer without a line."""
        return self.segments[-1].first + self.segments[-1].count if self.segments else 0


class Ledger:
    """An open ledger. Close it: DuckDB lets one process write, or many read."""

    def __init__(self, folder: Path, *, write: bool) -> None:
        """Open a ledger, or make it if `write`. Raises `BadRequest` or `Corrupt`."""
        self.folder = folder
        self._write = write
        path = folder / "ledger.duckdb"
        if not path.exists() and not write:
            raise BadRequest(f"there is no ledger {folder.name}", "`hue ledger list` shows them")
        folder.mkdir(parents=True, exist_ok=True)
        self.database = _connect(path, folder / "temporary", write=write)
        self._fit()
        self.manifest = _manifest(folder, write=write)

    def _fit(self) -> None:
        """Make the tables of a new ledger; refuse those of another format."""
        if self._write and not number(self.database, "SELECT count(*) FROM duckdb_tables()"):
            self.database.execute(TABLES)
            self.database.execute(
                "INSERT INTO meta VALUES ('format', ?), ('touched', '0')", [str(VERSION)]
            )
        try:
            query = "SELECT CAST(value AS BIGINT) FROM meta WHERE key = 'format'"
            found = number(self.database, query)
        except duckdb.Error:
            found = 0
        if found != VERSION:
            self.database.close()
            raise Corrupt(
                f"ledger {self.name} is of format {found}, this version reads {VERSION}",
                "Upgrade hueandcry" if found > VERSION else "Import its files into a new ledger",
            )

    @property
    def name(self) -> str:
        """Return the ledger's name."""
        return self.folder.name

    def lines(self) -> LineArrays:
        """Map the arrays of all segments. Raises `Corrupt` where one is missing or cut."""
        try:
            return LineArrays(
                [(self._segment(part.folder), part.first) for part in self.manifest.segments]
            )
        except (OSError, ValueError, EOFError) as error:
            raise self._damaged(error) from None

    def lookup(self) -> Lookup:
        """Map the keys of all segments. Raises `Corrupt` where one is missing or cut."""
        try:
            return Lookup([self._segment(part.folder) for part in self.manifest.segments])
        except (OSError, ValueError, EOFError) as error:
            raise self._damaged(error) from None

    def _damaged(self, error: Exception) -> Corrupt:
        return Corrupt(
            f"the lines of ledger {self.name} are damaged ({error})",
            f"Run `hue ledger verify {self.name} --repair`",
        )

    def _segment(self, folder: str) -> Path:
        return self.folder / "segments" / folder

    def lay_lines(self, *, anew: bool = False) -> int:
        """Lay lines over transfers that have none; return how many. Old rows stay as they are.

        Rows older than what their line already holds, or `anew`, lay everything from the start.
        """
        anew = anew or len(self.manifest.segments) >= _MOST_SEGMENTS
        if anew or touched(self.database) != self.manifest.touched or self._out_of_order():
            return self._lay(0, Manifest(VERSION, (), self.manifest.generation))
        return self._lay(self.manifest.lined, self.manifest)

    def require_laid(self) -> None:
        """Raise `BadRequest` where lines are missing or stale: an import or pull was cut short."""
        total = number(self.database, "SELECT coalesce(max(id), -1) + 1 FROM transfer")
        if total != self.manifest.lined or touched(self.database) != self.manifest.touched:
            raise BadRequest(
                f"the lines of ledger {self.name} are not those of its transfers: an import or"
                " pull did not end",
                f"Say it again, or run `hue ledger verify {self.name} --repair`",
            )

    def _lay(self, first: int, onto: Manifest) -> int:
        if first == 0:
            self._number_anew()
        total = number(self.database, "SELECT coalesce(max(id), -1) + 1 FROM transfer")
        count = total - first
        if count <= 0 and self.manifest.segments:
            return 0
        generation = self.manifest.generation + 1
        folder = self._segment(f"{generation:06d}")
        shutil.rmtree(folder, ignore_errors=True)
        old = LineArrays([(self._segment(part.folder), part.first) for part in onto.segments])
        lining.gather_postings(self.database, first, old)
        if self._leave_out_too_large() and first:
            # Rows of what is now left out stand in older segments.
            return self._lay(0, Manifest(VERSION, (), self.manifest.generation))
        lining.lay(self.database, folder, first, old)
        known = onto.segments[-1].lines if onto.segments else 0
        write_lookup(self.database, folder, first, known)
        lines = number(self.database, "SELECT coalesce(max(id), -1) + 1 FROM line")
        segments = (*onto.segments, Segment(folder.name, first, count, lines))
        self._move(Manifest(VERSION, segments, generation, touched(self.database)))
        return count

    def _number_anew(self) -> None:
        """Close gaps that removed rows left, so that transfers count from 0."""
        rows = number(self.database, "SELECT count(*) FROM transfer")
        if rows != number(self.database, "SELECT coalesce(max(id), -1) + 1 FROM transfer"):
            self.database.execute(
                "CREATE OR REPLACE TABLE transfer AS SELECT * REPLACE (row_number() OVER (ORDER BY"
                " id) - 1 AS id) FROM transfer"
            )

    def _leave_out_too_large(self) -> bool:
        """Leave assets out that add up beyond what is exact; return whether there are new ones."""
        lines = lining.too_large(self.database)
        if not lines:
            return False
        self.database.execute(
            "UPDATE asset SET left_out = 'its amounts add up beyond 9e36' WHERE id IN (SELECT asset"
            " FROM line WHERE id IN (SELECT unnest(CAST(? AS INTEGER[]))))",
            [lines],
        )
        lining.leave_out(self.database)
        return True

    def _out_of_order(self) -> bool:
        """Return whether a new row happened before one its line already has."""
        first = self.manifest.lined
        if not first:
            return False
        return bool(
            number(
                self.database,
                "SELECT count(*) FROM (SELECT chain, min(height) AS h FROM transfer WHERE id >= $1"
                " GROUP BY chain) n JOIN (SELECT chain, max(height) AS h FROM transfer WHERE id <"
                " $1 GROUP BY chain) o USING (chain) WHERE n.h <= o.h",
                [first],
            )
            and number(self.database, _OUT_OF_ORDER, [first])
        )

    def _move(self, manifest: Manifest) -> None:
        write_whole(self.folder / "lines.json", msgspec.json.encode(manifest).decode() + "\n")
        self.manifest = manifest
        kept = {part.folder for part in manifest.segments}
        for folder in (self.folder / "segments").iterdir():
            if folder.name not in kept:
                shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """Close the database."""
        self.database.close()


_OUT_OF_ORDER: Final = """
WITH side AS (SELECT source AS line, height, spot, id FROM transfer WHERE source IS NOT NULL
    UNION ALL SELECT target, height, spot, id FROM transfer WHERE target IS NOT NULL),
earliest AS (SELECT line, min((height, spot)) AS place FROM side WHERE id >= $1 GROUP BY line),
latest AS (SELECT line, max((height, spot)) AS place FROM side WHERE id < $1 GROUP BY line)
SELECT count(*) FROM earliest JOIN latest USING (line) WHERE earliest.place <= latest.place
"""


def ledger_folder(root: Path, name: str) -> Path:
    """Return where a ledger lies under a data directory. Raises `BadRequest` for a bad name."""
    if not _NAME.fullmatch(name):
        raise BadRequest(
            f"{name[:80]!r} is no name for a ledger", "Use letters, digits, dots, dashes"
        )
    return root / "ledgers" / name


def ledger_names(root: Path) -> list[str]:
    """Return the names of all ledgers."""
    return sorted(path.parent.name for path in (root / "ledgers").glob("*/ledger.duckdb"))


def remove_ledger(root: Path, name: str) -> None:
    """Remove a ledger with all it holds. Raises `BadRequest` where there is none."""
    folder = ledger_folder(root, name)
    if name not in ledger_names(root):
        raise BadRequest(f"there is no ledger {name}", "`hue ledger list` shows them")
    # The name first: what is half removed is no ledger any more.
    (folder / "ledger.duckdb").unlink()
    shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def opened(root: Path, name: str, *, write: bool) -> Iterator[Ledger]:
    """Lend a ledger."""
    ledger = Ledger(ledger_folder(root, name), write=write)
    try:
        yield ledger
    finally:
        ledger.close()


def _connect(path: Path, temporary: Path, *, write: bool) -> duckdb.DuckDBPyConnection:
    try:
        database = duckdb.connect(str(path), read_only=not write)
    except duckdb.Error as error:
        fault = str(error).splitlines()[0]
        if "lock" in fault.lower():
            raise BadRequest(
                f"ledger {path.parent.name} is in use by another process", "Wait for it"
            ) from None
        raise Corrupt(
            f"the ledger {path.parent.name} cannot be opened ({fault[:200]})",
            "If another version of hueandcry wrote it, import its files again",
        ) from None
    database.execute(f"SET memory_limit = '{_MEMORY}'; SET temp_directory = '{temporary}'")
    database.execute("SET enable_progress_bar = false; SET TimeZone = 'UTC'")
    return database


def _manifest(folder: Path, *, write: bool) -> Manifest:
    """Read which segments are whole. A writer takes one it cannot use as none: all is laid anew."""
    path = folder / "lines.json"
    if not path.exists():
        return Manifest(VERSION)
    try:
        manifest = from_json(path.read_bytes(), Manifest)
    except msgspec.DecodeError:
        manifest = Manifest(0)
    if manifest.format > VERSION:
        raise Corrupt(
            f"ledger {folder.name} is of a newer format ({manifest.format}, not {VERSION})",
            "Upgrade hueandcry",
        )
    if manifest.format == VERSION:
        return manifest
    if write:
        return Manifest(VERSION, (), manifest.generation)
    raise Corrupt(
        f"the lines of ledger {folder.name} are damaged or of an older format",
        f"Run `hue ledger verify {folder.name} --repair`",
    )
