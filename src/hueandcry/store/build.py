"""Builds one snapshot file from the rows of all feeds. Nothing reads it before it is whole."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

import msgspec

from hueandcry.decode.neighbourhood import name_keys
from hueandcry.decode.token_name import token_key
from hueandcry.decode.unicode import fold
from hueandcry.model.campaign import CampaignModel
from hueandcry.model.listing import FeedState
from hueandcry.model.rows import ListingRow, Rejected, Row
from hueandcry.store.campaign import write_model
from hueandcry.store.campaign_examples import HostRows, host_rows
from hueandcry.store.handle_build import index_handles
from hueandcry.store.schema import APPLICATION_ID, TABLE_OF, TABLES, VERSION

# What writing may fail with: a full disk shows as either.
WRITE_ERRORS = (sqlite3.OperationalError, OSError)
# Rejected rows are kept to be looked at; a feed of nothing else must not fill the disk.
MAX_REJECTED_KEPT = 10_000
# Below this popularity honest, hijacked and bad sites mix.
LANDMARK_RANK = 5_000


class SnapshotBuilder:
    """Writes a new file at `path`; rows of `previous` serve feeds that brought none this time."""

    def __init__(self, path: Path, previous: Path | None) -> None:
        """Open the new file. No journal: a file that is not whole is thrown away."""
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.executescript(
            f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA application_id="
            f"{APPLICATION_ID}; PRAGMA user_version={VERSION};{TABLES}"
        )
        self._has_previous = previous is not None and self._attach(previous)
        self._db.execute("BEGIN")

    def _attach(self, previous: Path) -> bool:
        """Attach the previous file; one of another format has other tables and is left alone."""
        uri = f"{previous.resolve().as_uri()}?mode=ro&immutable=1"
        self._db.execute("ATTACH ? AS old", (uri,))
        fits = self._db.execute("PRAGMA old.user_version").fetchone()[0] == VERSION
        if not fits:
            self._db.execute("DETACH old")
        return bool(fits)

    def add(self, feed: str, rows: Iterable[Row], rejected: Sequence[Rejected], today: str) -> int:
        """Store a feed's new rows; of two with the same key the first stays. Return how many."""
        count = 0
        by_type: dict[type[Row], list[Row]] = {}
        for row in rows:
            by_type.setdefault(type(row), []).append(row)
        for kind, found in by_type.items():
            extra = (feed, today, today, "") if kind is ListingRow else (feed,)
            values = (msgspec.structs.astuple(row) + extra for row in found)
            marks = ",".join("?" * (len(kind.__struct_fields__) + len(extra)))
            insert = f"INSERT OR IGNORE INTO {TABLE_OF[kind]} VALUES ({marks})"
            count += self._db.executemany(insert, values).rowcount
        self._reject(feed, rejected)
        self._carry_history(feed, today)
        return count

    def _reject(self, feed: str, rejected: Sequence[Rejected]) -> None:
        kept = ((feed, row.entry, row.reason) for row in rejected[:MAX_REJECTED_KEPT])
        self._db.executemany("INSERT INTO rejected VALUES (?,?,?)", kept)

    def _carry_history(self, feed: str, today: str) -> None:
        """Keep when a row was first seen, and keep rows that are gone with the day they went."""
        if not self._has_previous:
            return
        self._db.execute(
            "UPDATE listing SET first_seen = o.first_seen FROM old.listing o WHERE"
            " listing.feed = ? AND o.entry = listing.entry AND o.valid_to = ''"
            " AND o.feed = listing.feed AND o.stance = listing.stance",
            (feed,),
        )
        self._db.execute(
            "INSERT OR IGNORE INTO listing SELECT entry, stance, address, valid_from, feed,"
            " first_seen, last_seen, CASE valid_to WHEN '' THEN ? ELSE valid_to END"
            " FROM old.listing o WHERE feed = ? AND (valid_to != '' OR NOT EXISTS (SELECT 1"
            " FROM main.listing n WHERE n.entry = o.entry AND n.valid_to = ''"
            " AND n.feed = o.feed AND n.stance = o.stance))",
            (today, feed),
        )

    def keep(self, feed: str, today: str | None) -> int:
        """Take a feed's rows over from the previous snapshot; `today` where they were confirmed."""
        count = 0
        for table in {*TABLE_OF.values(), "rejected"} if self._has_previous else ():
            copied = self._db.execute(
                f"INSERT OR IGNORE INTO {table} SELECT * FROM old.{table} WHERE feed = ?", (feed,)
            )
            count += copied.rowcount if table != "rejected" else 0
        if today:
            update = "UPDATE listing SET last_seen = ? WHERE feed = ? AND valid_to = ''"
            self._db.execute(update, (today, feed))
        return count

    def suffix_rules(self, name: str) -> int:
        """Return the Public Suffix List rules taken in so far."""
        return self._rules.get(name, 0)

    @cached_property
    def _rules(self) -> dict[str, int]:
        return dict(self._db.execute("SELECT name, rules FROM suffix").fetchall())

    @cached_property
    def path_hosts(self) -> frozenset[str]:
        """Return the hosts that are judged by path only."""
        return frozenset(row[0] for row in self._db.execute("SELECT host FROM path_host"))

    @cached_property
    def landmarks(self) -> frozenset[str]:
        """Return the hosts a list should hardly ever hold: what brands own, and popular sites."""
        found = self._db.execute(
            "SELECT host FROM owned UNION SELECT domain FROM popularity WHERE rank <= ?",
            (LANDMARK_RANK,),
        )
        return frozenset(row[0] for row in found)

    def describe(self, state: FeedState, validators: dict[str, str], parser: int) -> None:
        """Store how a feed stands, and what its publisher knows its files by."""
        values = [
            json.dumps(value) if isinstance(value, tuple) else value
            for value in msgspec.structs.astuple(state)
        ]
        marks = ",".join("?" * (len(values) + 2))
        row = (*values, json.dumps(validators), parser)
        self._db.execute(f"INSERT INTO feed VALUES ({marks})", row)

    def host_rows(self) -> HostRows:
        """Return the hosts the campaign model learns from."""
        return host_rows(self._db)

    def add_model(self, model: CampaignModel) -> None:
        """Store the campaign model."""
        write_model(self._db, model)

    def finish(self, meta: dict[str, str]) -> None:
        """Derive the look-alike indexes, store the manifest's head and close the file."""
        self._index_names()
        self._index_tokens()
        index_handles(self._db)
        self._db.executemany("INSERT INTO meta VALUES (?,?)", meta.items())
        self._db.execute("COMMIT")
        if self._has_previous:
            self._db.execute("DETACH old")
        self._db.close()

    def abandon(self) -> None:
        """Close without finishing; the caller removes the file."""
        self._db.close()

    def _index_names(self) -> None:
        found = self._db.execute(
            "SELECT n.entity, e.name, n.text, n.ordinary, o.host, o.feed, o.date, o.reference"
            " FROM entity_name n JOIN entity e ON e.id = n.entity"
            " JOIN owned o ON o.entity = e.id AND o.rank = 0 ORDER BY n.entity, n.text"
        ).fetchall()
        for number, (entity, brand, text, ordinary, *home) in enumerate(found, start=1):
            row = (number, entity, brand, text, fold(text), ordinary, *home)
            self._db.execute("INSERT INTO brand_name VALUES (?,?,?,?,?,?,?,?,?,?)", row)
            keys = name_keys(text, ordinary=bool(ordinary))
            self._db.executemany(
                "INSERT INTO brand_key VALUES (?,?,?)", ((kind, key, number) for kind, key in keys)
            )

    def _index_tokens(self) -> None:
        found = self._db.execute("SELECT character, prototype FROM confusable").fetchall()
        prototype = dict(found).get
        tokens = self._db.execute(
            "SELECT symbol, name, contract, chain, feed FROM token"
        ).fetchall()
        self._db.executemany(
            "INSERT OR IGNORE INTO token_key VALUES (?,?,?,?)",
            ((token_key(text, prototype), *row[2:]) for row in tokens for text in row[:2]),
        )
