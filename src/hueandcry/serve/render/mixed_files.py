"""What `hue trace --law haircut|poison --out DIR` leaves behind: a flow and two tables.

No picture: where money mixes every ribbon would lead everywhere.
"""

import json
from pathlib import Path

import msgspec

from hueandcry.model.errors import BadRequest
from hueandcry.model.mixed_flow import MixedFlow
from hueandcry.serve.render.mixed_csv import mixed_edge_rows, mixed_holder_rows
from hueandcry.store.home import write_whole


def write_mixed(flow: MixedFlow, folder: Path) -> None:
    """Write flow.json, edges.csv and holders.csv. Raises `BadRequest` that names what cannot be."""
    parts = {
        "edges.csv": mixed_edge_rows(flow), "holders.csv": mixed_holder_rows(flow),
        # Last: who finds it finds the others.
        "flow.json": document_text(flow),
    }  # fmt: skip
    for name, text in parts.items():
        write_document(folder / name, text)
    # Of an earlier trace: they would contradict this one.
    for name in ("report.html", "graph.graphml", "leads.csv"):
        remove_document(folder / name)


def remove_document(path: Path) -> None:
    """Remove a file of an earlier trace. Raises `BadRequest` that names it."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise BadRequest(
            f"{path} is of an earlier trace and cannot be removed: {error.strerror}"
        ) from None


def write_document(path: Path, text: str) -> None:
    """Write one file whole. Raises `BadRequest` that names it."""
    try:
        write_whole(path, text)
    except OSError as error:
        raise BadRequest(
            f"{path} cannot be written: {error.strerror}", "Give --out a folder with room in it"
        ) from None


def document_text(document: msgspec.Struct) -> str:
    """Return a document as JSON in ASCII: nothing of it can move a terminal."""
    text = json.dumps(msgspec.to_builtins(document), indent=1)
    return text.replace("\x7f", "\\u007f") + "\n"
