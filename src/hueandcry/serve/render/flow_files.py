"""What `hue trace --out DIR` leaves behind: five files, six with leads, whole or not at all."""

import contextlib
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import msgspec

from hueandcry.model.errors import BadRequest
from hueandcry.model.flow import Flow
from hueandcry.serve.render.flow_csv import edge_rows, holder_rows, lead_rows
from hueandcry.serve.render.graphml import graphml
from hueandcry.serve.render.harmless import harmless
from hueandcry.serve.render.report import report_lines
from hueandcry.serve.render.report_leads import has_leads

_UNUSUAL = re.compile(r"[^\x00-\x7e]")


def write_flow(flow: Flow, folder: Path) -> tuple[Path, ...]:
    """Write flow.json, edges.csv, holders.csv, graph.graphml and report.html into a folder.

    Where anything is only likely, leads.csv too; one of an earlier flow goes. All are on disk
    before the first gets its name, so that a failure leaves what was there. Returns their paths.
    Raises `BadRequest` that names the file which cannot be written.
    """
    with contextlib.ExitStack() as stack:
        staged: list[tuple[Path, Path]] = []
        fingerprints: dict[str, str] = {}
        parts = (
            ("flow.json", _json(flow)),
            ("edges.csv", edge_rows(flow)),
            ("holders.csv", holder_rows(flow)),
            *((("leads.csv", lead_rows(flow)),) if has_leads(flow) else ()),
            ("graph.graphml", graphml(flow)),
            # Last: it names the fingerprints of the others.
            ("report.html", report_lines(flow, fingerprints)),
        )
        for name, text in parts:
            path = folder / name
            with _said(path):
                written, fingerprints[name] = _stage(path, text, stack)
                staged.append((written, path))
        for written, path in staged:
            with _said(path):
                written.replace(path)
        if "leads.csv" not in fingerprints:
            # Of another flow: it would be read as this one's.
            with _said(folder / "leads.csv"):
                (folder / "leads.csv").unlink(missing_ok=True)
    return tuple(path for _, path in staged)


@contextlib.contextmanager
def _said(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BadRequest(
            f"{path} cannot be written: {error.strerror}", "Give --out a folder with room in it"
        ) from None
    except UnicodeEncodeError:
        raise BadRequest(f"{path} cannot be written: a name in it is no valid Unicode") from None


def _stage(path: Path, parts: Iterable[str], stack: contextlib.ExitStack) -> tuple[Path, str]:
    """Write a file beside its place, down to the disk; return where, and its SHA-256."""
    path.parent.mkdir(parents=True, exist_ok=True)
    digest = sha256()
    with tempfile.NamedTemporaryFile(
        "wb", dir=path.parent, prefix=f".{path.name}-", delete=False
    ) as file:
        written = Path(file.name)
        stack.callback(written.unlink, missing_ok=True)
        for part in parts:
            data = part.encode()
            digest.update(data)
            file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return written, digest.hexdigest()


def _json(flow: Flow) -> Iterator[str]:
    """Yield the document; what a terminal would obey stands as \\u escapes, the same to JSON."""
    text = msgspec.json.format(msgspec.json.encode(flow), indent=1).decode()
    yield text if text.isascii() and "\x7f" not in text else _UNUSUAL.sub(_escaped, text)
    yield "\n"


def _escaped(found: re.Match[str]) -> str:
    character = found.group()
    if harmless(character) == character:
        return character
    pairs = character.encode("utf-16-be")
    return "".join(f"\\u{pairs[at]:02x}{pairs[at + 1]:02x}" for at in range(0, len(pairs), 2))
