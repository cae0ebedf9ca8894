"""`hue ledger build`, and `hue trace --engine`: the doors to lines in a firm's own warehouse."""

import argparse
import contextlib
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from hueandcry.model.errors import BadRequest
from hueandcry.serve import exits

if TYPE_CHECKING:
    from hueandcry.run.engine_trace import EngineAt, EngineTracer
    from hueandcry.run.stops import LabelSource
    from hueandcry.store.engines.building import Made

# `store.engines.opening` has them; it is not imported to print a help text.
ENGINES = ("clickhouse", "duckdb", "spark")


def add_engine_arguments(parser: argparse.ArgumentParser, *, required: bool) -> None:
    """Add what names an engine."""
    parser.add_argument("--engine", choices=ENGINES, required=required, help="where the chain is")
    parser.add_argument("--at", metavar="PLACE", help="the engine's URL, master, file or folder")
    parser.add_argument("--schema", default="hue", help="where its tables of lines are (hue)")
    parser.add_argument(
        "--setting", action="append", default=[], metavar="NAME=VALUE", help="a setting of Spark"
    )


def add_build_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `hue ledger build` takes."""
    add_engine_arguments(parser, required=True)
    parser.add_argument(
        "--from", dest="tables", action="append", required=True, metavar="SHAPE=TABLE",
        help="a table of yours: token_transfers, transactions, traces, tokens, transfers",
    )  # fmt: skip
    parser.add_argument("--chain", default="", metavar="CAIP2", help="the chain of these tables")
    parser.add_argument("--to-block", type=int, metavar="N", help="the last block taken")


def build_command(arguments: argparse.Namespace) -> int:
    """Lay lines in a warehouse, telling each step."""
    from hueandcry.run.engine_trace import build_lines

    tables = _pairs("--from", arguments.tables)
    built = build_lines(engine_at(arguments), tables, arguments.chain, arguments.to_block, _told)
    lines, transfers = built.rows("line"), built.rows("transfer")
    sys.stdout.write(f"{arguments.schema}: {transfers:,} transfers on {lines:,} lines\n")
    if built.apart:
        sys.stdout.write(f"{built.apart:,} rows kept apart: amounts no sum can hold\n")
    for asset in built.left_out:
        sys.stdout.write(f"left out, as it adds up beyond what is exact: {asset}\n")
    return exits.PARTLY if built.apart else exits.OK


def _told(made: "Made") -> None:
    how = "whole already" if made.known else f"{made.seconds:.1f} s"
    sys.stdout.write(f"{made.name:12} {made.rows:>15,} rows  {how}\n")
    sys.stdout.flush()


@contextlib.contextmanager
def tracer_of(
    arguments: argparse.Namespace, root: Path, labels: "LabelSource", clock: Callable[[], float]
) -> Iterator["EngineTracer"]:
    """Lend a tracer over the engine that was named."""
    from hueandcry.run.engine_trace import engine_tracer

    if arguments.engine == "duckdb" and arguments.at and not Path(arguments.at).exists():
        raise BadRequest(f"{arguments.at} is not there", "`hue ledger build` makes it")
    with engine_tracer(engine_at(arguments), root, labels, clock) as tracer:
        yield tracer


def engine_at(arguments: argparse.Namespace) -> "EngineAt":
    """Return the engine that was named. Raises `BadRequest`."""
    from hueandcry.run.engine_trace import EngineAt

    if not arguments.at:
        raise BadRequest("--engine needs --at", "Give its URL, master, file or folder")
    settings = _pairs("--setting", arguments.setting)
    return EngineAt(arguments.engine, arguments.at, arguments.schema, settings)


def _pairs(option: str, given: list[str]) -> Mapping[str, str]:
    found = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals or not name or not value:
            raise BadRequest(f"{option} {text[:80]!r} is no NAME=VALUE")
        found[name] = value
    return found
