"""The lines of a warehouse as a `LineSource`: one query a round for the rows of a whole frontier.

What a trace asks again (totals and payments of a line, moments of rows just read) is kept.
"""

import time
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import numpy as np

from hueandcry.model.errors import BadRequest
from hueandcry.model.lines import Lines, Moments, Rows
from hueandcry.model.wide import Ints, Mask, Wide, wide
from hueandcry.store.engines.building import names_of
from hueandcry.store.engines.engine import Column, Engine, Row, steadily
from hueandcry.store.engines.portable import told

# Pieces and lines in one query: some 100 kB of text, which every engine parses in a blink.
_PIECES: Final = 2_000
_LINES: Final = 10_000
# Rows one query may bring: a service's line, asked for whole, would fill the memory.
MOST_ROWS: Final = 2_000_000
_ADVICE: Final = "Say the same command again: a trace goes on where it was"
_PIECE: Final = (
    Column("parent"), Column("line"), Column("lo", text=True), Column("hi", text=True),
)  # fmt: skip

_ROWS: Final = """
SELECT f.parent AS parent, CAST(r.start AS VARCHAR) AS start, CAST(r.stop AS VARCHAR) AS stop,
    r.other AS other, CAST(r.other_start AS VARCHAR) AS other_start, r.transfer AS transfer,
    r.kind AS kind, r.height AS height, r.time AS time
FROM frontier AS f JOIN {side} AS r ON r.line = f.line
WHERE r.start < CAST(f.hi AS DECIMAL(38, 0)) AND r.stop > CAST(f.lo AS DECIMAL(38, 0))
"""
_FACTS: Final = """
SELECT line, CAST(drawn AS VARCHAR) AS drawn, CAST(filled AS VARCHAR) AS filled, payments
FROM total
"""


class _Facts(NamedTuple):
    drawn: int
    filled: int
    payments: int


class _Answer(NamedTuple):
    """Rows, and the moments of their transfers, sorted by transfer."""

    rows: Rows
    transfer: Ints
    moments: Moments


_UNKNOWN: Final = _Facts(0, 0, 0)


class EngineSource:
    """Lines that `building` laid in a schema of an engine."""

    def __init__(
        self, engine: Engine, schema: str, pause: Callable[[float], None] = time.sleep
    ) -> None:
        """Use an engine; `pause` waits seconds between two tries."""
        self._engine = engine
        self._pause = pause
        self._tables = names_of(engine, schema)
        self._facts: dict[int, _Facts] = {}
        self._answers: dict[bytes, _Answer] = {}
        self._kept = 0
        self._written: dict[str, str] = {}
        self._last = _answer(())
        self.queries = 0

    def debits(self, line: Lines, lo: Wide, hi: Wide) -> Rows:
        """Return the debits that draw from [lo, hi) of each line."""
        return self._rows("debit", line, lo, hi)

    def credits(self, line: Lines, lo: Wide, hi: Wide) -> Rows:
        """Return the credits that fill [lo, hi) of each line, unexplained ones included."""
        return self._rows("credit", line, lo, hi)

    def drawn(self, line: Lines) -> Wide:
        """Return the sum of all debits of each line."""
        return wide(facts.drawn for facts in self._known(line))

    def filled(self, line: Lines) -> Wide:
        """Return the sum of all credits of each line, unexplained ones included."""
        return wide(facts.filled for facts in self._known(line))

    def pays_often(self, line: Lines, most: int) -> Mask:
        """Return which lines made more than `most` payments to others; fees do not count."""
        return np.array([facts.payments > most for facts in self._known(line)], dtype=np.bool_)

    def moments(self, transfer: Ints) -> Moments:
        """Return when transfers happened."""
        known, moments = self._last.transfer, self._last.moments
        place = np.minimum(np.searchsorted(known, transfer), max(len(known) - 1, 0))
        if len(known) and bool((known[place] == transfer).all()):
            return Moments(moments.height[place], moments.time[place])
        return self._moments(transfer)

    def ask(self, query: str, doing: str, tail: str = "", frontier: str = "") -> list[Row]:
        """Return the rows of a portable query over our tables.

        `tail` goes on behind it, in words every engine has (lists of constants are long, and need
        no carrying over). `frontier` is a SELECT of the engine's own that the query may name.
        Raises `Unreachable`.
        """
        if query not in self._written:
            self._written[query] = told(query, self._engine.dialect, self._tables)
        statement = f"{self._written[query]}{tail}"
        if frontier:
            statement = f"WITH frontier AS ({frontier}) {statement}"
        self.queries += 1
        return steadily(self._engine, lambda: self._engine.rows(statement), doing, _ADVICE,
                        self._pause)  # fmt: skip

    def among(self, query: str, column: str, numbers: Sequence[int], doing: str) -> list[Row]:
        """Return the rows of a query whose column is one of many numbers, however many."""
        found: list[Row] = []
        for at in range(0, len(numbers), _LINES):
            listed = ", ".join(map(str, numbers[at : at + _LINES]))
            found += self.ask(query, doing, f" WHERE {column} IN ({listed})")
        return found

    def _rows(self, side: str, line: Lines, lo: Wide, hi: Wide) -> Rows:
        """Return rows, from memory where they were asked before: a trace is walked twice."""
        key = b"|".join((side.encode(), *(part.tobytes() for part in (line, *lo, *hi))))
        known = self._answers.get(key)
        if known is None:
            known = self._asked(side, line, lo, hi)
            self._kept += len(known.rows.kind)
            if self._kept > MOST_ROWS:
                self._answers, self._kept = {}, len(known.rows.kind)
            self._answers[key] = known
        self._last = known
        return known.rows

    def _asked(self, side: str, line: Lines, lo: Wide, hi: Wide) -> _Answer:
        pieces = list(zip(range(len(line)), line.tolist(), lo.ints(), hi.ints(), strict=True))
        pieces = [piece for piece in pieces if piece[2] < piece[3]]
        found: list[Row] = []
        for at in range(0, len(pieces), _PIECES):
            found += self._overlapping(side, pieces[at : at + _PIECES])
            if len(found) > MOST_ROWS:
                raise BadRequest(
                    f"more than {MOST_ROWS:,} payments stand on what is asked for",
                    "It looks like a service: trace the theft's transaction, or name it in"
                    " --stop-at",
                )
        return _answer(sorted(tuple(int(str(cell)) for cell in row) for row in found))

    def _overlapping(self, side: str, pieces: Sequence[tuple[int, int, int, int]]) -> list[Row]:
        listed = ", ".join(map(str, sorted({piece[1] for piece in pieces})))
        # The lines are said twice: constants let every engine skip what holds none of them.
        tail = f" AND r.line IN ({listed}) LIMIT {MOST_ROWS + 1}"
        frontier = self._engine.values(_PIECE, pieces)
        doing = f"asking for the {side}s of {len(pieces):,} pieces"
        return self.ask(_ROWS.format(side=side), doing, tail, frontier)

    def _known(self, line: Lines) -> list[_Facts]:
        asked: list[int] = line.tolist()
        missing = sorted({one for one in asked if one not in self._facts})
        for row in self.among(_FACTS, "line", missing, f"asking about {len(missing):,} lines"):
            number, *facts = (int(str(cell)) for cell in row)
            self._facts[number] = _Facts(*facts)
        return [self._facts.get(one, _UNKNOWN) for one in asked]

    def _moments(self, transfer: Ints) -> Moments:
        query = "SELECT id, height, COALESCE(time, 0) AS time FROM transfer"
        asked = np.unique(transfer).tolist()
        found = self.among(query, "id", asked, f"asking when {len(asked):,} transfers happened")
        known = {int(str(row[0])): (int(str(row[1])), int(str(row[2]))) for row in found}
        pairs = [known[one] for one in transfer.tolist()]
        both = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        return Moments(both[:, 0], both[:, 1])


def _answer(rows: Sequence[tuple[int, ...]]) -> _Answer:
    """Put sorted rows into columns, and their moments beside them by transfer."""
    parent, start, stop, other, other_start, transfer, kind, height, time_ = (
        [row[at] for row in rows] for at in range(9)
    )
    numbers = np.array(transfer, dtype=np.int64)
    known, first = np.unique(numbers, return_index=True)
    moments = Moments(
        np.array(height, dtype=np.int64)[first], np.array(time_, dtype=np.int64)[first]
    )
    found = Rows(
        np.array(parent, dtype=np.int64),
        wide(start),
        wide(stop),
        np.array(other, dtype=np.int32),
        wide(other_start),
        numbers,
        np.array(kind, dtype=np.int32),
    )
    return _Answer(found, known, moments)
