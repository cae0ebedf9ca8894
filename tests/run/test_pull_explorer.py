"""Pulling from an explorer that tells the real node's chain in Etherscan's shape."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from hueandcry.gather.api import Api
from hueandcry.gather.explorer import Explorer
from hueandcry.model.following import StopAt
from hueandcry.model.label import Label
from hueandcry.run.pull import pull
from hueandcry.run.pull_request import PullRequest, World
from hueandcry.store.labels import Labels
from hueandcry.store.ledger.checking import check_lines
from hueandcry.store.ledger.ledger import opened
from hueandcry.store.ledger.pulled import holdings_of, pulled_accounts
from tests.chain.abi import ZERO
from tests.chain.node import Node
from tests.chain.stage import NATIVE, Move
from tests.chain.story import GAS_MONEY, OTHER_NFT
from tests.chain.theft import Theft
from tests.gather.far_side import Stillness, serving
from tests.values import NOW

CHAIN = "eip155:31337"
Row = dict[str, str]


class Site:
    """The rows of every account, by action."""

    def __init__(self, node: Node, theft: Theft) -> None:
        self.rows: dict[str, list[Row]] = {}
        self.last = theft.last_block
        sent_as: dict[str, Row] = {}
        for number in range(theft.first_block + 1, theft.last_block + 1):
            block = node.rpc("eth_getBlockByNumber", hex(number), True)
            for sent in block["transactions"]:
                receipt = node.rpc("eth_getTransactionReceipt", sent["hash"])
                row = _sent(block, sent, receipt)
                sent_as[sent["hash"]] = row
                self.rows.setdefault("txlist", []).append(row)
        for move in theft.moves:
            action, row = _moved(theft, move, sent_as[move.transaction])
            if action:
                self.rows.setdefault(action, []).append(row)

    def __call__(self, path: str, _: object) -> Any:  # noqa: ANN401 - as JSON has it
        asked = {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}
        if asked["action"] == "eth_blockNumber":
            return {"jsonrpc": "2.0", "id": 1, "result": hex(self.last)}
        found = [
            row
            for row in self.rows.get(asked["action"], [])
            if asked["address"] in {row["from"], row["to"], row["contractAddress"]}
            and int(asked["startblock"]) <= int(row["blockNumber"]) <= int(asked["endblock"])
        ]
        if not found:
            return {"status": "0", "message": "No transactions found", "result": []}
        return {"status": "1", "message": "OK", "result": found}


def _sent(block: dict[str, Any], sent: dict[str, Any], receipt: dict[str, Any]) -> Row:
    failed = receipt["status"] != "0x1"
    return {
        "blockNumber": str(int(block["number"], 16)),
        "timeStamp": str(int(block["timestamp"], 16)),
        "blockHash": block["hash"], "hash": sent["hash"],
        "transactionIndex": str(int(receipt["transactionIndex"], 16)), "from": sent["from"],
        "to": sent["to"] or "", "contractAddress": receipt["contractAddress"] or "",
        "value": str(int(sent["value"], 16)), "isError": str(int(failed)),
        "txreceipt_status": str(int(not failed)), "gasUsed": str(int(receipt["gasUsed"], 16)),
        "gasPrice": str(int(receipt["effectiveGasPrice"], 16)),
    }  # fmt: skip


def _moved(theft: Theft, move: Move, sent: Row) -> tuple[str, Row]:
    row = {**sent, "from": move.source, "to": move.target, "value": str(move.amount)}
    if move.asset == NATIVE:
        return ("txlistinternal" if move.internal else ""), {**row, "isError": "0"}
    row |= {"contractAddress": move.asset, "from": "" if move.source == ZERO else move.source}
    if move.asset == theft.nft:
        clean = theft.accounts["friend"] in {move.source, move.target}
        number = OTHER_NFT if clean else theft.nft_number
        return "tokennfttx", row | {"tokenID": str(number), "tokenDecimal": "0"}
    decimals = "6" if move.asset == theft.tokens["usd"] else "18"
    return "tokentx", row | {"tokenDecimal": decimals, "tokenSymbol": "T"}


def test_the_theft_adds_up_from_an_explorer_too(node: Node, theft: Theft, tmp_path: Path) -> None:
    stop = StopAt(theft.exchanges[0], Label("X", "X", "exchange", 1.0, "me", "", ""))
    request = PullRequest((theft.thief,), theft.first_block + 1, theft.last_block, stop_at=(stop,))
    with (
        serving(Site(node, theft)) as url,
        Api(url, Stillness().pace()) as api,
        opened(tmp_path, "case", write=True) as ledger,
    ):
        source = Explorer(api, "", CHAIN, 0)
        summary = pull(ledger, source, Labels(None), request, World(lambda: 0.0, NOW))
        assert (summary.methods, summary.waiting) == (("explorer",), 0)
        assert any("held before" in gap for gap in summary.gaps)
        accounts = pulled_accounts(ledger.database, CHAIN)
        names = {name for name, address in theft.accounts.items() if address in accounts}
        assert {"thief", "merge", "peel5", "inner1", "inner3", "unlabelled"} <= names
        assert "labelled" not in names
        for name in names:
            account = theft.accounts[name]
            held = holdings_of(ledger.database, CHAIN, account, theft.last_block)
            node_says = int(node.rpc("eth_getBalance", account, hex(theft.last_block)), 16)
            assert held.get("native", 0) == node_says - GAS_MONEY, name
        assert not check_lines(ledger).faults
