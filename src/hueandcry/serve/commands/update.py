"""`hue update`: builds a new snapshot; the old one answers until the new one is whole."""

import argparse
import sys
from pathlib import Path

from hueandcry.gather.download import Mirror, web
from hueandcry.gather.feeds import FEEDS
from hueandcry.gather.feeds.custom import read_custom
from hueandcry.gather.feeds.feed import Feed
from hueandcry.model.errors import BadRequest
from hueandcry.model.listing import FeedState
from hueandcry.run.plan import Plan
from hueandcry.run.update import Result, update
from hueandcry.serve import clock, exits
from hueandcry.serve.asking import text_of
from hueandcry.serve.cli import home_of
from hueandcry.serve.render.harmless import harmless
from hueandcry.store.home import Home

_KEEP = 5
# A firm's own feeds; docs/feeds.md tells the form.
CUSTOM = "feeds.toml"
_MAX_CUSTOM = 256 * 1024


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `hue update` takes."""
    parser.add_argument(
        "--mirror", type=Path, metavar="DIR", help="read feeds from DIR/<host>/<path>, not the web"
    )
    parser.add_argument("--only", action="append", metavar="FEED", help="ask only this feed")
    parser.add_argument("--without", action="append", metavar="FEED", help="leave this feed out")
    parser.add_argument(
        "--feeds", type=Path, metavar="FILE",
        help=f"TOML of feeds of your own (by default {CUSTOM} in the data directory)",
    )  # fmt: skip
    parser.add_argument(
        "--keep", type=int, default=_KEEP, metavar="N", help=f"snapshots to keep ({_KEEP})"
    )


def run(arguments: argparse.Namespace) -> int:
    """Update and say how each feed stands; 10 if one of them could not be had or believed."""
    home = Home(home_of(arguments))
    plan = _plan(arguments, (*FEEDS, *_custom(arguments.feeds, home)))
    now = clock.now()
    if arguments.mirror:
        if not arguments.mirror.is_dir():
            raise BadRequest(f"{arguments.mirror} is no directory", "Give the mirror's top folder")
        result = update(home, plan, Mirror(arguments.mirror), now, _progress)
    else:
        with web() as source:
            result = update(home, plan, source, now, _progress)
    _report(result)
    bad = any(state.state in {"failed", "quarantined"} for state in result.states)
    return exits.PARTLY if bad else exits.OK


def _custom(given: Path | None, home: Home) -> tuple[Feed, ...]:
    """Read the feeds a user declared: of the file that is given, else of the data directory."""
    path = given or home.root / CUSTOM
    if not given and not path.exists():
        return ()
    text = text_of(path, _MAX_CUSTOM)
    return read_custom(text, str(path), frozenset(feed.name for feed in FEEDS))


def _plan(arguments: argparse.Namespace, known: tuple[Feed, ...]) -> Plan:
    if arguments.keep < 1:
        raise BadRequest("--keep must be 1 or more", "The snapshot in use is always kept")
    without = set(arguments.without or ())
    names = {feed.name for feed in known}
    for name in (*without, *(arguments.only or ())):
        if name not in names:
            raise BadRequest(
                f"there is no feed {name[:60]!r}", f"Known are {', '.join(sorted(names))}"
            )
    feeds = tuple(feed for feed in known if feed.name not in without)
    wanted = set(arguments.only or ()) or {feed.name for feed in feeds}
    # What is shipped costs nothing to read and must fit this version of the program.
    asked = wanted | {feed.name for feed in feeds if feed.shipped}
    return Plan(feeds, frozenset(asked), arguments.keep)


def _progress(step: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{step}")


def _report(result: Result) -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
    for state in result.states:
        sys.stdout.write(f"{state.name:20} {state.state:11} {state.rows:>8,} rows{_extra(state)}\n")
    sys.stdout.write(f"snapshot {result.snapshot} is in use\n")


def _extra(state: FeedState) -> str:
    words = [f"{state.rejected:,} rejected"] if state.rejected else []
    words += [harmless(state.note)] if state.note else []
    if state.state in {"failed", "absent", "quarantined"} and state.checked:
        words.append(f"rows of {state.checked[:10]} kept")
    return f"  ({'; '.join(words)})" if words else ""
