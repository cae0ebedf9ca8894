"""Keeps a long trace's state between two rounds, so that it resumes after an interruption."""

import contextlib
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from hueandcry.model.wide import Wide, wide
from hueandcry.trace.follow import State
from hueandcry.trace.lots import Edges, Lots, Terminals, all_edges, all_terminals
from hueandcry.trace.ways import Way

# The columns of each kind: `w` is a wide one, kept as two, `n` a plain one.
_LOTS: Final = "nnwwwn"
_EDGES: Final = "nnwwwwnwwwwnnn"
_TERMINALS: Final = "nnwwwnnnn"
_WAYS: Final = "wwwwnn"


class Checkpoint:
    """One file for one trace. What cannot be read is as if it were not there."""

    def __init__(self, folder: Path, key: str) -> None:
        """Use FOLDER/KEY.npz."""
        self._path = folder / f"{key}.npz"

    def save(self, state: State, learned: Sequence[int] = ()) -> None:
        """Write the state so that a reader sees the old or the new one.

        `learned` are the exchanges met so far: crossings are numbered in their order.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        edges = _flat(all_edges(state.edges)) if state.edges else []
        ends = _flat(all_terminals(state.terminals)) if state.terminals else []
        parts = {"l": _flat(state.frontier), "e": edges, "t": ends, "w": _ways(state.ways)}
        arrays = {
            f"{kind}{number:02d}": column
            for kind, columns in parts.items()
            for number, column in enumerate(columns)
        }
        # A name of its own: the same trace may run twice at once.
        with tempfile.NamedTemporaryFile(dir=self._path.parent, delete=False) as file:
            np.savez(
                file, depth=np.array(state.depth), groups=np.array(learned, dtype=np.int64),
                **arrays,  # type: ignore[arg-type]
            )  # fmt: skip
        Path(file.name).replace(self._path)

    def load(self) -> tuple[State, list[int]] | None:
        """Return the kept state and the exchanges it had learned, if there is one."""
        if not self._path.exists():
            return None
        try:
            with self._path.open("rb") as file, np.load(file) as kept:
                arrays = {name: kept[name] for name in kept.files}
                return _state(arrays), arrays["groups"].tolist()
        except (OSError, ValueError, KeyError, EOFError, BadZipFile):
            return None

    def forget(self) -> None:
        """Remove the file: the trace is done."""
        with contextlib.suppress(FileNotFoundError):
            self._path.unlink()


def _state(arrays: dict[str, NDArray[Any]]) -> State:
    """Put a state together. Raises `KeyError` or `ValueError` for other columns."""
    edges, ends = _columns(arrays, "e"), _columns(arrays, "t")
    return State(
        int(arrays["depth"]),
        Lots(*_deep(_columns(arrays, "l"), _LOTS)),
        (Edges(*_deep(edges, _EDGES)),) if edges else (),
        (Terminals(*_deep(ends, _TERMINALS)),) if ends else (),
        _ways_of(_columns(arrays, "w")),
    )


def _ways(ways: Sequence[Way]) -> list[NDArray[Any]]:
    whole = [
        wide(way.lo for way in ways), wide(way.hi for way in ways),
        wide(way.o_lo for way in ways), wide(way.o_hi for way in ways),
    ]  # fmt: skip
    parts = [np.array([way.share for way in ways]), np.array([way.chance for way in ways])]
    return _flat([*whole, *parts])


def _ways_of(flat: list[NDArray[Any]]) -> tuple[Way, ...]:
    *whole, share, chance = _deep(flat, _WAYS)
    columns = [*(column.ints() for column in whole), share.tolist(), chance.tolist()]
    return tuple(map(Way._make, zip(*columns, strict=True)))


def _flat(columns: Sequence[Any]) -> list[NDArray[Any]]:
    flat: list[NDArray[Any]] = []
    for column in columns:
        flat += [column.hi, column.lo] if isinstance(column, Wide) else [column]
    return flat


def _columns(arrays: dict[str, NDArray[Any]], kind: str) -> list[NDArray[Any]]:
    return [arrays[name] for name in sorted(arrays) if name[0] == kind and name[1:].isdigit()]


def _deep(flat: list[NDArray[Any]], shape: str) -> list[Any]:
    """Put limbs back together."""
    if len(flat) != len(shape) + shape.count("w"):
        raise ValueError("a checkpoint of other columns")
    given = iter(flat)
    return [Wide(next(given), next(given)) if kind == "w" else next(given) for kind in shape]
