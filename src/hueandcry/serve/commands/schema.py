"""`hue schema`: the JSON Schema of a machine-readable document."""

import argparse
import json
import sys

from hueandcry.serve import exits
from hueandcry.serve.documents import SCHEMAS, schema_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `hue schema` takes."""
    parser.add_argument("name", choices=sorted(SCHEMAS), help="which document")


def run(arguments: argparse.Namespace) -> int:
    """Print the schema."""
    sys.stdout.write(json.dumps(schema_of(arguments.name), indent=2) + "\n")
    return exits.OK
