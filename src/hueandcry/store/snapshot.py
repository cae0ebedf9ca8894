"""Opens a snapshot file: read-only, immutable, checked for being ours and of our version."""

import json
import sqlite3
from pathlib import Path

import msgspec
from msgspec import Struct

from hueandcry.model.errors import Corrupt
from hueandcry.model.listing import FeedState
from hueandcry.store.schema import APPLICATION_ID, VERSION


class Validators(Struct, frozen=True):
    """What the next download of a feed can ask "still the same?" with."""

    tags: dict[str, str]
    parser: int


class Snapshot:
    """One immutable snapshot. Any number of processes may have it open."""

    def __init__(self, path: Path) -> None:
        """Open the file. Raises `Corrupt` if it is missing, damaged or of another version."""
        self.path = path
        self._db = _open(path)
        self.id = self.meta("id")
        self.created = self.meta("created")

    @property
    def database(self) -> sqlite3.Connection:
        """The open connection, for the indexes of this room."""
        return self._db

    def meta(self, key: str) -> str:
        """Return one value of the manifest's head."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise Corrupt(f"the snapshot {self.path.name} has no {key}", "Run `hue update`")
        return str(row[0])

    def feeds(self) -> tuple[FeedState, ...]:
        """Return the state of every feed, by name."""
        columns = ", ".join(FeedState.__struct_fields__)
        found = self._db.execute(f"SELECT {columns} FROM feed ORDER BY name")
        return tuple(_feed_state(row) for row in found)

    def validators(self, feed: str) -> Validators:
        """Return what the publisher knows the files by that this feed's rows came from."""
        row = self._db.execute(
            "SELECT validators, parser FROM feed WHERE name = ?", (feed,)
        ).fetchone()
        return Validators(json.loads(row[0]), row[1]) if row else Validators({}, 0)

    def rejected(self, feed: str) -> list[tuple[str, str]]:
        """Return the rejected rows of a feed with their reasons."""
        found = self._db.execute("SELECT entry, reason FROM rejected WHERE feed = ?", (feed,))
        return list(found)

    def entries(self, feed: str) -> int:
        """Return how many current rows of lists a feed has."""
        query = "SELECT count(*) FROM listing WHERE feed = ? AND valid_to = ''"
        return int(self._db.execute(query, (feed,)).fetchone()[0])

    def verify(self) -> None:
        """Read the whole file once. Raises `Corrupt` where a page or a count does not hold."""
        try:
            # Not quick_check: SQLite 3.40 reports NULLs in tables without row ids that hold none.
            result = self._db.execute("PRAGMA integrity_check(1)").fetchone()[0]
        except sqlite3.DatabaseError as error:
            result = str(error)
        if result != "ok":
            raise Corrupt(
                f"the snapshot {self.path.name} is damaged ({result})", "Run `hue update`"
            )

    def close(self) -> None:
        """Close the file."""
        self._db.close()


def _feed_state(row: tuple[object, ...]) -> FeedState:
    values = dict(zip(FeedState.__struct_fields__, row, strict=True))
    values["addresses"] = json.loads(str(values["addresses"]))
    values["redistributable"] = bool(values["redistributable"])
    return msgspec.convert(values, FeedState)


def _open(path: Path) -> sqlite3.Connection:
    if not path.exists():
        raise Corrupt(f"there is no snapshot {path.name}", "Run `hue update`")
    try:
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        database = sqlite3.connect(uri, uri=True, check_same_thread=False)
        # One read: header fields come with the first page.
        ours = database.execute("PRAGMA application_id").fetchone()[0]
        version = database.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise Corrupt(
            f"the snapshot {path.name} is damaged ({error})", "Run `hue update`"
        ) from None
    if ours != APPLICATION_ID:
        raise Corrupt(f"{path.name} is no snapshot of this program", "Run `hue update`")
    if version != VERSION:
        age = "an older" if version < VERSION else "a newer"
        advice = (
            "Run `hue update`" if version < VERSION else "Upgrade hueandcry, or run `hue update`"
        )
        raise Corrupt(
            f"the snapshot {path.name} is of {age} format ({version}, not {VERSION})", advice
        )
    return database
