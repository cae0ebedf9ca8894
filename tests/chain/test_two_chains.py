"""Two real chains: a theft that swaps and bridges is found to the unit, among a thousand honest."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import numpy as np
import pytest

from hueandcry.model.flow import Flow, FlowTerminal
from hueandcry.run.trace import Tracer
from hueandcry.serve import exits
from hueandcry.serve.cli import main
from hueandcry.store.bridges import known_bridges
from hueandcry.store.labels import Labels
from hueandcry.store.ledger.ledger import opened
from hueandcry.store.ledger.names import LineFacts
from tests.chain.bridge_description import BRIDGE, describe_bridge
from tests.chain.deeds import NATIVE, Crossed, crossed, returned
from tests.chain.market import USD, Market
from tests.chain.node import Node
from tests.chain.truth import End, merged
from tests.chain.two_chains import (
    CROWD,
    HONEST,
    OTHER_CHAIN_ID,
    OURS,
    STOLEN,
    TwoChains,
    run_two_chains,
)

if TYPE_CHECKING:
    from hueandcry.trace.overlay import Crossing

LEDGER = "case"


def pull(root: Path, side: Market, world: TwoChains, *accounts: str, hops: int = 20) -> int:
    return main([
        "ledger", "pull", *accounts, "--as", LEDGER, "--home", str(root), "--rpc", side.node.url,
        "--from-block", str(world.first_block + 1), "--to-block", str(world.last_block),
        "--finality", "0", "--rate", "9999", "--hops", str(hops),
        "--stop-at", str(stops(root, world)),
    ])  # fmt: skip


def stops(root: Path, world: TwoChains) -> Path:
    path = root / "stops.csv"
    path.write_text(f"{world.away.accounts['labelled']},An Exchange,exchange\n", "utf-8")
    return path


def trace(root: Path, world: TwoChains, *more: str) -> Flow:
    out = root / "flow"
    assert main([
        "trace", *world.thefts.values(), "--ledger", LEDGER, "--home", str(root),
        "--stop-at", str(stops(root, world)), "--out", str(out), *more,
    ]) == 0  # fmt: skip
    return msgspec.json.decode((out / "flow.json").read_bytes(), type=Flow)


@pytest.fixture(scope="module")
def two_chains() -> Iterator[TwoChains]:
    """Play the story once, on two nodes of its own."""
    with Node() as home, Node(chain_id=OTHER_CHAIN_ID) as away:
        yield run_two_chains(home, away)


@pytest.fixture(scope="module")
def followed(two_chains: TwoChains, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pull what a person would: the thief, and then whom the bridges are said to have paid."""
    root = tmp_path_factory.mktemp("home")
    describe_bridge(root, two_chains)
    home, away = two_chains.home, two_chains.away
    assert pull(root, home, two_chains, home.accounts["thief"]) == 0
    receivers = sorted({
        name for gap in trace(root, two_chains).gaps if gap.fact == "bridges"
        for name in away.accounts.values() if name in gap.reason
    })  # fmt: skip
    assert receivers == sorted(away.accounts[one] for one in ("purse", "courier"))
    assert pull(root, away, two_chains, *receivers) == 0
    return root


@pytest.fixture(scope="module")
def everything(followed: Path, two_chains: TwoChains) -> Path:
    """Pull everybody else as well, into the same ledger."""
    for side in (two_chains.home, two_chains.away):
        names = [side.accounts[one] for one in (*CROWD, *OURS, "victim", "whale")]
        # Money that went on to pools and the like waits there: nobody asked to follow it.
        assert pull(followed, side, two_chains, *names, hops=0) == exits.PARTLY
    assert main(["ledger", "verify", LEDGER, "--home", str(followed)]) == 0
    return followed


Ends = dict[tuple[str, str, tuple[str, str, str]], End]


def found_ends(flow: Flow) -> Ends:
    seeds = {seed.id: seed.tx for seed in flow.seeds}
    parts: dict[tuple[str, str, tuple[str, str, str]], list[FlowTerminal]] = defaultdict(list)
    for end in flow.terminals:
        line = end.line.chain, end.line.account.lower(), end.line.asset.lower()
        parts[seeds[end.seed], end.reason, line].append(end)
    return {
        key: End(
            sum(int(one.amount) for one in ends),
            merged((int(one.origin[0]), int(one.origin[1])) for one in ends),
        )
        for key, ends in parts.items()
    }


def meant_ends(world: TwoChains) -> Ends:
    labelled = world.away.accounts["labelled"]
    return {
        (theft, "service" if line[:2] == (world.away.chain, labelled) else reason, line): end
        for (theft, reason, line), end in world.truth().ends().items()
    }


def test_the_chains_hold_what_the_story_says(two_chains: TwoChains) -> None:
    truth, last = two_chains.truth(), two_chains.last_block
    for side in (two_chains.home, two_chains.away):
        for (asset, account), amount in side.held.items():
            if "/" not in asset:
                assert side.holds(asset, account, last) == amount
                assert truth.holds((side.chain, account, asset)) == amount
        for account in side.accounts.values():
            # Whoever builds blocks earns fees, which no transaction tells.
            if account != side.accounts["builder"]:
                held = truth.holds((side.chain, account, NATIVE))
                assert side.holds(NATIVE, account, last) == held


def test_the_honest_are_a_thousand_and_much_alike(two_chains: TwoChains) -> None:
    honest = [deed for deed in two_chains.deeds if deed.hash in two_chains.honest]
    assert len(honest) == HONEST
    assert {deed.chain for deed in honest} == {two_chains.home.chain, two_chains.away.chain}
    into = {two_chains.home.at["bridge"], two_chains.away.at["bridge"]}
    amounts = Counter(
        (move.asset, move.amount) for deed in two_chains.deeds
        for move in deed.moves if move.target in into
    )  # fmt: skip
    assert amounts[two_chains.home.at["usd"], 5_000 * USD] == 5


@pytest.mark.parametrize("identifier", [True, False], ids=["by identifier", "by record"])
def test_every_unit_of_the_theft_is_accounted_for(
    two_chains: TwoChains, followed: Path, identifier: bool
) -> None:
    describe_bridge(followed, two_chains, identifier=identifier)
    try:
        flow = trace(followed, two_chains)
        assert main(["trace", "verify", str(followed / "flow" / "flow.json"), "--ledger", LEDGER,
                     "--home", str(followed)]) == 0  # fmt: skip
    finally:
        describe_bridge(followed, two_chains)
    assert found_ends(flow) == meant_ends(two_chains)
    assert sorted(one.stolen for one in flow.totals.values()) == sorted(map(str, STOLEN.values()))
    assert all(one.sum == one.stolen for one in flow.totals.values())
    assert {edge.method for edge in flow.edges} == {
        "transfer", "swap", "returned", f"bridge:{BRIDGE}",
    }  # fmt: skip


# Chain and transaction.
Place = tuple[str, str]


class Reported(NamedTuple):
    """What the product takes for crossings in a whole ledger, in the story's own terms."""

    crossed: set[Crossed]
    returned: set[tuple[str, str, str, str, int]]
    unclear: dict[str, tuple[int, ...]]
    claimed: list[str]


def _amounts(
    lines: dict[int, LineFacts], ends: Iterable[tuple[int, int, int]]
) -> tuple[tuple[str, str, int], ...]:
    """Sum parts [lo, hi) of lines by account and asset; several edges may share a part."""
    parts: dict[int, set[int]] = defaultdict(set)
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for line, lo, hi in ends:
        parts[line] |= {lo, hi}
        spans[line].append((lo, hi))
    found = []
    for line, borders in parts.items():
        facts, within = lines[line], spans[line]
        covered = sum(
            b - a
            for a, b in pairwise(sorted(borders))
            if any(lo <= a and b <= hi for lo, hi in within)
        )
        assert covered % facts.grain == 0
        found.append((facts.account, facts.name.asset.lower(), covered // facts.grain))
    return tuple(sorted(found))


def reported(root: Path) -> Reported:
    with opened(root, LEDGER, write=False) as ledger:
        tracer = Tracer(ledger, Labels(None), lambda: 0.0, known_bridges(root))
        rows = ledger.database.execute(
            "SELECT t.id, t.tx, c.name FROM transfer t JOIN chain c ON c.id = t.chain"
        ).fetchall()
        overlay = tracer.overlay
        overlay.learn(np.array(sorted(row[0] for row in rows), dtype=np.int64))
        where = {number: (chain, tx) for number, tx, chain in rows}
        found = overlay.crossings
        lines = tracer.names.lines(
            leg.line for one in found for leg in (one.debit, one.credit) if leg
        )
        together: dict[tuple[Place, Place], list[Crossing]] = defaultdict(list)
        back: Counter[tuple[str, str, str, str]] = Counter()
        for one in found:
            assert one.credit
            if one.method == "returned":
                line = lines[one.debit.line]
                back[*where[one.debit.transfer], line.account, line.name.asset.lower()] += (
                    one.b - one.a
                )
            else:
                key = where[one.debit.transfer], where[one.credit.transfer]
                together[key].append(one)
        crossings = {
            Crossed(
                *key,
                _amounts(lines, ((one.debit.line, one.a, one.b) for one in ones)),
                _amounts(lines, ((one.credit.line, one.p, one.q) for one in ones if one.credit)),
            )
            for key, ones in together.items()
        }
        refunds = {(*key, amount) for key, amount in back.items()}
        return Reported(crossings, refunds, overlay.unclear, overlay.claimed)


def test_all_crossings_are_found_and_none_is_invented(
    two_chains: TwoChains, everything: Path
) -> None:
    found = reported(everything)
    deeds = list(two_chains.deeds)
    assert found.crossed == crossed(deeds)
    assert found.returned == returned(deeds)
    assert (found.unclear, found.claimed) == ({}, [])


def test_what_others_do_changes_nothing(two_chains: TwoChains, everything: Path) -> None:
    assert found_ends(trace(everything, two_chains)) == meant_ends(two_chains)
