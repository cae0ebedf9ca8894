"""`hue trace verify`: a flow of any law held against a ledger."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hueandcry.model.errors import BadRequest
from hueandcry.serve import exits
from hueandcry.serve.cli import home_of, print_error
from hueandcry.serve.tracers import labelling, ledger_named

if TYPE_CHECKING:
    from hueandcry.model.mixed_flow import AnyFlow, MixedFlow
    from hueandcry.model.verification import Verification
    from hueandcry.run.verify import Seal
    from hueandcry.store.ledger.ledger import Ledger

# A screen of what does not hold; `--format json` tells all.
_MOST_SHOWN = 50


def verify_command(arguments: argparse.Namespace) -> int:
    """Recompute a flow and say what does not hold."""
    from hueandcry.serve.render.harmless import harmless
    from hueandcry.store.flows import read_any_flow

    if len(arguments.asked) != 2:
        raise BadRequest("verify takes one flow", "hue trace verify flow.json --ledger NAME")
    found = _verified(arguments, read_any_flow(Path(arguments.asked[1])))
    if arguments.format == "json":
        import msgspec

        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
    else:
        for fail in found.fails[:_MOST_SHOWN]:
            told = f"{fail.id}: {fail.field} {fail.recorded}, recomputed {fail.recomputed}"
            sys.stdout.write(harmless(told) + "\n")
        others = len({fail.id for fail in found.fails}) - (found.edges - found.holds)
        words = f"; {others:,} other things do not" if others else ""
        sys.stdout.write(f"{found.holds:,} of {found.edges:,} edges hold{words}\n")
    return exits.BROKEN if found.fails else exits.OK


def _verified(arguments: argparse.Namespace, flow: "AnyFlow") -> "Verification":
    from hueandcry.model.flow import Flow
    from hueandcry.run.verify import Seal, verify_flow
    from hueandcry.serve import clock
    from hueandcry.store.ledger.ledger import opened
    from hueandcry.store.ledger.state import ledger_state
    from hueandcry.version import TOOL

    seal = Seal(TOOL, clock.now())
    with opened(home_of(arguments), ledger_named(arguments), write=False) as ledger:
        if ledger_state(ledger).sha256 != flow.ledger.sha256:
            print_error("the ledger is not as it was when the flow was made (other state)")
        if isinstance(flow, Flow):
            return verify_flow(ledger, flow, seal)
        return _run_anew(arguments, ledger, flow, seal)


def _run_anew(
    arguments: argparse.Namespace, ledger: "Ledger", flow: "MixedFlow", seal: "Seal"
) -> "Verification":
    """Verify what has no intervals: the law is run again, by the crossings known here."""
    from time import monotonic

    from hueandcry.run.mixed_verify import verify_mixed
    from hueandcry.run.trace import Tracer
    from hueandcry.store.bridges import known_bridges
    from hueandcry.store.labels import Labels

    snapshot = labelling(arguments)
    if (snapshot.id if snapshot else None) != flow.snapshot:
        print_error("made by other labels: which accounts are pools may be told otherwise here")
    bridges = known_bridges(home_of(arguments))
    return verify_mixed(Tracer(ledger, Labels(snapshot), monotonic, bridges), flow, seal)
