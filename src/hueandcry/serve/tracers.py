"""What `hue trace` follows money in: a ledger, or lines in an engine, with the labels in use."""

import argparse
import contextlib
from typing import TYPE_CHECKING

from hueandcry.model.errors import BadRequest
from hueandcry.serve.cli import home_of, print_error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hueandcry.run.trace import Tracer
    from hueandcry.store.snapshot import Snapshot


def labelling(arguments: argparse.Namespace) -> "Snapshot | None":
    """Return the snapshot whose labels are used; say so where there is none."""
    from hueandcry.store.home import Home

    home = Home(home_of(arguments))
    snapshot = home.open_current() if home.current_id() else None
    if snapshot is None:
        print_error("there is no snapshot: no account is labelled (`hue update` brings labels)")
    return snapshot


@contextlib.contextmanager
def tracer_for(arguments: argparse.Namespace, snapshot: "Snapshot | None") -> "Iterator[Tracer]":
    """Lend a tracer over the ledger, or over the engine that was named. Raises `BadRequest`."""
    from time import monotonic

    from hueandcry.serve.engines import tracer_of
    from hueandcry.store.labels import Labels

    root = home_of(arguments)
    if arguments.engine and arguments.ledger:
        raise BadRequest("--engine or --ledger: money is followed in one of them")
    if not arguments.engine and (arguments.at or arguments.setting):
        raise BadRequest("--at and --setting go with --engine")
    if arguments.setting and arguments.engine != "spark":
        raise BadRequest("--setting is of Spark")
    if arguments.engine:
        if {arguments.law, arguments.compare} - {"fifo", None}:
            raise BadRequest(
                "a warehouse gives no histories of lines: --engine follows fifo only",
                "`hue ledger import` the accounts on the way, and trace there",
            )
        if arguments.through_mixers is not None or arguments.prices:
            raise BadRequest(
                "--engine goes without --through-mixers and --prices",
                "`hue ledger import` the accounts on the way, and trace there",
            )
        with tracer_of(arguments, root, Labels(snapshot), monotonic) as tracer:
            yield tracer
        return

    from hueandcry.run.crossings import Worth, unpriced
    from hueandcry.run.prices import worth_by
    from hueandcry.run.trace import Tracer
    from hueandcry.store.account_index import AccountIndex
    from hueandcry.store.bridges import known_bridges
    from hueandcry.store.ledger.ledger import opened
    from hueandcry.store.ledger.names import Names
    from hueandcry.store.prices import read_prices

    with opened(root, ledger_named(arguments), write=False) as ledger:
        accounts = AccountIndex(snapshot) if snapshot else None
        worth: Worth = unpriced
        if arguments.prices:
            names = Names(ledger.database, ledger.lookup())
            worth = worth_by(read_prices(arguments.prices), names)
        bridges = known_bridges(root)
        yield Tracer(ledger, Labels(snapshot), monotonic, bridges, accounts, worth)


def ledger_named(arguments: argparse.Namespace) -> str:
    """Return which ledger was named. Raises `BadRequest`."""
    if not arguments.ledger:
        raise BadRequest("where? give --ledger NAME", "`hue ledger list` shows them")
    return str(arguments.ledger)
