"""Brings files into a ledger, one after the other, then lays the lines of all that is new."""

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from hueandcry.model.errors import BadRequest
from hueandcry.store.ledger.importing import Brought, Wanted, files_of, import_file
from hueandcry.store.ledger.ledger import Ledger, ledger_names, opened, remove_ledger
from hueandcry.store.ledger.state import ledger_state


class BroughtAll(Struct, frozen=True):
    """What became of all files. `failed` are files that were no table, with the reason."""

    transfers: int
    lines: int
    laid: int
    rejected: int
    failed: tuple[tuple[str, str], ...]


def bring(
    root: Path,
    name: str,
    paths: Sequence[Path],
    wanted: Wanted,
    now: str,
    told: Callable[[Brought], None] = lambda brought: None,
    progress: Callable[[str], None] = lambda step: None,
) -> BroughtAll:
    """Import files into a ledger, made if need be; a file that is no table stops no other.

    Every file is taken whole or not at all, so an interrupted import is simply said again. Raises
    `BadRequest` where nothing could be read.
    """
    files = files_of(paths)
    fresh = name not in ledger_names(root)
    with opened(root, name, write=True) as ledger:
        brought, failed = _each(ledger, files, wanted, now, told, progress)
        progress("laying lines")
        laid = ledger.lay_lines()
        state = ledger_state(ledger)
    if not brought:
        if fresh:
            remove_ledger(root, name)
        raise BadRequest("; ".join(reason for _, reason in failed))
    rejected = sum(one.rejected for one in brought)
    return BroughtAll(state.transfers, state.lines, laid, rejected, tuple(failed))


def _each(
    ledger: Ledger,
    files: Sequence[Path],
    wanted: Wanted,
    now: str,
    told: Callable[[Brought], None],
    progress: Callable[[str], None],
) -> tuple[list[Brought], list[tuple[str, str]]]:
    brought: list[Brought] = []
    failed: list[tuple[str, str]] = []
    for number, path in enumerate(files, 1):
        progress(f"{number} of {len(files)}: {path.name}")
        try:
            one = import_file(ledger, path, wanted, now)
        except BadRequest as error:
            failed.append((path.name, str(error)))
            continue
        told(one)
        brought.append(one)
    return brought, failed
