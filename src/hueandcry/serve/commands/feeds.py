"""`hue feeds`: where everything in the snapshot comes from, and how it stands."""

import argparse
import sys

import msgspec

from hueandcry.model.listing import FeedState
from hueandcry.model.record import SnapshotName
from hueandcry.serve import clock, exits
from hueandcry.serve.cli import home_of
from hueandcry.serve.documents import FeedsDocument
from hueandcry.serve.render.harmless import harmless
from hueandcry.store.home import Home
from hueandcry.version import TOOL


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `hue feeds` takes."""
    parser.add_argument("--format", choices=["text", "json"], default="text")
    parser.add_argument(
        "--rejected", metavar="FEED", help="list the rows of a feed not taken, and why"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print every feed, or the rejected rows of one."""
    snapshot = Home(home_of(arguments)).open_current()
    if arguments.rejected:
        for entry, reason in snapshot.rejected(arguments.rejected):
            sys.stdout.write(f"{harmless(entry)}\t{harmless(reason)}\n")
    elif arguments.format == "json":
        name = SnapshotName(snapshot.id, snapshot.created)
        document = FeedsDocument("hueandcry/feeds/1", TOOL, name, clock.now(), snapshot.feeds())
        sys.stdout.write(msgspec.json.encode(document).decode() + "\n")
    else:
        for state in snapshot.feeds():
            sys.stdout.write(_text(state))
    return exits.OK


def _text(state: FeedState) -> str:
    published = f", published {state.published}" if state.published else ""
    shared = "" if state.redistributable else "; not to be passed on"
    lines = [
        f"{state.name}: {state.purpose}, {state.state}",
        f"  {state.rows:,} rows, {state.rejected:,} rejected, {state.quarantined:,} quarantined",
        f"  confirmed {state.checked[:19] or 'never'}{published}; licence {state.licence}{shared}",
        *(f"  {address}" for address in state.addresses),
    ]
    if state.note:
        lines.append(f"  {harmless(state.note)}")
    return "\n".join(lines) + "\n"
