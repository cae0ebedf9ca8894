"""What `hue ledger pull` and `hue ledger verify --balances` say and need: clock, sleep, key."""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from hueandcry.decode.account import account_fault, canonical_account
from hueandcry.decode.bridges.watched import watched
from hueandcry.gather.account_history import NodeHistory
from hueandcry.gather.api import Api, Pace
from hueandcry.gather.history import HistorySource
from hueandcry.gather.json_rpc import JsonRpc
from hueandcry.model.errors import BadRequest
from hueandcry.run.asking import stops_in
from hueandcry.run.balances import compare_balances, difference_line
from hueandcry.run.pull import pull
from hueandcry.run.pull_request import PullRequest, PullSummary, World
from hueandcry.serve import clock, exits
from hueandcry.serve.cli import home_of, print_error
from hueandcry.serve.render.harmless import harmless
from hueandcry.store.bridges import known_bridges
from hueandcry.store.home import Home
from hueandcry.store.labels import Labels
from hueandcry.store.ledger.ledger import opened

_KEY = "HUE_EXPLORER_KEY"
# Questions a second where no option says otherwise.
_RATE = 5.0


def pull_command(arguments: argparse.Namespace) -> int:
    """Pull and say what it came to; 10 if not all of the money could be followed."""
    request = _request(arguments)
    home = Home(home_of(arguments))
    snapshot = home.open_current() if home.current_id() else None
    if snapshot is None:
        print_error("there is no snapshot: no account is labelled (`hue update` brings labels)")
    world = World(time.monotonic, clock.now(), _progress)
    with _source(arguments) as source, opened(home.root, arguments.name, write=True) as ledger:
        try:
            bridges = known_bridges(home.root)
            summary = pull(ledger, source, Labels(snapshot), request, world, bridges)
        finally:
            _progress("")
    for line in _lines(summary):
        sys.stdout.write(harmless(line) + "\n")
    return exits.PARTLY if summary.waiting or summary.left_out else exits.OK


def balances_command(arguments: argparse.Namespace) -> int:
    """Compare lines with a node's balances; 10 if they differ."""
    if not (arguments.balances and arguments.rpc):
        raise BadRequest("--balances and --rpc go together", "Give a node that keeps old state")
    root = home_of(arguments)
    with _node(arguments.rpc, _RATE) as rpc, opened(root, arguments.name, write=False) as ledger:
        try:
            found = compare_balances(ledger, rpc, _progress)
        finally:
            _progress("")
    for one in found.differences:
        sys.stdout.write(harmless(difference_line(one)) + "\n")
    told = f"{len(found.differences):,} differ" if found.differences else "all agree"
    sys.stdout.write(f"{found.lines:,} lines of {found.accounts:,} accounts: {told}\n")
    return exits.PARTLY if found.differences else exits.OK


@contextmanager
def _node(url: str, rate: float) -> Iterator[JsonRpc]:
    with Api(url, Pace(rate, time.sleep, time.monotonic)) as api:
        yield JsonRpc(api)


def _request(arguments: argparse.Namespace) -> PullRequest:
    for text in arguments.accounts:
        fault = account_fault("eip155:1", text)
        if fault:
            raise BadRequest(fault, "Only Ethereum addresses can be pulled: 0x and 40 digits")
    if arguments.from_block < 0 or arguments.hops < 0 or arguments.most < 1:
        raise BadRequest("--from-block and --hops must be 0 or more, --most 1 or more")
    if arguments.to_block is not None and arguments.to_block < arguments.from_block:
        raise BadRequest("--to-block is before --from-block")
    if not 0 < arguments.rate <= 10_000:
        raise BadRequest("--rate must be more than 0 and at most 10000")
    if arguments.finality is not None and arguments.finality < 0:
        raise BadRequest("--finality must be 0 or more")
    accounts = dict.fromkeys(canonical_account("eip155:1", one) for one in arguments.accounts)
    stops = tuple(stops_in(arguments.stop_at)) if arguments.stop_at else ()
    return PullRequest(
        tuple(accounts), arguments.from_block, arguments.to_block, arguments.hops,
        arguments.most, stops,
    )  # fmt: skip


@contextmanager
def _source(arguments: argparse.Namespace) -> Iterator[HistorySource]:
    if arguments.rpc:
        with _node(arguments.rpc, arguments.rate) as rpc:
            bridges = watched(known_bridges(home_of(arguments)).values())
            yield NodeHistory(rpc, arguments.chain, arguments.finality, bridges)
        return
    from hueandcry.gather.explorer import Explorer

    key = os.environ.get(_KEY, "")
    pace = Pace(arguments.rate, time.sleep, time.monotonic)
    with Api(arguments.explorer, pace, secrets=(key,)) as api:
        yield Explorer(api, key, arguments.chain, arguments.finality)


def _progress(step: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{harmless(step)}")
        sys.stderr.flush()


def _lines(summary: PullSummary) -> Iterator[str]:
    again = f", {summary.up_to_date:,} were up to date" if summary.up_to_date else ""
    yield (
        f"{summary.accounts:,} accounts fetched{again}: {summary.transactions:,} transactions,"
        f" {summary.transfers:,} transfers, up to block {summary.block:,}"
    )
    if summary.methods:
        yield f"by {', '.join(summary.methods)}"
    for gap in summary.gaps:
        yield f"not known: {gap}"
    for account, reason in summary.left_out:
        yield f"not fetched: {account}: {reason}"
    if summary.waiting:
        yield f"{summary.waiting:,} accounts that hold money wait: raise --most or --hops"
