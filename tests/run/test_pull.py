"""Pulling from a real node: the money is found hop by hop, with no file in between."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from hueandcry.gather import account_history
from hueandcry.gather.account_history import NodeHistory
from hueandcry.model.errors import Unreachable
from hueandcry.model.following import StopAt, TraceRequest
from hueandcry.model.label import Label
from hueandcry.run.pull import pull
from hueandcry.run.pull_request import PullRequest, PullSummary, World
from hueandcry.run.trace import Tracer
from hueandcry.store.labels import Labels
from hueandcry.store.ledger.checking import check_lines
from hueandcry.store.ledger.ledger import Ledger, opened
from hueandcry.store.ledger.pulled import holdings_of, pulled_accounts
from hueandcry.store.ledger.query import number
from tests.chain.abi import ZERO, calldata
from tests.chain.node import Node
from tests.chain.stage import ETHER, NATIVE
from tests.chain.theft import Theft
from tests.gather.far_side import result, rpc_to, twisted, without
from tests.values import NOW

CHAIN = "eip155:31337"


def stop(account: str) -> StopAt:
    return StopAt(account, Label("Exchange", "Exchange", "exchange", 1.0, "me", "", ""))


def request_of(theft: Theft, **more: Any) -> PullRequest:  # noqa: ANN401 - any field of it
    given: dict[str, Any] = {"stop_at": (stop(theft.exchanges[0]),), **more}
    return PullRequest((theft.thief,), theft.first_block + 1, theft.last_block, **given)


def pulled(
    root: Path, url: str, request: PullRequest, *, finality: int = 0, told: list[str] | None = None
) -> PullSummary:
    progress = told.append if told is not None else lambda step: None
    with rpc_to(url) as rpc, opened(root, "case", write=True) as ledger:
        source = NodeHistory(rpc, None, finality)
        return pull(ledger, source, Labels(None), request, World(lambda: 0.0, NOW, progress))


@contextmanager
def reading(root: Path) -> Iterator[Ledger]:
    with opened(root, "case", write=False) as ledger:
        yield ledger


def rows(ledger: Ledger) -> Counter[tuple[str, str, str, str, int]]:
    found = ledger.database.execute(
        "SELECT t.tx, coalesce(s.name, d.name), p.name, q.name, CAST(CAST(t.v AS HUGEINT) //"
        " coalesce(s.grain, d.grain) AS VARCHAR) FROM transfer t LEFT JOIN line l ON l.id ="
        " t.source LEFT JOIN account p ON p.id = l.account LEFT JOIN asset s ON s.id ="
        " l.asset LEFT JOIN line m ON m.id = t.target LEFT JOIN account q ON q.id = m.account"
        " LEFT JOIN asset d ON d.id = m.asset WHERE t.kind = 0"
    ).fetchall()
    return Counter(
        (tx, NATIVE if asset == "native" else asset.split("/")[0], source or ZERO, target or ZERO,
         int(amount))
        for tx, asset, source, target, amount in found
    )  # fmt: skip


def meant(theft: Theft, accounts: set[str]) -> Counter[tuple[str, str, str, str, int]]:
    return Counter(
        (move.transaction, move.asset, move.source, move.target, move.amount)
        for move in theft.moves
        if accounts & {move.source, move.target} and move.amount and move.source != move.target
    )


def held(node: Node, asset: str, account: str, block: int) -> int:
    if asset == "native":
        return int(node.rpc("eth_getBalance", account, hex(block)), 16)
    contract, _, token = asset.partition("/")
    if token:
        owner = node.rpc(
            "eth_call", {"to": contract, "data": calldata("ownerOf(uint256)", int(token))},
            hex(block),
        )  # fmt: skip
        return int(int(owner, 16) == int(account, 16))
    data = calldata("balanceOf(address)", account)
    return int(node.rpc("eth_call", {"to": contract, "data": data}, hex(block)), 16)


@pytest.mark.parametrize(
    "lacking", [(), ("trace_filter", "trace_transaction")], ids=["index", "scan"]
)
def test_the_whole_theft_is_fetched_and_adds_up(
    node: Node, theft: Theft, tmp_path: Path, lacking: tuple[str, ...]
) -> None:
    with twisted(node, without(*lacking)) as url:
        summary = pulled(tmp_path, url, request_of(theft))
    assert (summary.waiting, summary.left_out, summary.block) == (0, (), theft.last_block)
    with reading(tmp_path) as ledger:
        accounts = pulled_accounts(ledger.database, CHAIN)
        names = {name for name, address in theft.accounts.items() if address in accounts}
        assert {"thief", "merge", "peel5", "side4", "inner3", "unlabelled", "collector"} <= names
        assert not {"labelled", "victim", "bank", "friend"} & names
        # Every move of a fetched account, each exactly once.
        found = rows(ledger)
        wanted = meant(theft, set(accounts))
        assert {key: found[key] for key in wanted} == wanted
        for account in accounts:
            for asset, amount in holdings_of(
                ledger.database, CHAIN, account, theft.last_block
            ).items():
                assert amount == held(node, asset, account, theft.last_block), asset
        assert not check_lines(ledger).faults
        _check_fees(node, ledger)
        _check_ends(ledger, theft)


def _check_fees(node: Node, ledger: Ledger) -> None:
    paid = ledger.database.execute(
        "SELECT tx, CAST(v AS VARCHAR) FROM transfer WHERE kind = 1"
    ).fetchall()
    assert len(paid) > 40
    for tx, fee in paid:
        receipt = node.rpc("eth_getTransactionReceipt", tx)
        assert int(fee) == int(receipt["gasUsed"], 16) * int(receipt["effectiveGasPrice"], 16)


def _check_ends(ledger: Ledger, theft: Theft) -> None:
    request = TraceRequest((theft.thief,), stop_at=(stop(theft.exchanges[0]),))
    tracer = Tracer(ledger, Labels(None), lambda: 0.0)
    ends = tracer.trace(request).settled.terminals
    lines = tracer.names.lines(end.line for end in ends)
    service = {lines[end.line].account for end in ends if end.reason == "service"}
    assert service == {theft.exchanges[0]}
    assert not [end for end in ends if end.reason == "unexplained"]


def test_saying_it_again_asks_for_nothing_but_what_came_since(
    node: Node, theft: Theft, tmp_path: Path
) -> None:
    earlier = request_of(theft, hops=2)
    half = PullRequest(earlier.accounts, earlier.first, theft.last_block - 8, 2, 500,
                       earlier.stop_at)  # fmt: skip
    pulled(tmp_path, node.url, half)
    spans: list[int] = []

    def watching(request: dict[str, Any]) -> None:
        if request["method"] == "trace_filter" and theft.thief in str(request["params"]):
            spans.append(int(request["params"][0]["fromBlock"], 16))

    with twisted(node, watching) as url:
        pulled(tmp_path, url, earlier)
    assert set(spans) == {theft.last_block - 7}
    asked: list[str] = []

    def counting(request: dict[str, Any]) -> None:
        asked.append(request["method"])

    with twisted(node, counting) as url:
        again = pulled(tmp_path, url, earlier)
    assert (again.accounts, again.transfers) == (0, 0)
    assert not {"trace_filter", "eth_getLogs"} & set(asked)
    with reading(tmp_path) as ledger:
        found, wanted = rows(ledger), meant(theft, set(pulled_accounts(ledger.database, CHAIN)))
        assert {key: found[key] for key in wanted} == wanted


def test_an_interrupted_pull_goes_on_after_its_last_account(
    node: Node, theft: Theft, tmp_path: Path
) -> None:
    def interrupting(step: str) -> None:
        if step.startswith("round 1: 3 of"):
            raise KeyboardInterrupt

    with rpc_to(node.url) as rpc, opened(tmp_path, "case", write=True) as ledger:
        source = NodeHistory(rpc, None, 0)
        with pytest.raises(KeyboardInterrupt):
            pull(ledger, source, Labels(None), request_of(theft), World(lambda: 0.0, NOW,
                 interrupting))  # fmt: skip
        there = set(pulled_accounts(ledger.database, CHAIN))
        assert len(there) == 4
        # What is there can be traced at once.
        assert ledger.manifest.lined == number(ledger.database, "SELECT count(*) FROM transfer")
    summary = pulled(tmp_path, node.url, request_of(theft))
    assert summary.accounts + len(there) == len(_accounts(tmp_path))


def _accounts(root: Path) -> dict[str, Any]:
    with reading(root) as ledger:
        return dict(pulled_accounts(ledger.database, CHAIN))


def test_hops_and_number_of_accounts_are_limits(node: Node, theft: Theft, tmp_path: Path) -> None:
    alone = pulled(tmp_path, node.url, request_of(theft, hops=0))
    assert alone.accounts == 1
    assert alone.waiting > 4
    told: list[str] = []
    few = pulled(tmp_path, node.url, request_of(theft, most=2), told=told)
    assert few.accounts == 2
    assert few.waiting > 0
    # Those with most of the money come first.
    assert theft.accounts["dust1"] not in _accounts(tmp_path)
    assert any(step.startswith("round 1: 1 of 2 accounts") for step in told)


def test_a_busy_account_is_noted_and_not_asked_again(
    node: Node, theft: Theft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(account_history, "MOST_TRANSACTIONS", 13)
    busy = pulled(tmp_path, node.url, request_of(theft))
    assert busy.left_out == ((theft.thief, "more than 13 transactions: likely a service"),)
    assert busy.waiting == 0
    monkeypatch.undo()
    # Asked for by name, it is tried again.
    assert pulled(tmp_path, node.url, request_of(theft, hops=0)).left_out == ()


def test_one_account_the_node_cannot_answer_for_stops_no_other(
    node: Node, theft: Theft, tmp_path: Path
) -> None:
    poison = theft.accounts["merge"]

    def twist(request: dict[str, Any]) -> Any:  # noqa: ANN401 - as JSON has it
        if request["method"] == "trace_filter" and poison in str(request["params"]):
            error = {"code": -32000, "message": "internal error"}
            return {"jsonrpc": "2.0", "id": request["id"], "error": error}
        return None

    with twisted(node, twist) as url:
        summary = pulled(tmp_path, url, request_of(theft))
    assert [account for account, _ in summary.left_out] == [poison]
    assert theft.accounts["peel5"] in _accounts(tmp_path)


def test_an_account_fetched_from_an_earlier_block_on_has_one_opening(
    node: Node, theft: Theft, tmp_path: Path
) -> None:
    late = PullRequest((theft.thief,), theft.last_block - 5, theft.last_block, hops=0)
    pulled(tmp_path, node.url, late)
    pulled(tmp_path, node.url, request_of(theft, hops=0))
    with reading(tmp_path) as ledger:
        found = holdings_of(ledger.database, CHAIN, theft.thief, theft.last_block)
    assert found["native"] == held(node, "native", theft.thief, theft.last_block)


def test_an_opening_stays_until_an_earlier_history_is_there(
    node: Node, theft: Theft, tmp_path: Path
) -> None:
    late = PullRequest((theft.thief,), theft.last_block - 5, theft.last_block, hops=0)
    pulled(tmp_path, node.url, late)
    before = _native(tmp_path, theft.thief)
    with (
        twisted(node, without("eth_getLogs")) as url,
        pytest.raises(Unreachable, match="eth_getLogs"),
    ):
        pulled(tmp_path, url, request_of(theft, hops=0))
    assert _accounts(tmp_path)[theft.thief].first == late.first
    assert _native(tmp_path, theft.thief) == before
    assert before == held(node, "native", theft.thief, theft.last_block)


def test_a_node_that_goes_back_is_noticed(node: Node, theft: Theft, tmp_path: Path) -> None:
    heads = iter([0, 0, 5])

    def back(request: dict[str, Any]) -> Any:  # noqa: ANN401 - as JSON has it
        if request["method"] != "eth_getBlockByNumber" or request["params"][0] != "latest":
            return None
        latest = int(node.rpc("eth_blockNumber"), 16) - next(heads, 5)
        return result(request, node.rpc("eth_getBlockByNumber", hex(latest), False))

    asked = PullRequest((theft.thief,), theft.first_block + 1, None)
    with twisted(node, back) as url, pytest.raises(Unreachable, match="went back"):
        pulled(tmp_path, url, asked)
    assert set(_accounts(tmp_path)) == {theft.thief}


def test_a_reorganisation_below_what_is_stored_is_taken_back(tmp_path: Path) -> None:
    with Node() as chain:
        payer, payee, other = (chain.rpc("eth_accounts")[n] for n in range(3))
        for amount in (1, 2, 3, 4):
            _send(chain, payer, payee, amount)
        asked = PullRequest((payee,), 0, None, hops=0)
        pulled(tmp_path, chain.url, asked)
        before = _native(tmp_path, payee)
        chain.rpc("anvil_rollback", 2)
        _send(chain, payer, payee, 50)
        _send(chain, payer, other, 1)
        _send(chain, payer, payee, 70)
        summary = pulled(tmp_path, chain.url, asked)
        assert any("reorganised after block 2" in gap for gap in summary.gaps)
        assert _native(tmp_path, payee) == before - (3 + 4) * ETHER + (50 + 70) * ETHER
        assert _native(tmp_path, payee) == int(chain.rpc("eth_getBalance", payee, "latest"), 16)
        with reading(tmp_path) as ledger:
            assert not check_lines(ledger).faults
            assert ledger.manifest.lined == number(ledger.database, "SELECT count(*) FROM transfer")


def test_the_same_numbers_with_other_hashes_are_a_reorganisation_too(tmp_path: Path) -> None:
    with Node() as chain:
        payer, payee = (chain.rpc("eth_accounts")[n] for n in range(2))
        for amount in (1, 2, 3, 4):
            _send(chain, payer, payee, amount)
        asked = PullRequest((payee,), 0, None, hops=0)
        pulled(tmp_path, chain.url, asked)
        chain.rpc("anvil_reorg", 2, [])
        pulled(tmp_path, chain.url, asked)
        assert _native(tmp_path, payee) == int(chain.rpc("eth_getBalance", payee, "latest"), 16)


def _send(chain: Node, source: str, target: str, ether: int) -> None:
    chain.rpc("eth_sendTransaction", {"from": source, "to": target, "value": hex(ether * ETHER)})


def _native(root: Path, account: str) -> int:
    with reading(root) as ledger:
        return holdings_of(ledger.database, CHAIN, account.lower(), 10**6)["native"]
