"""`hue check`: whether a link, an address or a signing request is a trap, and why."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from hueandcry.decode.observable import KINDS
from hueandcry.model.errors import BadRequest
from hueandcry.model.record import RecordEntry, RecordHead, RecordLead, SnapshotName
from hueandcry.model.verdict import Choice, Verdict
from hueandcry.run.check import Checked
from hueandcry.run.stream import Line, Outcome, check_lines
from hueandcry.serve import clock, exits, lines
from hueandcry.serve.asking import add_asked, asked_of
from hueandcry.serve.cli import home_of, print_error
from hueandcry.serve.ending import FAIL_ON, Ending, level_of
from hueandcry.serve.fetching import add_fetching, fetcher_of
from hueandcry.serve.outside import add_outside, outside_of
from hueandcry.serve.printers import Printer, printer_of
from hueandcry.store.choices import read_choices
from hueandcry.store.home import Home
from hueandcry.store.records import RecordWriter, read_record
from hueandcry.version import TOOL

if TYPE_CHECKING:
    from hueandcry.serve.links_in import LinksIn

# Often enough to be seen, seldom enough not to slow a stream.
_PROGRESS_EVERY = 20_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `hue check` takes."""
    parser.add_argument(
        "things", nargs="*", metavar="THING",
        help="link, host, address, @handle, request or its file; - reads standard input",
    )  # fmt: skip
    parser.add_argument("--file", type=Path, metavar="PATH", help="check every line of a file")
    parser.add_argument(
        "--from-line", type=int, default=1, metavar="N", help="go on with line N of --file or -"
    )
    parser.add_argument("--kind", choices=KINDS, default="", help="what THING is")
    parser.add_argument("--platform", default="", metavar="NAME", help="of a handle: x, telegram …")
    parser.add_argument(
        "--display-name", default="", metavar="TEXT", help="the name shown beside a handle"
    )
    parser.add_argument("--claims", metavar="BRAND", help="it is said to be this brand's: is it?")
    add_asked(parser)
    add_fetching(parser)
    add_outside(parser)
    parser.add_argument(
        "--links-in", action="store_true", help="THINGs are files and folders: check their links"
    )
    parser.add_argument(
        "--fail-on", type=level_of, choices=list(FAIL_ON), default="cannot-tell", metavar="VERDICT",
        help="exit 0 unless the worst is danger, caution, or (the default) cannot-tell; or never",
    )  # fmt: skip
    parser.add_argument(
        "--format", choices=["text", "json", "jsonl", "sarif", "html"], default="text"
    )
    parser.add_argument("--save", type=Path, metavar="RECORD", help="keep facts and answers")
    parser.add_argument("--replay", type=Path, metavar="RECORD", help="judge a record again")
    parser.add_argument("--as-of", metavar="SNAPSHOT", help="id of a snapshot, or a day YYYY-MM-DD")


def run(arguments: argparse.Namespace) -> int:
    """Check everything that was given and return the exit code of the worst answer."""
    home = Home(home_of(arguments))
    choices = read_choices(home)
    if arguments.replay:
        return _replay(arguments, choices)
    snapshot = home.open_as_of(arguments.as_of) if arguments.as_of else home.open_current()
    now = clock.now()
    name = SnapshotName(snapshot.id, snapshot.created)
    asked, claims = asked_of(arguments), arguments.claims or ""
    fetcher = fetcher_of(arguments)
    file = str(arguments.file) if arguments.file else ""
    failing = FAIL_ON[arguments.fail_on] if arguments.links_in else None
    printer = printer_of(arguments.format, name, now, file, failing=failing)
    ending = Ending(arguments.fail_on, nothing_is_fine=arguments.links_in)
    with outside_of(arguments, home, now) as outside:
        given = _lines(arguments)
        outcomes = check_lines(given, snapshot, now, choices, asked, claims, fetcher, outside)
        if not arguments.save:
            return _print_all(outcomes, printer, ending)
        head = RecordHead("hueandcry/record/1", TOOL, name, now)
        with RecordWriter(arguments.save, head) as record:
            return _print_all(_kept(outcomes, record), printer, ending)


def _lines(arguments: argparse.Namespace) -> Iterator[Line]:
    if arguments.links_in:
        return _lines_in(arguments)
    given = bool(arguments.things) + bool(arguments.file)
    if given != 1:
        fault = "THING and --file were both given" if given else "nothing to check"
        raise BadRequest(fault, "Give THING, or --file PATH, or - to read standard input")
    if arguments.file:
        return lines.of_file(arguments.file, arguments.from_line)
    if arguments.things == ["-"]:
        whole = arguments.kind in {"message", "safe", "typed-data"}
        return lines.of_input(sys.stdin.buffer, arguments.from_line, whole=whole)
    return lines.of_arguments(arguments.things, arguments.kind)


def _lines_in(arguments: argparse.Namespace) -> Iterator[Line]:
    from hueandcry.serve.links_in import LinksIn

    if not arguments.things or arguments.file:
        raise BadRequest("--links-in needs files or folders", "Such as `hue check --links-in docs`")
    return _told(LinksIn(arguments.things))


def _told(found: "LinksIn") -> Iterator[Line]:
    yield from found.lines()
    print_error(found.told())


def _print_all(outcomes: Iterable[Outcome], printer: Printer, ending: Ending) -> int:
    verdicts: set[Verdict] = set()
    number = unread = 0
    try:
        for outcome in outcomes:
            number = outcome.line.number
            if outcome.checked:
                verdicts.add(outcome.checked.answer.verdict)
                printer.answer(outcome.line, outcome.checked.answer)
            elif outcome.refusal:
                unread += 1
                printer.refusal(outcome.line, outcome.refusal)
            _progress(number)
    except KeyboardInterrupt:
        print_error(f"interrupted after line {number}; go on with --from-line {number + 1}")
        return exits.INTERRUPTED
    code = ending.code(verdicts, unread)
    printer.close(code)
    return code


def _kept(outcomes: Iterable[Outcome], record: RecordWriter) -> Iterator[Outcome]:
    """Pass outcomes on, each written to the record first."""
    for outcome in outcomes:
        if outcome.checked:
            record.add(_entry(outcome.line, outcome.checked))
        yield outcome


def _entry(at: Line, checked: Checked) -> RecordEntry:
    answer = checked.answer
    return RecordEntry(
        at.number,
        answer.observable,
        checked.facts,
        answer.verdict,
        tuple(finding.id for finding in answer.findings),
        tuple(RecordLead(lead.observable, lead.facts, lead.path) for lead in checked.leads),
        at.file,
    )


def _progress(number: int) -> None:
    if number % _PROGRESS_EVERY == 0 and sys.stderr.isatty():
        sys.stderr.write(f"\r{number:,} lines")


def _replay(arguments: argparse.Namespace, choices: dict[str, Choice]) -> int:
    from hueandcry.run.replay import replay

    head, entries = read_record(arguments.replay)
    printer = printer_of(arguments.format, head.snapshot, head.created)
    verdicts: set[Verdict] = set()
    for again in replay(head, entries, choices):
        verdicts.add(again.answer.verdict)
        printer.answer(Line(again.line, "", file=again.file), again.answer, again.differences)
    code = Ending(arguments.fail_on).code(verdicts)
    printer.close(code)
    return code
