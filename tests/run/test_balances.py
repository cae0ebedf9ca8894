"""Lines against a node's balances: what no transfer tells shows as a difference."""

from pathlib import Path
from typing import Any

import pytest

from hueandcry.gather.account_history import NodeHistory
from hueandcry.model.errors import BadRequest
from hueandcry.run.balances import Balances, compare_balances, difference_line
from hueandcry.run.pull import pull
from hueandcry.run.pull_request import PullRequest, World
from hueandcry.store.labels import Labels
from hueandcry.store.ledger.ledger import opened
from tests.chain.node import Node
from tests.chain.story import GAS_MONEY
from tests.chain.theft import Theft
from tests.gather.far_side import Twist, error, result, rpc_to, twisted, without
from tests.values import NOW


def bring(
    root: Path, node: Node, theft: Theft, *names: str, first: int,
    twist: Twist = lambda request: None,
) -> None:  # fmt: skip
    request = PullRequest(
        tuple(theft.accounts[name] for name in names), first, theft.last_block, hops=0
    )
    with (
        twisted(node, twist) as url,
        rpc_to(url) as rpc,
        opened(root, "case", write=True) as ledger,
    ):
        source = NodeHistory(rpc, None, 0)
        pull(ledger, source, Labels(None), request, World(lambda: 0.0, NOW))


def compared(root: Path, node: Node, twist: Twist = lambda request: None) -> Balances:
    with twisted(node, twist) as url, rpc_to(url) as rpc, opened(root, "case", write=False) as one:
        return compare_balances(one, rpc)


def test_a_whole_history_agrees(node: Node, theft: Theft, tmp_path: Path) -> None:
    bring(tmp_path, node, theft, "thief", "collector", "merge", first=theft.first_block + 1)
    found = compared(tmp_path, node)
    assert (found.accounts, found.differences) == (3, ())
    # Thief: ether, dollars, coins, the collectible; collector: two; merge: two.
    assert found.lines == 4 + 3 + 2


def test_what_came_from_nowhere_is_a_difference(node: Node, theft: Theft, tmp_path: Path) -> None:
    bring(
        tmp_path, node, theft, "thief", first=theft.first_block + 1, twist=without("eth_getBalance")
    )
    (one,) = compared(tmp_path, node).differences
    assert (one.asset, one.block) == ("native", theft.last_block)
    assert one.node == one.ledger + GAS_MONEY
    assert "held before" in one.why
    assert one.account.lower() == theft.thief
    assert f"{one.ledger:,}" in difference_line(one)


def test_a_token_that_moves_less_than_it_says_is_a_difference(
    node: Node, theft: Theft, tmp_path: Path
) -> None:
    bring(tmp_path, node, theft, "thief", first=theft.first_block + 1)

    def less(request: dict[str, Any]) -> Any:  # noqa: ANN401 - as JSON has it
        if request["method"] != "eth_call" or request["params"][0]["to"] != theft.tokens["usd"]:
            return None
        return result(request, "0x" + f"{5:064x}")

    (one,) = compared(tmp_path, node, less).differences
    assert (one.asset.lower(), one.node) == (theft.tokens["usd"], 5)
    assert "fee on transfer" in one.why


def test_a_node_that_does_not_tell_is_said(node: Node, theft: Theft, tmp_path: Path) -> None:
    bring(tmp_path, node, theft, "collector", first=theft.first_block + 1)

    def pruned(request: dict[str, Any]) -> Any:  # noqa: ANN401 - as JSON has it
        asked = request["method"] in {"eth_call", "eth_getBalance"}
        return error(request, -32000, "missing trie node") if asked else None

    found = compared(tmp_path, node, pruned).differences
    assert [one.node for one in found] == [None] * 3
    assert "does not tell" in difference_line(found[0])


def test_nothing_fetched_is_the_callers_fault(node: Node, tmp_path: Path) -> None:
    with opened(tmp_path, "case", write=True):
        pass
    with pytest.raises(BadRequest, match="no account of eip155:31337"):
        compared(tmp_path, node)
