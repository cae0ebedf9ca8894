"""One import as one database transaction: whole or not at all, and no fault of DuckDB unsaid."""

import contextlib
from collections.abc import Iterator
from typing import Final

import duckdb

from hueandcry.model.errors import BadRequest, Corrupt
from hueandcry.store.ledger.tables import reason_of

# How DuckDB and the system say that a disk is full (ENOSPC, EDQUOT, EFBIG).
_FULL: Final = ("no space left", "disk quota", "file too large", "out of disk", "could not write")


@contextlib.contextmanager
def guarded(database: duckdb.DuckDBPyConnection, name: str) -> Iterator[None]:
    """Commit when the block ends well, else undo it.

    Raises `BadRequest` for what is wrong with the file `name`, `Corrupt` where the ledger could
    not be written.
    """
    try:
        database.execute("BEGIN TRANSACTION")
        yield
        database.execute("COMMIT")
    except duckdb.Error as error:
        _undo(database)
        raise _told(error, name) from None
    except BaseException:
        _undo(database)
        raise


def _undo(database: duckdb.DuckDBPyConnection) -> None:
    # After a failed write DuckDB may have undone it already, or refuse every command.
    with contextlib.suppress(duckdb.Error):
        database.execute("ROLLBACK")


def _told(error: duckdb.Error, name: str) -> BadRequest | Corrupt:
    reason = reason_of(error)
    if any(sign in str(error).lower() for sign in _FULL):
        return Corrupt(
            f"the ledger could not be written while {name} was imported ({reason})",
            "Nothing of it was kept; make room on the disk and import it again",
        )
    if isinstance(error, duckdb.OutOfMemoryException):
        return BadRequest(f"{name} needs too much memory ({reason})", "Split it into files")
    if isinstance(error, duckdb.FatalException | duckdb.InternalException):
        return Corrupt(
            f"the database gave up on {name} ({reason})",
            "Nothing of it was kept; run `hue ledger verify`",
        )
    return BadRequest(f"{name} cannot be read to its end ({reason})", "Nothing of it was kept")
