"""The script did on the chain what it says it did, judged by plain calls to the node."""

import json
import os
import shutil
import subprocess
from collections import Counter
from typing import Any

import pytest

from tests.chain.abi import ZERO, calldata, topic
from tests.chain.node import HERE, Node, RpcFault
from tests.chain.stage import ETHER, MILLI, NATIVE, Move
from tests.chain.story import OTHER_NFT, STOLEN, USD
from tests.chain.theft import Theft, run_theft

TRANSFER = topic("Transfer(address,address,uint256)")


def call(node: Node, contract: str, data: str, block: int) -> int:
    return int(node.rpc("eth_call", {"to": contract, "data": data}, hex(block)), 16)


def held(node: Node, asset: str, account: str, block: int) -> int:
    if asset == NATIVE:
        return int(node.rpc("eth_getBalance", account, hex(block)), 16)
    return call(node, asset, calldata("balanceOf(address)", account), block)


def blocks(node: Node, theft: Theft) -> list[dict[str, Any]]:
    numbers = range(theft.first_block, theft.last_block + 1)
    return [node.rpc("eth_getBlockByNumber", hex(number), True) for number in numbers]


def fees(node: Node, theft: Theft) -> Counter[str]:
    paid: Counter[str] = Counter()
    for block in blocks(node, theft):
        base = int(block["baseFeePerGas"], 16)
        for transaction in block["transactions"]:
            receipt = node.rpc("eth_getTransactionReceipt", transaction["hash"])
            gas, price = int(receipt["gasUsed"], 16), int(receipt["effectiveGasPrice"], 16)
            paid[transaction["from"]] += gas * price
            paid[theft.accounts["builder"]] -= gas * (price - base)
    return paid


def gains(moves: tuple[Move, ...], asset: str) -> Counter[str]:
    changed: Counter[str] = Counter()
    for move in moves:
        if move.asset == asset:
            changed[move.source] -= move.amount
            changed[move.target] += move.amount
    return changed


def standing(traces: list[dict[str, Any]]) -> list[Move]:
    """Payments of ether in traces, without those in or under a call that failed."""
    undone = {(t["transactionHash"], tuple(t["traceAddress"])) for t in traces if t.get("error")}
    found = []
    for trace in traces:
        where, action, hash_ = trace["traceAddress"], trace["action"], trace["transactionHash"]
        above = {(hash_, tuple(where[:depth])) for depth in range(len(where) + 1)}
        wei = int(action.get("value", "0x0"), 16)
        if trace["type"] == "call" and wei and not above & undone:
            ends = action["from"], action["to"]
            found.append(Move(hash_, NATIVE, *ends, wei, internal=bool(where)))
    return found


def traced(node: Node, theft: Theft) -> list[dict[str, Any]]:
    numbers = range(theft.first_block, theft.last_block + 1)
    each = (node.rpc("trace_block", hex(number)) for number in numbers)
    return [trace for block in each for trace in block if trace["type"] != "reward"]


def test_the_victim_lost_it_and_the_thief_got_it(node: Node, theft: Theft) -> None:
    receipts = [node.rpc("eth_getTransactionReceipt", hash_) for hash_ in theft.thefts]
    mined = [int(receipt["blockNumber"], 16) for receipt in receipts]
    before, after = min(mined) - 1, max(mined)
    for asset, amount in ((NATIVE, STOLEN[NATIVE]), (theft.tokens["usd"], STOLEN["usd"])):
        had, has = (held(node, asset, theft.thief, block) for block in (before, after))
        assert has - had == amount
        had, has = (held(node, asset, theft.victim, block) for block in (before, after))
        assert amount <= had - has < amount + ETHER // 100
    assert held(node, theft.nft, theft.victim, before) == 1
    owner = calldata("ownerOf(uint256)", theft.nft_number)
    assert call(node, theft.nft, owner, before) == int(theft.victim, 16)
    assert call(node, theft.nft, owner, after) == int(theft.thief, 16)
    assert call(node, theft.nft, owner, theft.last_block) == int(theft.accounts["collector"], 16)


def test_the_exchanges_hold_parts_of_it(node: Node, theft: Theft) -> None:
    labelled, unlabelled = theft.exchanges
    usd, end, start = theft.tokens["usd"], theft.last_block, theft.first_block
    assert held(node, usd, labelled, end) == 30_300 * USD
    assert held(node, usd, unlabelled, end) == 2_000 * USD
    grown = [
        held(node, NATIVE, one, end) - held(node, NATIVE, one, start) for one in theft.exchanges
    ]
    assert grown == [3_800 * MILLI, 17_800 * MILLI]


def test_every_balance_follows_from_the_moves_and_the_gas(node: Node, theft: Theft) -> None:
    paid, moved = fees(node, theft), gains(theft.moves, NATIVE)
    assert sum(moved.values()) == 0
    for name, account in (*theft.accounts.items(), ("splitter", theft.splitter)):
        opening = held(node, NATIVE, account, theft.first_block)
        closing = held(node, NATIVE, account, theft.last_block)
        assert closing == opening + moved[account] - paid[account], name


def test_tokens_are_conserved_but_for_mint_and_burn(node: Node, theft: Theft) -> None:
    for asset in (*theft.tokens.values(), theft.nft):
        moved = gains(theft.moves, asset)
        has = {one: held(node, asset, one, theft.last_block) for one in theft.accounts.values()}
        assert has == {one: moved[one] for one in has}
        assert sum(has.values()) == -moved[ZERO]
    supplies = [
        call(node, token, calldata("totalSupply()"), theft.last_block)
        for token in theft.tokens.values()
    ]
    assert supplies == [(65_000 + 1_000 - 100) * USD, (300 + 50 - 5) * ETHER]
    kept = call(node, theft.nft, calldata("ownerOf(uint256)", OTHER_NFT), theft.last_block)
    assert kept == int(theft.accounts["collector"], 16)


def test_logs_tell_the_token_moves(node: Node, theft: Theft) -> None:
    assets = [*theft.tokens.values(), theft.nft]
    span = {"fromBlock": hex(theft.first_block), "toBlock": hex(theft.last_block)}
    logs = node.rpc("eth_getLogs", {**span, "address": assets, "topics": [TRANSFER]})
    told = []
    for log in logs:
        source, target = ("0x" + word[-40:] for word in log["topics"][1:3])
        # A collectible's number is a topic of its own; there is no amount.
        amount = 1 if len(log["topics"]) == 4 else int(log["data"], 16)
        told.append(Move(log["transactionHash"], log["address"], source, target, amount))
    assert told == [move for move in theft.moves if move.asset != NATIVE]


def test_failed_transactions_moved_nothing_and_cost_gas(node: Node, theft: Theft) -> None:
    receipts = [node.rpc("eth_getTransactionReceipt", hash_) for hash_ in theft.failed]
    assert [receipt["status"] for receipt in receipts] == ["0x0", "0x0"]
    assert all(int(receipt["gasUsed"], 16) > 21_000 for receipt in receipts)
    assert not {move.transaction for move in theft.moves} & set(theft.failed)
    whole = [t for block in blocks(node, theft) for t in block["transactions"]]
    receipts = [node.rpc("eth_getTransactionReceipt", t["hash"]) for t in whole]
    assert {r["transactionHash"] for r in receipts if r["status"] == "0x0"} == set(theft.failed)


def test_traces_show_the_ether_that_moved_inside_too(node: Node, theft: Theft) -> None:
    traces = traced(node, theft)
    meant = [move for move in theft.moves if move.asset == NATIVE]
    assert Counter(standing(traces)) == Counter(meant)
    assert sum(move.internal for move in meant) == 6
    paid = [t for t in traces if t["transactionHash"] == theft.caught]
    undone = [t for t in paid if t["action"]["to"] == theft.accounts["dust3"]]
    # The trap: the payment itself looks good, only the call around it failed.
    assert [t.get("error") for t in undone] == [None]
    assert int(undone[0]["action"]["value"], 16) == ETHER


def test_the_same_story_every_time(theft: Theft) -> None:
    with Node() as other:
        again = run_theft(other)
    # Another test may have used the shared node first: only the numbers of blocks may differ.
    length = theft.last_block - theft.first_block
    assert again.last_block - again.first_block == length
    assert (again.moves, again.thefts, again.failed) == (theft.moves, theft.thefts, theft.failed)


def test_the_node_says_what_is_wrong(node: Node) -> None:
    with pytest.raises(RpcFault, match=r"eth_noSuchThing: .*"):
        node.rpc("eth_noSuchThing")


def test_the_compiled_contracts_are_those_of_the_source() -> None:
    program = shutil.which("node")
    if program is None or not (HERE / "node_modules" / "solc").is_dir():
        missing = "no compiler: run `npm ci` in tests/chain, with Node.js 20 or newer"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    made = subprocess.run(
        [program, HERE / "compile.cjs", "--print"], check=True, capture_output=True, timeout=120
    )
    assert json.loads(made.stdout) == json.loads((HERE / "contracts.json").read_text())
