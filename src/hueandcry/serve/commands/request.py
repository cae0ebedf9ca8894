"""`hue request`: a draft for each custodian that still holds funds of a flow."""

import argparse
import csv
import io
import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from hueandcry.model.errors import BadRequest
from hueandcry.serve import exits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hueandcry.model.flow import Flow
    from hueandcry.run.packs import Pack

# Long names of services make long file names; 60 tell them apart.
_LONGEST = 60


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `hue request` takes."""
    parser.add_argument("flow", type=Path, metavar="FLOW", help="flow.json of hue trace --out")
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="where the drafts go (requests/ beside the flow)"
    )
    parser.add_argument("--force", action="store_true", help="write over drafts that are there")


def run(arguments: argparse.Namespace) -> int:
    """Write one text and one CSV a custodian, and say which."""
    import sys

    from hueandcry.run.packs import packs_of
    from hueandcry.serve.render.harmless import harmless
    from hueandcry.serve.render.pack_text import doubts_of
    from hueandcry.store.flows import read_flow

    flow = read_flow(arguments.flow)
    if flow.direction == "backward":
        raise BadRequest("this flow asks where money came from", "Trace forward for requests")
    _refuse_false(flow)
    packs = packs_of(flow)
    if not packs:
        sys.stdout.write("no custodian holds any of it: nothing to ask for\n")
        return exits.OK
    folder = arguments.out or arguments.flow.parent / "requests"
    if folder.is_dir() and any(folder.iterdir()) and not arguments.force:
        raise BadRequest(
            f"{folder} holds drafts already, perhaps edited ones",
            "Give --out another name, or --force to write over them",
        )
    digest = sha256(arguments.flow.read_bytes()).hexdigest()
    for pack, name in _named(packs):
        _write(pack, flow, digest, folder, name)
        held = "; ".join(f"{one.amount} of {one.asset}" for one in pack.totals[:3])
        more = f" and {len(pack.totals) - 3} more" if len(pack.totals) > 3 else ""
        doubt = "  (BEWARE: rests on unexplained money)" if any(doubts_of(pack, flow)) else ""
        sys.stdout.write(harmless(f"{name}.txt  {pack.custodian}: {held}{more}{doubt}") + "\n")
    drafts = f"{len(packs)} draft" + ("" if len(packs) == 1 else "s")
    sys.stdout.write(f"{drafts} in {folder}: review each before it is sent\n")
    return exits.OK


def _refuse_false(flow: "Flow") -> None:
    """Refuse a flow that contradicts itself: somebody's hand was in it."""
    from hueandcry.trace.proof import inner_failures

    for fail in inner_failures(flow):
        raise BadRequest(
            f"this flow contradicts itself: {fail.id} {fail.field} {fail.recorded}",
            "Trace again; hue trace verify says all that does not hold",
        )


def _named(packs: "list[Pack]") -> "Iterator[tuple[Pack, str]]":
    """Give every pack a file name of its own."""
    used: set[str] = set()
    for pack in packs:
        plain = re.sub(r"[^a-z0-9]+", "-", pack.custodian.lower()).strip("-")[:_LONGEST]
        name = plain or "custodian"
        number = 2
        while name in used:
            name, number = f"{plain}-{number}", number + 1
        used.add(name)
        yield pack, name


def _write(pack: "Pack", flow: "Flow", digest: str, folder: Path, name: str) -> None:
    from hueandcry.serve.render.flow_csv import cell
    from hueandcry.serve.render.pack_text import pack_lines, pack_rows
    from hueandcry.store.home import write_whole

    rows = io.StringIO()
    writer = csv.writer(rows, lineterminator="\n")
    for row in pack_rows(pack):
        writer.writerow([cell(text) for text in row])
    try:
        write_whole(folder / f"{name}.txt", "\n".join(pack_lines(pack, flow, digest)) + "\n")
        write_whole(folder / f"{name}.csv", rows.getvalue())
    except OSError as error:
        raise BadRequest(f"{folder} cannot be written: {error.strerror}") from None
