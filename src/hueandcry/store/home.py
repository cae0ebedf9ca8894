"""The directory everything is kept in: snapshots, the pointer to the current one, and choices.

HOME/current               one line: the id of the snapshot in use; moved last, atomically
HOME/snapshots/ID.sqlite   immutable
HOME/snapshots/.building-* not whole; removed by the next update
HOME/ignored.json          findings somebody chose to ignore
"""

import contextlib
import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hueandcry.model.errors import BadRequest, Corrupt
from hueandcry.store.snapshot import Snapshot

_ID = re.compile(r"[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


class Home:
    """One data directory."""

    def __init__(self, root: Path) -> None:
        """Use `root`; nothing is made before something is written."""
        self.root = root
        self.snapshots = root / "snapshots"
        self.ignored = root / "ignored.json"
        self._pointer = root / "current"

    def current_id(self) -> str:
        """Return the id the pointer names, empty where there is none. Raises `Corrupt`."""
        try:
            found = self._pointer.read_text(encoding="ascii", errors="replace").strip()
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise Corrupt(f"{self._pointer} cannot be read: {error.strerror}") from None
        if not _ID.fullmatch(found):
            raise Corrupt("the pointer to the current snapshot is damaged", "Run `hue update`")
        return found

    def path_of(self, snapshot_id: str) -> Path:
        """Return where a snapshot lies."""
        return self.snapshots / f"{snapshot_id}.sqlite"

    def open_current(self) -> Snapshot:
        """Open the current snapshot. Raises `Corrupt` with what to do."""
        found = self.current_id()
        if not found:
            raise Corrupt("there is no snapshot yet", "Run `hue update` first")
        return Snapshot(self.path_of(found))

    def open_as_of(self, wanted: str) -> Snapshot:
        """Open a snapshot by id or unique beginning of one, or the last one built by a day."""
        day = _DAY.fullmatch(wanted)
        if day:
            latest = "".join(day.groups()) + "T999999"
            fit = [name for name in self.ids() if name < latest][-1:]
        else:
            fit = [name for name in self.ids() if name.startswith(wanted)]
        if len(fit) == 1:
            return Snapshot(self.path_of(fit[0]))
        fault = f"{len(fit)} snapshots begin with" if fit else "there is no snapshot of"
        raise BadRequest(f"{fault} {wanted}", "`hue snapshot list` shows those that are kept")

    def ids(self) -> list[str]:
        """Return the ids of all snapshots, oldest first."""
        found = (path.stem for path in self.snapshots.glob("*.sqlite"))
        return sorted(name for name in found if _ID.fullmatch(name))

    @contextlib.contextmanager
    def building(self) -> Iterator[Path]:
        """Lend the path of a new file, alone: one update at a time, leftovers removed."""
        self.snapshots.mkdir(parents=True, exist_ok=True)
        with (self.root / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise BadRequest(
                    "another update is running", "Wait for it; readers are not held up"
                ) from None
            for left in self.snapshots.glob(".building-*"):
                left.unlink(missing_ok=True)
            handle, name = tempfile.mkstemp(prefix=".building-", dir=self.snapshots)
            os.close(handle)
            try:
                yield Path(name)
            finally:
                Path(name).unlink(missing_ok=True)

    def publish(self, built: Path, snapshot_id: str, keep: int) -> Path:
        """Verify a built file, give it its name, move the pointer last, and drop the oldest."""
        target = self.path_of(snapshot_id)
        new = Snapshot(built)
        new.verify()
        new.close()
        built.chmod(0o644)
        _to_disk(built)
        built.replace(target)
        _to_disk(self.snapshots)
        write_whole(self._pointer, snapshot_id + "\n")
        for old in self.ids()[:-keep]:
            if old != snapshot_id:
                self.path_of(old).unlink(missing_ok=True)
        return target

    def free_bytes(self) -> int:
        """Return the free space where snapshots are kept."""
        return shutil.disk_usage(self.snapshots).free


def write_whole(path: Path, text: str) -> None:
    """Write a small file so that a reader sees the old or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=path.parent, prefix=f".{path.name}-", delete=False
    ) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(path)
    _to_disk(path.parent)


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
