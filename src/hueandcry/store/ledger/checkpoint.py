"""Keeps a long trace's state between two rounds, so that it resumes after an interruption."""

import contextlib
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from hueandcry.model.wide import Wide
from hueandcry.trace.follow import State
from hueandcry.trace.lots import Edges, Lots, Terminals, all_edges, all_terminals

# The columns of each kind: `w` is a wide one, kept as two, `n` a plain one.
_LOTS: Final = "nnwww"
_EDGES: Final = "nnwwwwnwwwn"
_TERMINALS: Final = "nnwwwnn"


class Checkpoint:
    """One file for one trace. What cannot be read is as if it were not there."""

    def __init__(self, folder: Path, key: str) -> None:
        """Use FOLDER/KEY.npz."""
        self._path = folder / f"{key}.npz"

    def save(self, state: State) -> None:
        """Write the state so that a reader sees the old or the new one."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        edges = _flat(all_edges(state.edges)) if state.edges else []
        ends = _flat(all_terminals(state.terminals)) if state.terminals else []
        parts = {"l": _flat(state.frontier), "e": edges, "t": ends}
        arrays = {
            f"{kind}{number:02d}": column
            for kind, columns in parts.items()
            for number, column in enumerate(columns)
        }
        # A name of its own: the same trace may run twice at once.
        with tempfile.NamedTemporaryFile(dir=self._path.parent, delete=False) as file:
            np.savez(file, depth=np.array(state.depth), **arrays)  # type: ignore[arg-type]
        Path(file.name).replace(self._path)

    def load(self) -> State | None:
        """Return the kept state, if there is one."""
        if not self._path.exists():
            return None
        try:
            with self._path.open("rb") as file, np.load(file) as kept:
                return _state({name: kept[name] for name in kept.files})
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
    )


def _flat(columns: Sequence[Any]) -> list[NDArray[Any]]:
    flat: list[NDArray[Any]] = []
    for column in columns:
        flat += [column.hi, column.lo] if isinstance(column, Wide) else [column]
    return flat


def _columns(arrays: dict[str, NDArray[Any]], kind: str) -> list[NDArray[Any]]:
    return [arrays[name] for name in sorted(arrays) if name[0] == kind and name != "depth"]


def _deep(flat: list[NDArray[Any]], shape: str) -> list[Any]:
    """Put limbs back together."""
    if len(flat) != len(shape) + shape.count("w"):
        raise ValueError("a checkpoint of other columns")
    given = iter(flat)
    return [Wide(next(given), next(given)) if kind == "w" else next(given) for kind in shape]
