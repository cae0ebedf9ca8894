"""`hue ledger`: histories people bring or pull, and what is known of them."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hueandcry.model.errors import BadRequest, HueError
from hueandcry.serve import exits
from hueandcry.serve.cli import home_of
from hueandcry.serve.engines import add_build_arguments

if TYPE_CHECKING:
    from hueandcry.store.ledger.importing import Brought


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be done with ledgers."""
    actions = parser.add_subparsers(metavar="ACTION", required=True, dest="action")
    _add_import(actions.add_parser("import", help="take in files of transfers"))
    _add_pull(actions.add_parser("pull", help="fetch accounts from a node or an explorer"))
    info = actions.add_parser("info", help="what a ledger holds, and what it cannot tell")
    info.add_argument("name", metavar="NAME")
    info.add_argument("--rejected", action="store_true", help="show rows that were kept apart")
    actions.add_parser("list", help="all ledgers")
    remove = actions.add_parser("remove", help="remove a ledger with all it holds")
    remove.add_argument("name", metavar="NAME")
    verify = actions.add_parser("verify", help="compare lines with the transfers they came from")
    verify.add_argument("name", metavar="NAME")
    verify.add_argument("--repair", action="store_true", help="lay all lines anew")
    verify.add_argument(
        "--balances", action="store_true", help="compare with what a node says was held"
    )
    verify.add_argument("--rpc", metavar="URL", help="the node to ask, with --balances")
    postings = actions.add_parser("postings", help="the postings a flow rests on, as CSV")
    postings.add_argument("name", metavar="NAME")
    postings.add_argument("--flow", type=Path, required=True, metavar="FILE", help="flow.json")
    postings.add_argument("--out", type=Path, metavar="FILE", help="write here, not to the screen")
    opening = actions.add_parser("opening", help="declare what an account held at the beginning")
    opening.add_argument("name", metavar="NAME")
    opening.add_argument("account", metavar="ACCOUNT")
    opening.add_argument("amount", metavar="AMOUNT", help="in units of the asset")
    opening.add_argument("--asset", required=True, help="native, a contract, or the asset's name")
    add_build_arguments(actions.add_parser("build", help="lay lines in your own warehouse"))
    for action in actions.choices.values():
        action.add_argument("--home", metavar="DIR", help="data directory (or HUE_HOME)")


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files or folders")
    parser.add_argument("--as", dest="name", required=True, metavar="NAME", help="which ledger")
    parser.add_argument(
        "--chain", default="eip155:1", metavar="CAIP2", help="chain, where files do not tell it"
    )
    parser.add_argument("--map", metavar="FIELD=COLUMN,...", help="columns of an unknown table")
    parser.add_argument("--asset", help="asset of all rows, with --map")
    parser.add_argument("--decimals", type=int, help="decimals of the amounts, with --map")


def _add_pull(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("accounts", nargs="+", metavar="ADDRESS")
    parser.add_argument("--as", dest="name", required=True, metavar="NAME", help="which ledger")
    far = parser.add_mutually_exclusive_group(required=True)
    far.add_argument("--rpc", metavar="URL", help="an Ethereum node's JSON-RPC")
    far.add_argument("--explorer", metavar="URL", help="an Etherscan- or Blockscout-shaped API")
    parser.add_argument("--chain", metavar="CAIP2", help="only accept a node of this chain")
    parser.add_argument("--from-block", type=int, default=0, metavar="N", help="begin here")
    parser.add_argument("--to-block", type=int, metavar="N", help="end here")
    parser.add_argument(
        "--finality", type=int, metavar="DEPTH", help="blocks below the head that count as final"
    )
    parser.add_argument("--hops", type=int, default=20, help="how far to follow the money (20)")
    parser.add_argument(
        "--most", type=int, default=500, metavar="N", help="accounts to fetch at most (500)"
    )
    parser.add_argument(
        "--rate", type=float, default=5.0, metavar="N", help="questions a second at most (5)"
    )
    parser.add_argument("--stop-at", type=Path, metavar="FILE", help="accounts not to fetch")


def run(arguments: argparse.Namespace) -> int:
    """Do one of them."""
    actions = {
        "import": _import, "info": _info, "list": _list, "verify": _verify, "pull": _pull,
        "postings": _postings, "opening": _opening, "remove": _remove, "build": _build,
    }  # fmt: skip
    return actions[arguments.action](arguments)


def _build(arguments: argparse.Namespace) -> int:
    from hueandcry.serve.engines import build_command

    return build_command(arguments)


def _import(arguments: argparse.Namespace) -> int:
    from hueandcry.decode.bridges.watched import watched
    from hueandcry.run.bring import bring
    from hueandcry.serve import clock
    from hueandcry.store.bridges import known_bridges
    from hueandcry.store.ledger.generic import mapping_of
    from hueandcry.store.ledger.importing import Brought, Wanted

    mapping = None
    if arguments.map:
        mapping = mapping_of(arguments.map, arguments.asset, arguments.decimals)
    elif arguments.asset or arguments.decimals is not None:
        raise BadRequest("--asset and --decimals go with --map", "Known tables tell them")

    def told(brought: Brought) -> None:
        sys.stdout.write(_brought_line(brought) + "\n")
        sys.stdout.flush()

    root = home_of(arguments)
    result = bring(
        root, arguments.name, arguments.paths,
        Wanted(_chain(arguments.chain), mapping, watched(known_bridges(root).values())),
        clock.now(), told, _progress,
    )  # fmt: skip
    _progress("")
    sys.stdout.write(
        f"{arguments.name}: {result.transfers:,} transfers on {result.lines:,} lines"
        f" ({result.laid:,} newly laid)\n"
    )
    for name, reason in result.failed:
        sys.stderr.write(f"hue: {name}: {reason}\n")
    return exits.USAGE if result.failed else exits.PARTLY if result.rejected else exits.OK


def _chain(text: str) -> str:
    import re

    if not re.fullmatch(r"[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}", text):
        raise BadRequest(f"{text!r} is no chain", "CAIP-2: eip155:1 is Ethereum, eip155:56 BNB")
    return text


def _brought_line(brought: "Brought") -> str:
    words = [f"{brought.taken:,} new"]
    if brought.again:
        words = ["imported before, nothing changed"]
    elif brought.known:
        words.append(f"{brought.known:,} known")
    if brought.off_lines:
        words.append(f"{brought.off_lines:,} moved nothing")
    if brought.changed:
        words.append(f"{brought.changed:,} transactions now fuller")
    if brought.rejected:
        words.append(f"{brought.rejected:,} kept apart")
    return f"{brought.name}: {brought.format}, {brought.rows:,} rows: {', '.join(words)}"


def _progress(step: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{step}")
        sys.stderr.flush()


def _list(arguments: argparse.Namespace) -> int:
    from hueandcry.serve.render.harmless import harmless
    from hueandcry.store.ledger.ledger import ledger_names, opened
    from hueandcry.store.ledger.state import ledger_state

    root = home_of(arguments)
    for name in ledger_names(root):
        try:
            with opened(root, name, write=False) as ledger:
                state = ledger_state(ledger)
        except HueError as error:
            # One that cannot be opened hides no other.
            sys.stdout.write(harmless(f"{name:24} {error}") + "\n")
            continue
        chains = ", ".join(last.chain for last in state.last)
        sys.stdout.write(f"{name:24} {state.transfers:>12,} transfers  {chains}\n")
    return exits.OK


def _info(arguments: argparse.Namespace) -> int:
    from hueandcry.serve.render.ledger import info_lines, rejected_lines
    from hueandcry.store.ledger.ledger import opened

    with opened(home_of(arguments), arguments.name, write=False) as ledger:
        lines = rejected_lines(ledger) if arguments.rejected else info_lines(ledger)
        for line in lines:
            sys.stdout.write(line + "\n")
    return exits.OK


def _verify(arguments: argparse.Namespace) -> int:
    if arguments.balances or arguments.rpc:
        from hueandcry.serve.pulling import balances_command

        return balances_command(arguments)
    from hueandcry.store.ledger.checking import check_lines
    from hueandcry.store.ledger.ledger import opened

    with opened(home_of(arguments), arguments.name, write=arguments.repair) as ledger:
        if arguments.repair:
            laid = ledger.lay_lines(anew=True)
            sys.stdout.write(f"{laid:,} transfers laid anew\n")
        found = check_lines(ledger)
    for fault in found.faults[:20]:
        sys.stdout.write(fault + "\n")
    sys.stdout.write(
        f"{found.postings:,} postings on {found.lines:,} lines: "
        + ("all hold\n" if not found.faults else f"{len(found.faults):,} do not hold\n")
    )
    return exits.BROKEN if found.faults else exits.OK


def _postings(arguments: argparse.Namespace) -> int:
    from hueandcry.run.verify import write_postings
    from hueandcry.store.flows import read_flow
    from hueandcry.store.ledger.ledger import opened

    flow = read_flow(arguments.flow)
    with opened(home_of(arguments), arguments.name, write=False) as ledger:
        if not arguments.out:
            write_postings(ledger, flow, sys.stdout)
            return exits.OK
        with arguments.out.open("w", encoding="utf-8", newline="") as file:
            count = write_postings(ledger, flow, file)
    sys.stdout.write(f"{count:,} postings written to {arguments.out}\n")
    return exits.OK


def _remove(arguments: argparse.Namespace) -> int:
    from hueandcry.store.ledger.ledger import remove_ledger

    remove_ledger(home_of(arguments), arguments.name)
    sys.stdout.write(f"{arguments.name} is removed\n")
    return exits.OK


def _opening(arguments: argparse.Namespace) -> int:
    from hueandcry.run.opening import declare_opening

    told = declare_opening(
        home_of(arguments), arguments.name, arguments.account, arguments.asset, arguments.amount
    )
    sys.stdout.write(told + "\n")
    return exits.OK


def _pull(arguments: argparse.Namespace) -> int:
    from hueandcry.serve.pulling import pull_command

    return pull_command(arguments)
