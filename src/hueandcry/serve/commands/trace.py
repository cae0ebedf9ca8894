"""`hue trace`: follows stolen money; `hue trace verify`: recomputes every edge of a flow."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from hueandcry.model.errors import BadRequest
from hueandcry.model.following import Law
from hueandcry.serve import exits
from hueandcry.serve.cli import print_error
from hueandcry.serve.engines import add_engine_arguments
from hueandcry.serve.tracers import labelling, tracer_for

if TYPE_CHECKING:
    from hueandcry.model.comparison import Comparison
    from hueandcry.model.following import TraceRequest
    from hueandcry.model.mixed_flow import AnyFlow
    from hueandcry.run.document import Told
    from hueandcry.run.trace import Tracer
    from hueandcry.trace.follow import State

_DEPTH = 50
_DEGREE = 1000
_LAWS = get_args(Law)
# Under these a unit has one way out: they give the pieces a report and a request rest on.
_IN_ORDER = ("fifo", "lifo")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `hue trace` takes."""
    parser.add_argument(
        "asked", nargs="+", metavar="ADDRESS_OR_TX",
        help="accounts or transactions; @FILE has one a line; or: verify FLOW.json",
    )  # fmt: skip
    parser.add_argument("--ledger", metavar="NAME", help="where to trace")
    parser.add_argument(
        "--law", choices=_LAWS, default="fifo", help="whose money a payment takes (fifo)"
    )
    parser.add_argument(
        "--compare", choices=_LAWS, metavar="LAW",
        help="trace under this law too, and show what of the conclusion changes",
    )  # fmt: skip
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
    parser.add_argument(
        "--keep-noise", action="store_true",
        help="follow airdrops, dust, spam tokens and look-alikes' payments to an address too",
    )  # fmt: skip
    parser.add_argument(
        "--prices", type=Path, metavar="FILE",
        help="what assets were worth, as CSV: weighs the legs of swaps",
    )  # fmt: skip
    parser.add_argument(
        "--through-mixers", type=float, metavar="P",
        help="follow on behind mixers to withdrawers likely by P (0 to 1): leads, no evidence",
    )  # fmt: skip
    parser.add_argument("--backward", action="store_true", help="where did it come from?")
    parser.add_argument("--out", type=Path, metavar="DIR", help="write flow, tables and report")
    parser.add_argument("--format", choices=["text", "json"], default="text")
    add_engine_arguments(parser, required=False)


def run(arguments: argparse.Namespace) -> int:
    """Trace and show the table, compare two laws, or verify a flow."""
    if arguments.asked[0] == "verify":
        from hueandcry.serve.flow_verifying import verify_command

        return verify_command(arguments)
    flow, comparison = _traced(arguments)
    if arguments.out:
        _write(flow, comparison, arguments.out)
    _show(comparison or flow, arguments.format)
    if arguments.out:
        print_error(f"what was found is in {arguments.out}")
    return exits.OK


def _write(flow: "AnyFlow", comparison: "Comparison | None", folder: Path) -> None:
    from hueandcry.model.flow import Flow
    from hueandcry.serve.render.flow_files import write_flow
    from hueandcry.serve.render.mixed_files import (
        document_text,
        remove_document,
        write_document,
        write_mixed,
    )

    if isinstance(flow, Flow):
        write_flow(flow, folder)
    else:
        write_mixed(flow, folder)
        print_error(f"no report and no graph under {flow.law}: it names nobody's units")
    if comparison:
        write_document(folder / "comparison.json", document_text(comparison))
    else:
        remove_document(folder / "comparison.json")
    if (folder / "requests").exists():
        print_error(f"{folder / 'requests'} holds drafts of an earlier flow")


def _traced(arguments: argparse.Namespace) -> "tuple[AnyFlow, Comparison | None]":
    from msgspec.structs import replace

    from hueandcry.run.asking import request_of
    from hueandcry.run.comparing import compare_laws
    from hueandcry.run.document import Told
    from hueandcry.serve import clock
    from hueandcry.version import TOOL

    request = request_of(arguments)
    if arguments.engine:
        # A warehouse has none (docs/engines.md): the flow must not say they were followed.
        request = replace(request, crossings=False)
    if arguments.compare == request.law:
        raise BadRequest(f"--compare {request.law} is the law it is traced under")
    snapshot = labelling(arguments)
    told = Told(clock.now(), TOOL, snapshot.id if snapshot else None)
    with tracer_for(arguments, snapshot) as tracer:
        flow = _flow(tracer, request, told)
        if not arguments.compare:
            return flow, None
        other = _flow(tracer, replace(request, law=arguments.compare), told)
        return flow, compare_laws(flow, other, told)


def _flow(tracer: "Tracer", request: "TraceRequest", told: "Told") -> "AnyFlow":
    if request.law not in _IN_ORDER:
        from hueandcry.run.mixed_document import mixed_document
        from hueandcry.run.spreading import spread

        return mixed_document(tracer, request, spread(tracer, request, _moving), told)
    traced = tracer.trace(request, _progress)
    if traced.resumed:
        print_error("resumed where it was interrupted")
    return tracer.document(request, traced, told)


def _progress(state: "State") -> None:
    if sys.stderr.isatty():
        edges = sum(len(part.seed) for part in state.edges)
        sys.stderr.write(
            f"\r\x1b[Khop {state.depth}: {edges:,} edges, {len(state.frontier.seed):,} on their way"
        )
        if not len(state.frontier.seed):
            sys.stderr.write("\r\x1b[K")


def _moving(hops: int, moving: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[Khop {hops}: {moving:,} payments on their way")
        if not moving:
            sys.stderr.write("\r\x1b[K")


def _show(found: "AnyFlow | Comparison", kind: str) -> None:
    if kind == "json":
        import msgspec

        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
        return
    for line in _lines(found):
        sys.stdout.write(line + "\n")


def _lines(found: "AnyFlow | Comparison") -> Iterator[str]:
    from hueandcry.model.comparison import Comparison
    from hueandcry.model.flow import Flow
    from hueandcry.serve.render.comparison import comparison_lines
    from hueandcry.serve.render.flow_table import table_lines
    from hueandcry.serve.render.mixed_table import mixed_lines

    if isinstance(found, Comparison):
        return comparison_lines(found)
    return table_lines(found) if isinstance(found, Flow) else mixed_lines(found)
