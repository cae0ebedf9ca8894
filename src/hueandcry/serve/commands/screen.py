"""`hue screen`: with whom addresses dealt, directly and over others, and the risk by rules."""

import argparse
import contextlib
import gc
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hueandcry.decode.day import day_of
from hueandcry.model.errors import BadRequest
from hueandcry.serve import exits
from hueandcry.serve.cli import home_of, print_error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hueandcry.judge.risk_rules import Rule
    from hueandcry.model.exposure import ScreenDocument
    from hueandcry.model.fact import Gap
    from hueandcry.run.screen import Options, Screener
    from hueandcry.serve.screening import Seal, Tally
    from hueandcry.store.ledger.ledger import Ledger
    from hueandcry.store.snapshot import Snapshot

_HOPS: Final = 3
# A walk of more hops is a trace: most of a chain is within ten of anybody.
_MOST_HOPS: Final = 10
_DEGREE: Final = 1000
_MOST_DEGREE: Final = 10**12
_OF_RISK: Final = {"severe": 20, "high": 20, "medium": 10, "cannot_tell": 30, "low": 0, "none": 0}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `hue screen` takes."""
    parser.add_argument(
        "list", metavar="FILE", help="CSV with a column address, or one a line; - standard input"
    )
    parser.add_argument("--ledger", required=True, metavar="NAME", help="whose transfers")
    parser.add_argument(
        "--hops", type=int, default=_HOPS, metavar="N",
        help=f"how far to follow the money ({_HOPS}); 1 is direct exposure only",
    )  # fmt: skip
    parser.add_argument("--as-of", default="", metavar="DAY", help="sanctions as of a day")
    parser.add_argument("--rules", type=Path, metavar="FILE", help="risk rules, as TOML")
    parser.add_argument(
        "--service-degree", type=int, default=_DEGREE, metavar="N",
        help=f"an account with more payments out is likely a service ({_DEGREE})",
    )  # fmt: skip
    parser.add_argument("--out", type=Path, metavar="FILE", help="write JSONL here, and resume")
    parser.add_argument(
        "--anew", action="store_true", help="write over answers that rest on another state"
    )
    parser.add_argument("--format", choices=["text", "jsonl"], default="text")


def run(arguments: argparse.Namespace) -> int:
    """Screen every address and return the exit code of the worst."""
    from hueandcry.serve import clock
    from hueandcry.store.home import Home
    from hueandcry.store.ledger.ledger import opened
    from hueandcry.store.risk_rules import rules_in_use

    options, now = _options(arguments), clock.now()
    home = Home(home_of(arguments))
    rules = rules_in_use(home, arguments.rules)
    snapshot = home.open_current() if home.current_id() else None
    if snapshot is None:
        print_error("there is no snapshot: no account is labelled (`hue update` brings labels)")
    with opened(home.root, arguments.ledger, write=False) as ledger, _no_collector():
        screener = _screener(ledger, snapshot, rules, options, now)
        return _screened(arguments, screener, _seal(screener, snapshot, now), rules)


@contextlib.contextmanager
def _no_collector() -> "Iterator[None]":
    """Spare the search for cycles: a batch is a million values without any."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _options(arguments: argparse.Namespace) -> "Options":
    from hueandcry.run.screen import Options

    if not 1 <= arguments.hops <= _MOST_HOPS:
        raise BadRequest(f"--hops must be 1 to {_MOST_HOPS}", "`hue trace` follows money further")
    if not 0 <= arguments.service_degree <= _MOST_DEGREE:
        raise BadRequest("--service-degree must be 0 or more", f"{_MOST_DEGREE:,} at most")
    if arguments.as_of and day_of(arguments.as_of) != arguments.as_of:
        raise BadRequest(f"--as-of {arguments.as_of[:40]!r} is no day", "Such as 2022-08-08")
    if arguments.anew and not arguments.out:
        raise BadRequest("--anew goes with --out", "It says that a file may be written over")
    return Options(arguments.hops, arguments.as_of, arguments.service_degree)


def _screener(
    ledger: "Ledger", snapshot: "Snapshot | None", rules: "tuple[Rule, ...]", options: "Options",
    now: str,
) -> "Screener":  # fmt: skip
    from hueandcry.judge.floor import label_gaps
    from hueandcry.model.fact import FeedBrief, FeedStates
    from hueandcry.run.screen import Screener

    briefs = (
        FeedBrief(feed.name, feed.purpose, feed.rows, feed.checked, feed.note)
        for feed in (snapshot.feeds() if snapshot else ())
    )
    floor = label_gaps(FeedStates(tuple(briefs), now) if snapshot else None)
    return Screener(ledger, snapshot, rules, options, floor)


def _seal(screener: "Screener", snapshot: "Snapshot | None", now: str) -> "Seal":
    from hueandcry.model.flow import LedgerName
    from hueandcry.model.record import SnapshotName
    from hueandcry.serve.screening import Seal
    from hueandcry.version import TOOL

    state = screener.state
    return Seal(
        TOOL,
        SnapshotName(snapshot.id, snapshot.created) if snapshot else None,
        LedgerName(screener.ledger.name, state.sha256, state.traces, state.last),
        now,
        screener.key,
        screener.options.as_of,
    )


def _screened(
    arguments: argparse.Namespace, screener: "Screener", seal: "Seal", rules: "tuple[Rule, ...]"
) -> int:
    from hueandcry.serve.addresses_in import cells_in
    from hueandcry.serve.render.screen import summary_line
    from hueandcry.serve.screening import (
        Tally,
        clear,
        documents,
        progress,
        skip_answered,
        write_all,
    )
    from hueandcry.store.screenings import ScreeningFile

    tally, cells = Tally(), cells_in(arguments.list)
    chains = [last.chain for last in seal.ledger.last]
    try:
        if not arguments.out:
            _show(documents(cells, screener, seal, chains), arguments.format, tally, rules)
            return _code(tally)
        file = ScreeningFile(arguments.out, seal.state, anew=arguments.anew)
        try:
            left = skip_answered(cells, file, tally)
            write_all(documents(left, screener, seal, chains), file, tally, progress)
        finally:
            file.close()
            clear()
    except (KeyboardInterrupt, RuntimeError) as error:
        if isinstance(error, RuntimeError) and str(error) != "Query interrupted":
            raise
        how = "; say it again to go on" if arguments.out else ""
        print_error(f"interrupted after line {tally.reached}{how}")
        return exits.INTERRUPTED
    sys.stdout.write(summary_line(tally.risks, tally.unread, tally.kept) + "\n")
    return _code(tally)


def _show(
    found: "Iterator[ScreenDocument]", kind: str, tally: "Tally", rules: "tuple[Rule, ...]"
) -> None:
    import msgspec

    from hueandcry.serve.render.screen import answer_lines, gap_lines, summary_line

    encoder, why = msgspec.json.Encoder(), {rule.id: rule.why for rule in rules}
    gaps: Counter[Gap] = Counter()
    for document in found:
        tally.add(document.line, document.risk)
        if kind == "jsonl":
            sys.stdout.write(encoder.encode(document).decode() + "\n")
            continue
        for line in answer_lines(document, why):
            sys.stdout.write(line + "\n")
        gaps.update(document.gaps or ())
    if kind == "text":
        for line in gap_lines(gaps):
            sys.stdout.write(line + "\n")
        sys.stdout.write(summary_line(tally.risks, tally.unread, tally.kept) + "\n")


def _code(tally: "Tally") -> int:
    """Return the worst, in the order of `hue check`; usage where nothing could be read."""
    found = {_OF_RISK[risk] for risk in tally.risks}
    return next((code for code in (20, 10, 30, 0) if code in found), exits.USAGE)
