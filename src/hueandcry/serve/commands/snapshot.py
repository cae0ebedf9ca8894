"""`hue snapshot`: the files checks rest on: list, show, export, import."""

import argparse
import shutil
import sys
from hashlib import file_digest
from pathlib import Path

from hueandcry.model.errors import BadRequest
from hueandcry.serve import exits
from hueandcry.serve.cli import home_of
from hueandcry.store.home import Home
from hueandcry.store.snapshot import Snapshot


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the four things that can be done."""
    actions = parser.add_subparsers(metavar="ACTION", required=True, dest="action")
    actions.add_parser("list", help="all snapshots that are kept; * is in use")
    show = actions.add_parser("show", help="verify one and tell what is in it")
    show.add_argument("id", nargs="?", default="", help="id or day; the one in use if not given")
    export = actions.add_parser("export", help="copy the snapshot in use to a file")
    export.add_argument("path", type=Path)
    export.add_argument(
        "--for-own-use", action="store_true", help="also if a feed must not be passed on"
    )
    importing = actions.add_parser("import", help="verify a file and put it into use")
    importing.add_argument("path", type=Path)
    for action in actions.choices.values():
        action.add_argument("--home", metavar="DIR", help="data directory (or HUE_HOME)")


def run(arguments: argparse.Namespace) -> int:
    """Do one of the four."""
    home = Home(home_of(arguments))
    actions = {"list": _list, "show": _show, "export": _export, "import": _import}
    actions[arguments.action](home, arguments)
    return exits.OK


def _list(home: Home, arguments: argparse.Namespace) -> None:
    current = home.current_id()
    for name in home.ids():
        size = home.path_of(name).stat().st_size / 2**20
        sys.stdout.write(f"{'*' if name == current else ' '} {name}  {size:.1f} MiB\n")


def _show(home: Home, arguments: argparse.Namespace) -> None:
    snapshot = home.open_as_of(arguments.id) if arguments.id else home.open_current()
    snapshot.verify()
    with snapshot.path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    sys.stdout.write(
        f"{snapshot.id}, built {snapshot.created} by hueandcry {snapshot.meta('tool')}\n"
    )
    sys.stdout.write(f"whole; sha256 {digest}\n")
    for feed in snapshot.feeds():
        sys.stdout.write(
            f"  {feed.name:20} {feed.rows:>8,} rows  {feed.checked[:10]}  {feed.licence}\n"
        )
    for name in _restricted(snapshot):
        sys.stdout.write(f"not to be passed on: {name} (its licence)\n")


def _restricted(snapshot: Snapshot) -> list[str]:
    return [feed.name for feed in snapshot.feeds() if feed.rows and not feed.redistributable]


def _export(home: Home, arguments: argparse.Namespace) -> None:
    snapshot = home.open_current()
    restricted = _restricted(snapshot)
    if restricted and not arguments.for_own_use:
        raise BadRequest(
            f"the licence of {', '.join(restricted)} forbids passing its rows on",
            f"Build one without (`hue update --without {restricted[0]}`), or give --for-own-use",
        )
    if arguments.path.exists():
        raise BadRequest(f"{arguments.path} exists", "Give another name")
    try:
        shutil.copyfile(snapshot.path, arguments.path)
    except OSError as error:
        raise BadRequest(f"{arguments.path} cannot be written: {error.strerror}") from None
    sys.stdout.write(f"{snapshot.id} written to {arguments.path}\n")


def _import(home: Home, arguments: argparse.Namespace) -> None:
    snapshot = Snapshot(arguments.path)
    snapshot.verify()
    snapshot.close()
    with home.building() as path:
        shutil.copyfile(arguments.path, path)
        home.publish(path, snapshot.id, max(len(home.ids()) + 1, 1))
    sys.stdout.write(f"snapshot {snapshot.id} is in use\n")
