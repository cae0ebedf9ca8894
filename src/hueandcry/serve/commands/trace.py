"""`hue trace`: follows stolen money; `hue trace verify`: recomputes every edge of a flow."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hueandcry.model.errors import BadRequest
from hueandcry.serve import exits
from hueandcry.serve.cli import home_of, print_error

if TYPE_CHECKING:
    from hueandcry.model.flow import Flow
    from hueandcry.trace.follow import State

_DEPTH = 50
_DEGREE = 1000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `hue trace` takes."""
    parser.add_argument(
        "asked", nargs="+", metavar="ADDRESS_OR_TX",
        help="accounts or transactions; @FILE has one a line; or: verify FLOW.json",
    )  # fmt: skip
    parser.add_argument("--ledger", required=True, metavar="NAME", help="where to trace")
    parser.add_argument("--asset", help="only this asset: native, a contract, or its name")
    parser.add_argument("--since", metavar="WHEN", help="only payments from a day or block on")
    parser.add_argument("--amount", help="only the first payments that make up this much, in units")
    parser.add_argument("--floor", default="0", metavar="AMOUNT", help="least piece, in units")
    parser.add_argument("--depth", type=int, default=_DEPTH, metavar="N", help=f"hops ({_DEPTH})")
    parser.add_argument("--until", metavar="WHEN", help="follow nothing after a day or block")
    parser.add_argument("--stop-at", type=Path, metavar="FILE", help="accounts to stop at, as CSV")
    parser.add_argument(
        "--service-degree", type=int, default=_DEGREE, metavar="N",
        help=f"an account with more payments out is likely a service ({_DEGREE})",
    )  # fmt: skip
    parser.add_argument(
        "--no-crossings", action="store_true", help="follow swaps and bridges as plain payments"
    )
    parser.add_argument("--backward", action="store_true", help="where did it come from?")
    parser.add_argument("--out", type=Path, metavar="DIR", help="write flow, tables and report")
    parser.add_argument("--format", choices=["text", "json"], default="text")


def run(arguments: argparse.Namespace) -> int:
    """Trace and show the table, or verify a flow."""
    if arguments.asked[0] == "verify":
        return _verify(arguments)
    flow = _traced(arguments)
    if arguments.out:
        from hueandcry.serve.render.flow_files import write_flow

        write_flow(flow, arguments.out)
        if (arguments.out / "requests").exists():
            print_error(f"{arguments.out / 'requests'} holds drafts of an earlier flow")
    _show(flow, arguments.format)
    if arguments.out:
        print_error(f"flow, tables, graph and report are in {arguments.out}")
    return exits.OK


def _traced(arguments: argparse.Namespace) -> "Flow":
    from time import monotonic

    from hueandcry.run.asking import request_of
    from hueandcry.run.document import Told
    from hueandcry.run.trace import Tracer
    from hueandcry.serve import clock
    from hueandcry.store.bridges import known_bridges
    from hueandcry.store.home import Home
    from hueandcry.store.labels import Labels
    from hueandcry.store.ledger.ledger import opened
    from hueandcry.version import TOOL

    request = request_of(arguments)
    home = Home(home_of(arguments))
    snapshot = home.open_current() if home.current_id() else None
    if snapshot is None:
        print_error("there is no snapshot: no account is labelled (`hue update` brings labels)")
    with opened(home.root, arguments.ledger, write=False) as ledger:
        tracer = Tracer(ledger, Labels(snapshot), monotonic, known_bridges(home.root))
        traced = tracer.trace(request, _progress)
        if traced.resumed:
            print_error("resumed where it was interrupted")
        told = Told(clock.now(), TOOL, snapshot.id if snapshot else None)
        return tracer.document(request, traced, told)


def _progress(state: "State") -> None:
    if sys.stderr.isatty():
        edges = sum(len(part.seed) for part in state.edges)
        sys.stderr.write(
            f"\r\x1b[Khop {state.depth}: {edges:,} edges, {len(state.frontier.seed):,} on their way"
        )
        if not len(state.frontier.seed):
            sys.stderr.write("\r\x1b[K")


def _show(flow: "Flow", kind: str) -> None:
    if kind == "json":
        import msgspec

        sys.stdout.write(msgspec.json.encode(flow).decode() + "\n")
        return
    from hueandcry.serve.render.flow_table import table_lines

    for line in table_lines(flow):
        sys.stdout.write(line + "\n")


def _verify(arguments: argparse.Namespace) -> int:
    from hueandcry.run.verify import Seal, verify_flow
    from hueandcry.serve import clock
    from hueandcry.serve.render.harmless import harmless
    from hueandcry.store.flows import read_flow
    from hueandcry.store.ledger.ledger import opened
    from hueandcry.store.ledger.state import ledger_state
    from hueandcry.version import TOOL

    if len(arguments.asked) != 2:
        raise BadRequest("verify takes one flow", "hue trace verify flow.json --ledger NAME")
    flow = read_flow(Path(arguments.asked[1]))
    with opened(home_of(arguments), arguments.ledger, write=False) as ledger:
        found = verify_flow(ledger, flow, Seal(TOOL, clock.now()))
        changed = ledger_state(ledger).sha256 != flow.ledger.sha256
    if changed:
        print_error("the ledger is not as it was when the flow was made (other state)")
    if arguments.format == "json":
        import msgspec

        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
    else:
        for fail in found.fails[:50]:
            told = f"{fail.id}: {fail.field} {fail.recorded}, recomputed {fail.recomputed}"
            sys.stdout.write(harmless(told) + "\n")
        others = len({fail.id for fail in found.fails}) - (found.edges - found.holds)
        words = f"; {others:,} other things do not" if others else ""
        sys.stdout.write(f"{found.holds:,} of {found.edges:,} edges hold{words}\n")
    return exits.BROKEN if found.fails else exits.OK
