"""`hue brands`: the register of brands and what they are known to own, each row with its source."""

import argparse
import sys

from hueandcry.model.errors import BadRequest
from hueandcry.serve import exits
from hueandcry.serve.cli import home_of
from hueandcry.store.home import Home
from hueandcry.store.register import Register


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `hue brands` takes."""
    parser.add_argument("brand", nargs="?", help="show all that is known of one")


def run(arguments: argparse.Namespace) -> int:
    """Print all brands in a line each, or one with every row and its source."""
    register = Register(Home(home_of(arguments)).open_current())
    if not arguments.brand:
        for entity, name, category, home in register.brands():
            sys.stdout.write(f"{entity:20} {name:24} {category:16} {home}\n")
        return exits.OK
    rows = register.rows_of(arguments.brand)
    if not rows:
        raise BadRequest(f'no brand "{arguments.brand}"', "`hue brands` lists the register")
    for what, value, date, reference in rows:
        sys.stdout.write(f"{what:12} {value}\n{'':12} {date} {reference}\n")
    return exits.OK
