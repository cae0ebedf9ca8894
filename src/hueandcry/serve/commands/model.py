"""`hue model`: the lexical campaign model: train it, say how it is drawn, explain one host."""

import argparse
import sys
from pathlib import Path

from hueandcry.decode.link import parse_link
from hueandcry.model.campaign import UNIT, CampaignModel
from hueandcry.model.errors import BadRequest
from hueandcry.serve import exits
from hueandcry.serve.cli import home_of
from hueandcry.store.home import Home
from hueandcry.store.snapshot import Snapshot


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the three things that can be done."""
    actions = parser.add_subparsers(metavar="ACTION", required=True, dest="action")
    train = actions.add_parser("train", help="train on the snapshot in use and write it as JSON")
    train.add_argument("path", metavar="FILE", help="where to; - for standard output")
    actions.add_parser("evaluate", help="what the snapshot's model learned from and flags of it")
    explain = actions.add_parser("explain", help="a host's score and the pieces that weighed")
    explain.add_argument("host")
    for action in actions.choices.values():
        action.add_argument("--home", metavar="DIR", help="data directory (or HUE_HOME)")


def run(arguments: argparse.Namespace) -> int:
    """Do one of the three."""
    snapshot = Home(home_of(arguments)).open_current()
    if arguments.action == "train":
        _train(snapshot, arguments.path)
    elif arguments.action == "evaluate":
        _evaluate(snapshot)
    else:
        _explain(snapshot, arguments.host)
    return exits.OK


def _train(snapshot: Snapshot, path: str) -> None:
    import msgspec

    document = msgspec.json.format(msgspec.json.encode(learned_of(snapshot), order="sorted"))
    if path == "-":
        sys.stdout.write(document.decode() + "\n")
        return
    Path(path).write_bytes(document + b"\n")


def learned_of(snapshot: Snapshot) -> CampaignModel:
    """Train on a snapshot's rows."""
    from hueandcry.gather.shared_hosts import customers
    from hueandcry.run.campaign.learn import learn
    from hueandcry.store.campaign_examples import host_rows
    from hueandcry.store.link_index import FileIndex

    rules = FileIndex(snapshot).suffix
    return learn(host_rows(snapshot.database), customers(), rules, snapshot.created[:10])


def _evaluate(snapshot: Snapshot) -> None:
    """Count what the model flags of the rows it learned from: more than it will find of new ones.

    `python -m bench.campaigns` counts new ones, by date.
    """
    from hueandcry.gather.shared_hosts import customers
    from hueandcry.run.campaign.evaluate import flagged
    from hueandcry.store.campaign import read_model
    from hueandcry.store.campaign_examples import host_rows
    from hueandcry.store.link_index import FileIndex

    model = read_model(snapshot.database)
    if model is None:
        raise BadRequest("the snapshot has no model", "Run `hue update` with dated block lists")
    rows = host_rows(snapshot.database)
    listed, official, popular, shared = model.learned
    sys.stdout.write(
        f"learned from {listed:,} listed, {official:,} official, {popular:,} popular hosts and"
        f" {shared:,} customers of shared hosts on {model.trained}\n"
        f"{len(model.weights):,} weights, lines {model.line / UNIT:.2f} and"
        f" {model.shared_line / UNIT:.2f} on shared hosts\n"
    )
    for name, (found, total) in flagged(model, rows, customers(), FileIndex(snapshot).suffix):
        sys.stdout.write(f"  {name:24} {found:>7,} of {total:>7,} flagged {found / total:8.2%}\n")


def _explain(snapshot: Snapshot, text: str) -> None:
    from hueandcry.decode.host import split_host
    from hueandcry.store.campaign import scorer_in_file
    from hueandcry.store.link_index import FileIndex

    scorer = scorer_in_file(snapshot.database)
    if scorer is None:
        raise BadRequest("the snapshot has no model", "Run `hue update` with dated block lists")
    host = parse_link(text).host.removeprefix("www.")
    parts = split_host(host, FileIndex(snapshot).suffix)
    likeness = scorer.likeness(parts)
    if not parts.own:
        raise BadRequest(f"{host} has no name of its own", "Give a host such as claim.example.com")
    side = "above" if likeness else "below"
    sys.stdout.write(
        f"{host}: {likeness.score / UNIT:+.2f}, {side} the line of {likeness.line / UNIT:+.2f}"
        f" (model of {likeness.trained})\n"
    )
    for row in scorer.explain(parts):
        sys.stdout.write(f"  {row.weight / UNIT:+6.2f}  {row.said}\n")
