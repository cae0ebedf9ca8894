"""`hue detectors`: everything that is looked for, in the words users see."""

import argparse
import sys

from hueandcry.detect.detector import KINDS, Detector, load
from hueandcry.model.errors import BadRequest
from hueandcry.serve import exits


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `hue detectors` takes."""
    parser.add_argument("id", nargs="?", help="tell all about one, such as link/listed-host")
    parser.add_argument("--kind", choices=KINDS, help="only those of one kind of thing")


def run(arguments: argparse.Namespace) -> int:
    """Print all detectors in a line each, or one whole."""
    kinds = [arguments.kind] if arguments.kind else KINDS
    detectors = {detector.id: detector for kind in kinds for detector in load(kind)}
    if not arguments.id:
        for detector in detectors.values():
            sys.stdout.write(f"{detector.id:34} {detector.severity:7} {detector.title}\n")
        return exits.OK
    if arguments.id not in detectors:
        raise BadRequest(f"there is no detector {arguments.id}", "`hue detectors` lists them")
    sys.stdout.write(_whole(detectors[arguments.id]))
    return exits.OK


def _whole(detector: Detector) -> str:
    needs = ", ".join(kind.__name__ for kind in detector.needs)
    return (
        f"{detector.id}: {detector.title}\n"
        f"severity: {detector.severity}\n"
        f"why: {detector.why}\n"
        f"what to do: {detector.advice}\n"
        f"facts: {needs}\n"
        f"references: {'; '.join(detector.references)}\n"
    )
