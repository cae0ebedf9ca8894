"""The command line: finds the command, imports only that one, and turns errors into sentences."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from hueandcry.model.errors import BadRequest, HueError, NotAnObservable
from hueandcry.serve import exits
from hueandcry.version import __version__

COMMANDS = {
    "check": "is this link, handle, address or signing request a trap?",
    "digests": "every hash of a signing request, to compare with the device's screen",
    "update": "build a new snapshot from the feeds",
    "feeds": "the feeds of the snapshot: address, licence, rows, date, state",
    "snapshot": "list, show, export or import snapshots",
    "brands": "the register of brands and what they own",
    "trace": "follow stolen money: who holds how much now, every step provable",
    "screen": "with whom addresses dealt, directly and over others, and the risk by rules",
    "request": "a draft request pack for each custodian that still holds funds",
    "ledger": "histories to trace in: import, pull, info, list, verify",
    "drill": "a synthetic ledger with a planted theft and its truth",
    "detectors": "what is looked for, and why",
    "ignore": "stop counting a finding, with a reason and a date",
    "model": "the lexical campaign model: train, evaluate, explain a host",
    "schema": "the JSON Schema of a document",
}

# Two sentences and a quoted value; more hides what stands around it.
_MAX_ERROR = 2_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_any_alphabet()
    try:
        parsed = _parser(given).parse_args(given)
        return int(parsed.run(parsed))
    except HueError as error:
        print_error(str(error))
        return exits.USAGE if isinstance(error, BadRequest | NotAnObservable) else exits.OUR_FAULT
    except KeyboardInterrupt:
        return _interrupted()
    except BrokenPipeError:
        # The reader went away (`| head`): nothing is wrong, and nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exits.OK
    except Exception as error:
        if "HUE_DEBUG" in os.environ:
            raise
        return _fault(error)


def _fault(error: Exception) -> int:
    """Say what no command foresaw: a file that cannot be used, or a bug."""
    # DuckDB turns Ctrl-C during a query into this.
    if isinstance(error, RuntimeError) and str(error) == "Query interrupted":
        return _interrupted()
    if isinstance(error, OSError):
        where = error.filename or "a file"
        print_error(f"{where} cannot be read or written: {error.strerror or error}")
        return exits.USAGE
    print_error(f"our fault: {type(error).__name__}: {error}")
    print_error("please report it with the output of the same command under HUE_DEBUG=1")
    return exits.OUR_FAULT


def _interrupted() -> int:
    print_error("interrupted")
    return exits.INTERRUPTED


def print_error(text: str) -> None:
    """Say something about the run itself; answers go to standard output."""
    # Messages quote what was given: a file's name, a key, a cell.
    from hueandcry.serve.render.harmless import harmless

    lines = [harmless(line, _MAX_ERROR) for line in text.split("\n")]
    sys.stderr.write(f"hue: {chr(10).join(lines)}\n")


def home_of(arguments: argparse.Namespace) -> Path:
    """Return the data directory: --home, then HUE_HOME, then the user's data directory."""
    if arguments.home:
        return Path(arguments.home)
    if os.environ.get("HUE_HOME"):
        return Path(os.environ["HUE_HOME"])
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "hueandcry"


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """Build the parser of the command that is called; of all of them for help."""
    parser = argparse.ArgumentParser(
        prog="hue",
        description="Hue and Cry: open defence against crypto theft.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"hue {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    called = next((word for word in given if not word.startswith("-")), "")
    for name, words in COMMANDS.items():
        command = commands.add_parser(name, help=words, description=words, allow_abbrev=False)
        if called in {name, ""} or called not in COMMANDS:
            module = import_module(f"hueandcry.serve.commands.{name}")
            command.add_argument("--home", metavar="DIR", help="data directory (or HUE_HOME)")
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    return parser


def _speak_any_alphabet() -> None:
    """Write escapes instead of failing where the terminal cannot show a character."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
