"""Builds the lines of a chain inside the engine that keeps it, step by step.

A step that is whole is marked in the table `step`; a build that was cut short goes on after the
last marked one. Nothing of the chain leaves the engine.
"""

import re
import time
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Final, NamedTuple, TypeVar

from msgspec import Struct

from hueandcry.model.errors import BadRequest
from hueandcry.store.engines import text
from hueandcry.store.engines.engine import Engine, Refused, steadily
from hueandcry.store.engines.portable import told

_Answer = TypeVar("_Answer")

# What a firm may bring: `--from token_transfers=TABLE`.
SHAPES: Final = ("transfers", "token_transfers", "transactions", "traces", "tokens")
# Lines are numbered in 31 bits, as a trace keeps them.
MOST_LINES: Final = 2**31 - 1
_CHAIN: Final = re.compile(r"[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}")
_MARKS: Final = """
SELECT CAST(0 AS BIGINT) AS nth, '' AS name, '' AS digest, CAST(0 AS BIGINT) AS tally,
    CAST(0 AS DOUBLE) AS seconds
FROM (SELECT 0 AS nothing) AS nothing WHERE FALSE"""
# A step that is being made anew: its table is neither the old one nor whole.
_BEGUN: Final = "begun"


class Wanted(Struct, frozen=True):
    """What is to be built: `tables` names the firm's tables by their shape.

    `chain` is the CAIP-2 name of what all but `transfers` hold. `until` is the last block taken:
    give one that is final, so that a build that goes on reads what it read before.
    """

    schema: str
    tables: Mapping[str, str]
    chain: str = ""
    until: int | None = None
    keep: bool = False


class Made(Struct, frozen=True):
    """One step: its rows, and whether it was whole before this build."""

    name: str
    rows: int
    seconds: float
    known: bool


class Built(Struct, frozen=True):
    """All steps. `apart` rows had amounts no sum can hold; of `left_out` assets no line exists."""

    steps: tuple[Made, ...]
    apart: int
    left_out: tuple[str, ...]

    def rows(self, name: str) -> int:
        """Return how many rows a step made."""
        return next(step.rows for step in self.steps if step.name == name)


def build(
    engine: Engine,
    wanted: Wanted,
    progress: Callable[[Made], None] = lambda made: None,
    pause: Callable[[float], None] = time.sleep,
) -> Built:
    """Build all tables of lines. Raises `BadRequest`, or `Unreachable` where it can go on later."""
    return _Build(engine, wanted, progress, pause).all()


def names_of(engine: Engine, schema: str) -> dict[str, str]:
    """Return the full names of all tables of ours."""
    ours = ["step", "note", "moved", "asset", *(step.name for step in text.LATER)]
    return {name: engine.table(schema, name) for name in ours}


class _Mark(NamedTuple):
    digest: str
    tally: int
    seconds: float


class _Build:
    def __init__(
        self,
        engine: Engine,
        wanted: Wanted,
        progress: Callable[[Made], None],
        pause: Callable[[float], None],
    ) -> None:
        self._engine = engine
        self._wanted = wanted
        self._progress = progress
        self._pause = pause
        self._ours = names_of(engine, wanted.schema)
        self._tables = {**wanted.tables, **self._ours}
        self._doing = "preparing the schema"
        self._marked: dict[str, _Mark] = {}
        self._nth = 0

    def all(self) -> Built:
        """Make what is not marked; what follows a step that was made is made too."""
        steps = text.steps(moved_text(self._wanted), self._wanted.tables)
        self._steadily(lambda: self._engine.prepare(self._wanted.schema))
        self._marked = self._marks()
        done, digest, anew = [], "", False
        for step in steps:
            select = self._told(step)
            digest = sha256(f"{digest}{select}{step.order}".encode()).hexdigest()
            mark = self._marked.get(step.name)
            if mark and mark.digest == digest and not anew:
                made = Made(step.name, mark.tally, mark.seconds, known=True)
            else:
                anew = True
                made = self._make(step, select, digest)
            done.append(made)
            self._progress(made)
        return self._finish(tuple(done), tidy=anew and not self._wanted.keep)

    def _told(self, step: text.Step) -> str:
        tables = self._tables
        if step.name == "too_large":
            # The guard looks at all sides; what it finds is left out of `posting`.
            tables = {**tables, "posting": tables["side"]}
        return told(step.select, self._engine.dialect, tables)

    def _make(self, step: text.Step, select: str, digest: str) -> Made:
        self._doing = f"making {step.name}"
        if step.name in self._marked:
            self._mark(step.name, _Mark(_BEGUN, 0, 0))
        begun = time.monotonic()
        table = self._ours[step.name]
        self._steadily(lambda: self._engine.create(table, select, step.order))
        tally = self._count(f"SELECT COUNT(*) FROM {step.name}")
        seconds = round(time.monotonic() - begun, 3)
        self._guard(step.name, tally)
        self._mark(step.name, _Mark(digest, tally, seconds))
        return Made(step.name, tally, seconds, known=False)

    def _guard(self, name: str, tally: int) -> None:
        """Stop where numbers would not fit. Raises `BadRequest`."""
        if name == "sound" and self._count(text.OUT_OF_RANGE):
            raise BadRequest(
                "some blocks are out of range, or hold more than 4 million transfers",
                "Look for rows whose block_number is a time in milliseconds",
            )
        if name == "party" and tally > MOST_LINES:
            raise BadRequest(
                f"{tally:,} lines are more than can be numbered ({MOST_LINES:,})",
                "Leave spam tokens out by a view, or build each chain in a schema of its own",
            )

    def _mark(self, name: str, mark: "_Mark") -> None:
        self._nth += 1
        row = (
            f"SELECT CAST({self._nth} AS BIGINT) AS nth, '{name}' AS name, '{mark.digest}' AS"
            f" digest, CAST({mark.tally} AS BIGINT) AS tally, CAST({mark.seconds} AS DOUBLE) AS"
            " seconds"
        )
        written = told(row, self._engine.dialect, {})
        self._steadily(lambda: self._engine.append(self._ours["step"], written))

    def _marks(self) -> dict[str, "_Mark"]:
        """Return the last mark of each step."""
        try:
            found = self._rows("SELECT nth, name, digest, tally, seconds FROM step ORDER BY nth")
        except Refused:
            marks = told(_MARKS, self._engine.dialect, {})
            self._steadily(lambda: self._engine.create(self._ours["step"], marks, ()))
            return {}
        self._nth = int(str(found[-1][0])) if found else 0
        return {
            str(name): _Mark(str(digest), int(str(tally)), float(str(seconds)))
            for _, name, digest, tally, seconds in found
        }

    def _finish(self, done: tuple[Made, ...], *, tidy: bool) -> Built:
        self._doing = "looking at what was left out"
        apart = next(made.rows for made in done if made.name == "apart")
        found = self._rows("SELECT DISTINCT chain, asset FROM left_out ORDER BY chain, asset")
        self._doing = "dropping what only later steps read"
        for name in text.PASSING if tidy else ():
            table = self._ours[name]
            self._steadily(lambda table=table: self._engine.drop(table))  # type: ignore[misc]
        return Built(done, apart, tuple(f"{row[0]} {row[1]}" for row in found))

    def _count(self, query: str) -> int:
        return int(str(self._rows(query)[0][0]))

    def _rows(self, query: str) -> list[tuple[object, ...]]:
        written = told(query, self._engine.dialect, self._tables)
        return self._steadily(lambda: self._engine.rows(written))

    def _steadily(self, ask: Callable[[], _Answer]) -> _Answer:
        advice = "Say the same command again: it goes on with this step"
        return steadily(self._engine, ask, self._doing, advice, self._pause)


def _check_shapes(given: set[str]) -> None:
    fault = ""
    if unknown := sorted(given - set(SHAPES)):
        fault = f"{', '.join(unknown)} cannot be built from"
    elif not given - {"tokens"}:
        fault = "no table of transfers was named"
    if fault:
        raise BadRequest(fault, f"Known shapes: {', '.join(SHAPES)}")


def moved_text(wanted: Wanted) -> str:
    """Return the SELECT that brings a firm's tables into one shape. Raises `BadRequest`."""
    given = wanted.tables
    _check_shapes(set(given))
    if given.keys() - {"transfers", "tokens"} and not _CHAIN.fullmatch(wanted.chain):
        fault = f"{wanted.chain!r} is no chain" if wanted.chain else "--chain is missing"
        raise BadRequest(fault, "CAIP-2: eip155:1 is Ethereum")
    chain, until = wanted.chain, wanted.until
    within = f"block_number <= {int(until)}" if until is not None else "TRUE"
    parts = []
    if "transfers" in given:
        parts.append(text.transfers(within.replace("block_number", "height")))
    if "token_transfers" in given:
        parts.append(text.token_transfers(chain, within))
    if "transactions" in given:
        parts.append(text.fees(chain, within))
        if "traces" not in given:
            parts.append(text.values(chain, within))
    if "traces" in given:
        parts.append(text.traces(chain, within))
    return " UNION ALL ".join(parts)
