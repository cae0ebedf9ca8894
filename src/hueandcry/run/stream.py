"""Checks a stream of lines; every line is answered, whatever the others are."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from hueandcry.gather.asked import NOTHING, Asked
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.verdict import Choice, Refusal
from hueandcry.run.check import Checked, Checker
from hueandcry.store.indexes import Indexes
from hueandcry.store.snapshot import Snapshot

if TYPE_CHECKING:
    from hueandcry.gather.fetch.fetcher import Fetcher
    from hueandcry.run.outside import Outside

# Loading the tables takes as long as about 500 checks against the file.
LOAD_AFTER = 500


class Line(Struct, frozen=True):
    """A line as it was read: its number from 1, its text, or why there is none.

    `file` is the document a link was found in; empty where the line itself was given.
    """

    number: int
    text: str
    fault: str = ""
    file: str = ""


class Outcome(Struct, frozen=True):
    """What one line came to: an answer with its facts, or a refusal."""

    line: Line
    checked: Checked | None
    refusal: Refusal | None


def check_lines(
    lines: Iterable[Line],
    snapshot: Snapshot,
    now: str,
    choices: Mapping[str, Choice],
    asked: Asked = NOTHING,
    claims: str = "",
    fetcher: "Fetcher | None" = None,
    outside: "Outside | None" = None,
) -> Iterator[Outcome]:
    """Check every line in order. From `LOAD_AFTER` lines on the tables are held in memory.

    With a fetcher every link is opened, one after the other; `outside` is asked about
    the domain of each.
    """
    checker = Checker(Indexes(snapshot), now, choices, fetcher, outside)
    if claims:
        asked = replace(asked, claimed=checker.claim(claims))
    for count, line in enumerate(lines):
        if count == LOAD_AFTER and not asked.kind:
            checker = Checker(Indexes(snapshot, in_memory=True), now, choices, fetcher, outside)
        yield check_line(checker, line, asked)


def check_line(checker: Checker, line: Line, asked: Asked = NOTHING) -> Outcome:
    """Check one line; what is wrong with it becomes its refusal."""
    if line.fault:
        return Outcome(line, None, Refusal(NotAnObservable.kind, line.fault, ""))
    try:
        return Outcome(line, checker.check(line.text, asked), None)
    except NotAnObservable as error:
        return Outcome(line, None, Refusal(error.kind, error.message, error.advice))
