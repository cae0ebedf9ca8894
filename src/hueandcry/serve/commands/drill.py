"""`hue drill`: a ledger with a planted theft to practise on, and what a trace made of it."""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hueandcry.model.errors import BadRequest
from hueandcry.serve import exits

if TYPE_CHECKING:
    from hueandcry.run.drill import Compared, Comparison

_TRANSFERS: Final = "1M"
# A screen of what is wrong; the rest is counted.
_MOST_ROWS: Final = 25
_NUMBER = re.compile(
    r"([0-9]{1,3}(?:[,_][0-9]{3}){0,4}|[0-9]{1,15})(?:\.([0-9]{1,9}))?([kKmMgGbB]?)"
)
_ZEROS: Final = {"": 0, "k": 3, "m": 6, "g": 9, "b": 9}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `hue drill` does."""
    actions = parser.add_subparsers(metavar="ACTION", required=True, dest="action")
    theft = actions.add_parser("theft", help="make a ledger with a planted theft, and its truth")
    theft.add_argument(
        "--transfers", default=_TRANSFERS, metavar="N",
        help=f"rows of the ledger: 500k, 10M, 1,000,000 ({_TRANSFERS})",
    )  # fmt: skip
    theft.add_argument("--seed", type=int, default=1, metavar="N", help="which drill (1)")
    theft.add_argument(
        "--edges", metavar="N", help="about how many steps the theft takes (2,000, or N/200)"
    )
    theft.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new folder")
    theft.add_argument("--force", action="store_true", help="replace the drill in DIR")
    check = actions.add_parser("check", help="compare a trace with the truth")
    check.add_argument("folder", type=Path, metavar="DIR", help="what `hue drill theft` made")
    check.add_argument("flow", type=Path, metavar="FLOW", help="flow.json of `hue trace --out`")
    for action in actions.choices.values():
        action.add_argument("--home", metavar="DIR", help="data directory (not used)")


def run(arguments: argparse.Namespace) -> int:
    """Do one of them."""
    return _theft(arguments) if arguments.action == "theft" else _check(arguments)


def count_of(option: str, text: str) -> int:
    """Return a number written as 10M, 2.5k or 1,000,000. Raises `BadRequest`."""
    match = _NUMBER.fullmatch(text.strip())
    fault = BadRequest(f"{option} {text[:40]!r} is no number", "Write 500k, 10M or 1,000,000")
    if not match:
        raise fault
    whole, part, letter = match.groups()
    zeros = _ZEROS[letter.lower()]
    digits = (part or "").rstrip("0")
    if len(digits) > zeros:
        raise fault
    return int(re.sub("[,_]", "", whole) + digits + "0" * (zeros - len(digits)))


def _theft(arguments: argparse.Namespace) -> int:
    from hueandcry.run.drill import DrillRequest, make_drill

    transfers = count_of("--transfers", arguments.transfers)
    edges = None if arguments.edges is None else count_of("--edges", arguments.edges)
    request = DrillRequest(transfers, arguments.seed, edges)

    def progress(rows: int) -> None:
        if sys.stderr.isatty():
            step = "writing transfers.parquet" if rows >= transfers else f"{rows:,} transfers"
            sys.stderr.write(f"\r\x1b[K{step}")
            sys.stderr.flush()

    document = make_drill(request, arguments.out, progress, force=arguments.force)
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
    sys.stdout.write(
        f"{arguments.out}: {transfers:,} transfers, a theft in transaction {document.transaction}\n"
        f"{arguments.out / 'README.txt'} says how to go on; truth.json is the answer\n"
    )
    return exits.OK


def _check(arguments: argparse.Namespace) -> int:
    from hueandcry.run.drill import compare
    from hueandcry.serve.render.harmless import harmless
    from hueandcry.store.drill_files import read_truth
    from hueandcry.store.flows import read_flow

    comparison = compare(read_truth(arguments.folder), read_flow(arguments.flow))
    for line in _lines(comparison):
        sys.stdout.write(harmless(line) + "\n")
    return exits.OK if comparison.all_found else exits.BROKEN


def _lines(comparison: "Comparison") -> Iterator[str]:
    found = sum(min(row.planted, row.found) for row in comparison.holders)
    share = found / comparison.stolen
    yield f"{share:8.2%} of the theft found where it is"
    for kind, rows in (("holders", comparison.holders), ("transfers", comparison.transfers)):
        planted = [row for row in rows if row.planted]
        right = sum(row.planted == row.found for row in planted)
        yield f"{kind:10} {right:,} of {len(planted):,} to the unit"
        wrong = [row for row in rows if row.planted != row.found]
        for row in wrong[:_MOST_ROWS]:
            yield _wrong(row, comparison.decimals)
        if len(wrong) > _MOST_ROWS:
            yield f"  and {len(wrong) - _MOST_ROWS:,} more"


def _wrong(row: "Compared", decimals: int) -> str:
    verb, amount = ("missed", row.missed) if row.missed else ("invented", row.invented)
    whole, part = divmod(amount, 10**decimals)
    name = f"{row.name}  [{row.label}]" if row.label else row.name
    return f"  {verb:8} {whole:>16,}.{part:0{decimals}d}  {name}"
