"""An account's history from a real node, and from the same node with less to offer."""

from collections import Counter
from typing import Any

import pytest

from hueandcry.gather import account_history, token_logs, transaction_search
from hueandcry.gather.account_history import NodeHistory
from hueandcry.gather.history import AccountHistory, LikelyService, Span
from hueandcry.model.errors import BadRequest, Unreachable
from tests.chain.abi import ZERO
from tests.chain.node import Node
from tests.chain.stage import NATIVE
from tests.chain.story import GAS_MONEY
from tests.chain.theft import Theft
from tests.gather.far_side import Twist, error, result, rpc_to, twisted, without

Told = Counter[tuple[str, str, str, str, int]]
NO_INDEX = ("trace_filter", "trace_transaction", "trace_block")
NO_TRACES = (*NO_INDEX, "debug_traceBlockByNumber", "debug_traceTransaction")


def whole(theft: Theft) -> Span:
    return Span(theft.first_block + 1, theft.last_block)


def history(
    node: Node, theft: Theft, account: str, twist: Twist = lambda request: None
) -> AccountHistory:
    with twisted(node, twist) as url, rpc_to(url) as rpc:
        found = NodeHistory(rpc, None, 0).history(account, whole(theft), lambda left: None)
    assert isinstance(found, AccountHistory)
    return found


def told(found: AccountHistory, account: str) -> Told:
    """Return the moves of an account: top-level ether stands with the transactions."""
    sent = Counter(
        (one.hash, NATIVE, one.sender, one.recipient or ZERO, one.value)
        for one in found.transactions
        if account in {one.sender, one.recipient} and one.value and one.succeeded
    )
    return sent + Counter(
        (row.tx, NATIVE if row.asset == "native" else row.asset.split("/")[0],
         row.sender or ZERO, row.recipient or ZERO, row.amount)
        for row in found.transfers
        if account in {row.sender, row.recipient} and row.amount
    )  # fmt: skip


def meant(theft: Theft, account: str) -> Told:
    return Counter(
        (move.transaction, move.asset, move.source, move.target, move.amount)
        for move in theft.moves
        if account in {move.source, move.target} and move.amount
    )


@pytest.mark.parametrize("name", ["thief", "merge", "split4", "inner2", "inner1", "collector"])
@pytest.mark.parametrize("lacking", [(), NO_INDEX])
def test_every_move_of_an_account_is_found(
    node: Node, theft: Theft, name: str, lacking: tuple[str, ...]
) -> None:
    account = theft.accounts[name]
    found = history(node, theft, account, without(*lacking))
    assert found.method == ("block scan with traces" if lacking else "trace_filter")
    assert found.traces
    assert not found.skipped
    assert told(found, account) == meant(theft, account)
    assert all(row.time for row in found.transfers)


def test_a_node_without_traces_says_what_is_not_seen(node: Node, theft: Theft) -> None:
    account = theft.accounts["inner1"]
    found = history(node, theft, account, without(*NO_TRACES))
    assert (found.method, found.traces) == ("block scan", False)
    assert "internal payments are not seen" in found.gaps[0]
    sent = [one for one in found.transactions if one.sender == account]
    assert [one.value for one in sent] == [1_400 * 10**15]
    assert not found.transfers


def test_fees_and_outcomes_are_those_of_the_receipts(node: Node, theft: Theft) -> None:
    found = history(node, theft, theft.thief)
    assert set(theft.failed) <= {one.hash for one in found.transactions}
    for one in found.transactions:
        receipt = node.rpc("eth_getTransactionReceipt", one.hash)
        assert one.fee == int(receipt["gasUsed"], 16) * int(receipt["effectiveGasPrice"], 16)
        assert one.succeeded is (one.hash not in theft.failed)
        assert one.block_hash == receipt["blockHash"]
    assert not [row for row in found.transfers if row.tx in theft.failed]


def of_old(node: Node, *lacking: str) -> Twist:
    """Be a node whose receipts have no status, as those of before October 2017."""
    lack = without(*lacking)

    def twist(request: dict[str, Any]) -> Any:  # noqa: ANN401 - as JSON has it
        if request["method"] != "eth_getTransactionReceipt":
            return lack(request)
        receipt = node.rpc(request["method"], *request["params"])
        return result(request, {k: v for k, v in receipt.items() if k != "status"})

    return twist


@pytest.mark.parametrize("lacking", [(), NO_INDEX], ids=["flat", "tree"])
def test_an_outcome_the_receipt_does_not_tell_is_the_traces(
    node: Node, theft: Theft, lacking: tuple[str, ...]
) -> None:
    found = history(node, theft, theft.thief, of_old(node, *lacking))
    assert set(theft.failed) <= {one.hash for one in found.transactions}
    for one in found.transactions:
        assert one.succeeded is (one.hash not in theft.failed)
    assert not [gap for gap in found.gaps if "succeeded" in gap]


def test_an_outcome_that_nothing_tells_is_a_gap(node: Node, theft: Theft) -> None:
    found = history(node, theft, theft.thief, of_old(node, *NO_TRACES))
    assert {one.succeeded for one in found.transactions} == {None}
    (gap,) = [gap for gap in found.gaps if "succeeded" in gap]
    assert gap.startswith(f"{len(found.transactions)} transactions do not say")


def test_a_transaction_is_taken_whole_with_the_order_of_its_calls(node: Node, theft: Theft) -> None:
    found = history(node, theft, theft.accounts["inner2"])
    caught = [row for row in found.transfers if row.tx == theft.caught]
    assert [row.place for row in caught] == [(0,), (2,)]
    assert {row.sender for row in caught} == {theft.splitter}


def test_of_somebody_elses_token_payment_only_the_own_log_is_taken(
    node: Node, theft: Theft
) -> None:
    found = history(node, theft, theft.accounts["collector"])
    assert not found.transactions
    assert [row.asset for row in found.transfers] == [f"{theft.nft}/7", f"{theft.nft}/8"]
    assert all(row.time and row.block_hash for row in found.transfers)


def test_what_was_held_before_is_declared(node: Node, theft: Theft) -> None:
    (opening,) = history(node, theft, theft.thief).openings
    assert (opening.block, opening.asset, opening.amount) == (
        theft.first_block, "native", GAS_MONEY,
    )  # fmt: skip
    assert opening.sender is None


def test_tokens_held_before_are_declared_too(node: Node, theft: Theft) -> None:
    spent = next(move for move in theft.moves if move.target == theft.thief and move.amount > 10**9
                 and move.asset == theft.tokens["usd"])  # fmt: skip
    block = int(node.rpc("eth_getTransactionReceipt", spent.transaction)["blockNumber"], 16)
    with rpc_to(node.url) as rpc:
        source = NodeHistory(rpc, None, 0)
        found = source.history(theft.thief, Span(block + 1, theft.last_block), lambda left: None)
    assert isinstance(found, AccountHistory)
    usd = [one for one in found.openings if one.asset == theft.tokens["usd"]]
    assert [(one.amount, one.decimals) for one in usd] == [(48_250 * 10**6, 6)]


def test_a_node_without_old_state_leaves_a_gap(node: Node, theft: Theft) -> None:
    found = history(node, theft, theft.thief, without("eth_getBalance"))
    assert not found.openings
    assert any("does not tell what the account held" in gap for gap in found.gaps)


def test_decimals_that_nobody_answers_are_not_known(node: Node, theft: Theft) -> None:
    found = history(node, theft, theft.thief, without("eth_call"))
    usd = {row.decimals for row in found.transfers if row.asset == theft.tokens["usd"]}
    assert usd == {None}


def narrow(most: int, code: int, message: str) -> Twist:
    """Be a node that looks at `most` blocks at once."""

    def twist(request: dict[str, Any]) -> Any:  # noqa: ANN401 - as JSON has it
        if request["method"] in {"eth_getLogs", "trace_filter"}:
            asked = request["params"][0]
            if int(asked["toBlock"], 16) - int(asked["fromBlock"], 16) >= most:
                return error(request, code, message)
        return None

    return twist


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (-32005, "query returned more than 10000 results"),
        (-32000, "block range is too large, max is 3"),
    ],
)
def test_a_range_that_is_too_large_is_halved(
    node: Node, theft: Theft, code: int, message: str
) -> None:
    asked: list[str] = []
    refusing = narrow(3, code, message)

    def counting(request: dict[str, Any]) -> Any:  # noqa: ANN401 - as JSON has it
        asked.append(request["method"])
        return refusing(request)

    found = history(node, theft, theft.thief, counting)
    # 27 blocks at once, then 13, 6 and 3 (each a question for every kind of log), not one by one.
    assert asked.count("eth_getLogs") == 3 * (3 + 9)
    assert told(found, theft.thief) == meant(theft, theft.thief)


def test_a_node_that_takes_next_to_nothing_is_given_up(
    node: Node, theft: Theft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(token_logs, "_MOST_QUESTIONS", 5)
    with pytest.raises(Unreachable, match="only 1 blocks at once"):
        history(node, theft, theft.thief, narrow(1, -32602, "invalid params"))


def test_pages_are_read_to_the_end(
    node: Node, theft: Theft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transaction_search, "_PAGE", 2)
    found = history(node, theft, theft.thief)
    assert told(found, theft.thief) == meant(theft, theft.thief)


def test_a_node_that_knows_no_pages_gives_all_at_once(
    node: Node, theft: Theft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transaction_search, "_PAGE", 2)

    def pageless(request: dict[str, Any]) -> Any:  # noqa: ANN401 - as JSON has it
        if request["method"] != "trace_filter":
            return None
        asked = {k: v for k, v in request["params"][0].items() if k not in {"after", "count"}}
        return result(request, node.rpc("trace_filter", asked))

    found = history(node, theft, theft.thief, pageless)
    assert told(found, theft.thief) == meant(theft, theft.thief)


def test_a_busy_account_is_called_a_service(
    node: Node, theft: Theft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(account_history, "MOST_TRANSACTIONS", 5)
    with rpc_to(node.url) as rpc:
        found = NodeHistory(rpc, None, 0).history(theft.thief, whole(theft), lambda left: None)
    assert found == LikelyService("more than 5 transactions")


def test_an_account_of_too_many_calls_is_called_a_service(
    node: Node, theft: Theft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transaction_search, "_MOST_TRACES", 5)
    with rpc_to(node.url) as rpc:
        found = NodeHistory(rpc, None, 0).history(theft.thief, whole(theft), lambda left: None)
    assert found == LikelyService("more than 5 calls")


def test_a_long_scan_is_refused_with_what_to_do(
    node: Node, theft: Theft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transaction_search, "MOST_SCANNED", 5)
    with pytest.raises(BadRequest, match="no trace_filter"):
        history(node, theft, theft.thief, without(*NO_INDEX))


def test_calls_that_cannot_be_read_are_counted(node: Node, theft: Theft) -> None:
    def gone(request: dict[str, Any]) -> Any:  # noqa: ANN401 - as JSON has it
        if request["method"] == "trace_transaction":
            return result(request, {"structLogs": [], "failed": False, "gas": 0})
        return None

    found = history(node, theft, theft.accounts["inner2"], gone)
    assert any("calls of 3 transactions could not be read" in gap for gap in found.gaps)


def test_a_block_reorganised_while_it_is_read_is_noticed(node: Node, theft: Theft) -> None:
    def reorganised(request: dict[str, Any]) -> Any:  # noqa: ANN401 - as JSON has it
        if request["method"] != "eth_getBlockByNumber" or request["params"][0] == "latest":
            return None
        block = node.rpc(request["method"], *request["params"])
        return result(request, {**block, "hash": "0x" + "9" * 64})

    with pytest.raises(Unreachable, match="reorganised while it was read"):
        history(node, theft, theft.thief, reorganised)


def test_withdrawals_are_seen_by_a_scan(node: Node, theft: Theft) -> None:
    paid = {"index": "0x1", "validatorIndex": "0x1", "address": theft.thief, "amount": "0x3"}

    def withdrawn(request: dict[str, Any]) -> Any:  # noqa: ANN401 - as JSON has it
        if request["method"] in NO_INDEX:
            return error(request, -32601, "method not found")
        if request["method"] != "eth_getBlockByNumber" or request["params"][1] is False:
            return None
        block = node.rpc(request["method"], *request["params"])
        return result(request, {**block, "withdrawals": [paid] if block["number"] == "0x9" else []})

    found = history(node, theft, theft.thief, withdrawn)
    assert [(row.amount, row.sender) for row in found.transfers if row.tx == "block 9"] == [
        (3 * 10**9, None)
    ]


def test_the_nodes_own_word_on_finality_is_taken(node: Node) -> None:
    with rpc_to(node.url) as rpc:
        head = NodeHistory(rpc, None, None).head()
        final = node.rpc("eth_getBlockByNumber", "finalized", False)
        assert (head.number, head.hash) == (int(final["number"], 16), final["hash"])
        latest = int(node.rpc("eth_blockNumber"), 16)
        assert NodeHistory(rpc, None, 3).head().number == latest - 3
        assert NodeHistory(rpc, None, latest + 9).head().number == 0


def test_a_node_that_lies_about_finality_is_not_believed(node: Node) -> None:
    def lying(request: dict[str, Any]) -> Any:  # noqa: ANN401 - as JSON has it
        if request["method"] != "eth_getBlockByNumber" or request["params"][0] != "finalized":
            return None
        block = node.rpc("eth_getBlockByNumber", "latest", False)
        return result(request, {**block, "number": "0xffffff"})

    with twisted(node, lying) as url, rpc_to(url) as rpc:
        head = NodeHistory(rpc, None, None).head()
    assert head.number == max(int(node.rpc("eth_blockNumber"), 16) - 64, 0)
    assert "its head is" in head.gaps[0]


def test_a_node_that_does_not_know_finality_leaves_a_gap(node: Node) -> None:
    def old(request: dict[str, Any]) -> Any:  # noqa: ANN401 - as JSON has it
        final = request["params"][:1] == ["finalized"]
        return error(request, -32602, "unknown block") if final else None

    with twisted(node, old) as url, rpc_to(url) as rpc:
        assert "does not say what is final" in NodeHistory(rpc, None, None).head().gaps[0]


def test_another_chain_than_the_one_wanted_is_refused(node: Node) -> None:
    with rpc_to(node.url) as rpc:
        assert NodeHistory(rpc, "eip155:31337", None).chain == "eip155:31337"
        with pytest.raises(BadRequest, match="eip155:31337, not eip155:1"):
            NodeHistory(rpc, "eip155:1", None)
