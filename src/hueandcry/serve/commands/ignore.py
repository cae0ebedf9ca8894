"""`hue ignore`: stop counting a finding, with a reason and a last day. It still is shown."""

import argparse
import re
import sys
from datetime import date

from hueandcry.detect.detector import KINDS, load
from hueandcry.model.errors import BadRequest
from hueandcry.model.verdict import Choice
from hueandcry.serve import clock, exits
from hueandcry.serve.cli import home_of
from hueandcry.serve.render.harmless import harmless
from hueandcry.store.choices import read_choices, write_choices
from hueandcry.store.home import Home

_ID = re.compile(r"([a-z]+/[a-z-]+)(?::[0-9a-f]{10})?")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `hue ignore` takes."""
    parser.add_argument("id", nargs="?", help="id of a finding, or of a detector")
    parser.add_argument("--reason", help="why; it is shown with every answer it changes")
    parser.add_argument("--until", metavar="YYYY-MM-DD", help="the last day it holds")
    parser.add_argument("--remove", action="store_true", help="count the finding again")


def run(arguments: argparse.Namespace) -> int:
    """List the choices, or add or remove one."""
    home = Home(home_of(arguments))
    choices = read_choices(home)
    if not arguments.id:
        for key, choice in sorted(choices.items()):
            sys.stdout.write(f"{key} until {choice.until}: {harmless(choice.reason)}\n")
        return exits.OK
    _check_id(arguments.id)
    if arguments.remove:
        if choices.pop(arguments.id, None) is None:
            raise BadRequest(f"{arguments.id} is not ignored", "`hue ignore` lists what is")
    else:
        choices[arguments.id] = _choice(arguments)
    write_choices(home, choices)
    return exits.OK


def _check_id(given: str) -> None:
    found = _ID.fullmatch(given)
    if not found or not _is_detector(found[1]):
        raise BadRequest(
            f'"{given[:80]}" is the id of no finding',
            "Copy it from an answer, such as link/idn:0123456789",
        )


def _is_detector(rule: str) -> bool:
    """Say whether there is such a detector; only the folder it names is loaded."""
    kind = rule.partition("/")[0]
    return kind in KINDS and rule in {detector.id for detector in load(kind)}


def _choice(arguments: argparse.Namespace) -> Choice:
    if not (arguments.reason or "").strip() or not arguments.until:
        raise BadRequest(
            "a reason and a day are needed", "Give --reason TEXT and --until YYYY-MM-DD"
        )
    try:
        until = date.fromisoformat(arguments.until).isoformat()
    except ValueError:
        raise BadRequest(f'"{arguments.until}" is no day', "Write it as YYYY-MM-DD") from None
    if until < clock.now()[:10]:
        raise BadRequest(f"{until} is past", "Give a day to come")
    return Choice(arguments.reason.strip(), until)
