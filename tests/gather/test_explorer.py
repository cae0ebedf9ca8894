"""An explorer of the documented shape, with everything that goes wrong at one."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from hueandcry.gather import explorer as explorer_module
from hueandcry.gather import explorer_pages
from hueandcry.gather.api import Api
from hueandcry.gather.explorer import Explorer
from hueandcry.gather.history import AccountHistory, LikelyService, Span
from hueandcry.model.errors import BadRequest, Unreachable
from tests.gather.far_side import Stillness, serving

ME, OTHER, TOKEN = ("0x" + digit * 40 for digit in "abc")
KEY = "SECRETKEY0123456789"
Row = dict[str, str]
Question = dict[str, str]


def tx(number: int, block: int) -> Row:
    return {
        "blockNumber": str(block), "timeStamp": str(1_700_000_000 + block),
        "hash": f"0x{number:064x}", "nonce": "1", "blockHash": f"0x{block:064x}",
        "transactionIndex": str(number % 50), "from": OTHER, "to": ME, "value": str(number),
        "gas": "21000", "gasPrice": "10", "isError": "0", "txreceipt_status": "1", "input": "0x",
        "contractAddress": "", "cumulativeGasUsed": "21000", "gasUsed": "21000",
    }  # fmt: skip


def token(number: int, block: int) -> Row:
    return {
        "blockNumber": str(block), "timeStamp": "1700000000", "hash": f"0x{number:064x}",
        "blockHash": f"0x{block:064x}", "from": ME, "contractAddress": TOKEN, "to": OTHER,
        "value": "500", "tokenName": "T", "tokenSymbol": "T", "tokenDecimal": "6",
        "transactionIndex": "1", "gas": "1", "gasPrice": "1", "gasUsed": "1",
    }  # fmt: skip


def found(rows: object) -> dict[str, Any]:
    return {"status": "1", "message": "OK", "result": rows}


def refused(said: str) -> dict[str, Any]:
    return {"status": "0", "message": "NOTOK", "result": said}


NONE = {"status": "0", "message": "No transactions found", "result": []}


class Site:
    """An explorer with rows, which keeps what it was asked."""

    def __init__(self, rows: dict[str, list[Row]], most: int = 10_000) -> None:
        self.rows = rows
        self.most = most
        self.asked: list[Question] = []
        self.first: list[object] = []

    def __call__(self, path: str, _: object) -> object:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}
        self.asked.append(asked)
        if self.first:
            return self.first.pop(0)
        if asked["action"] == "eth_blockNumber":
            return {"jsonrpc": "2.0", "id": 83, "result": "0x3e8"}
        return self._page(asked)

    def _page(self, asked: Question) -> object:
        page, offset = int(asked["page"]), int(asked["offset"])
        if page * offset > 10_000:
            return refused("Result window is too large, PageNo x Offset size must be less than or"
                           " equal to 10000")  # fmt: skip
        first, last = int(asked["startblock"]), int(asked["endblock"])
        rows = [one for one in self.rows.get(asked["action"], [])
                if first <= int(one["blockNumber"]) <= last]  # fmt: skip
        shown = rows[(page - 1) * offset : page * offset][: self.most]
        return found(shown) if shown else NONE


@contextmanager
def at(
    site: Callable[[str, Any], Any], path: str = "/api", stillness: Stillness | None = None,
    key: str = KEY, chain: str | None = "eip155:1",
) -> Iterator[Explorer]:  # fmt: skip
    with (
        serving(site) as url,
        Api(url + path, (stillness or Stillness()).pace(), secrets=(key,)) as api,
    ):
        yield Explorer(api, key, chain, None)


def history(site: Callable[[str, Any], Any], last: int = 900, first: int = 0) -> AccountHistory:
    with at(site) as source:
        given = source.history(ME, Span(first, last), lambda left: None)
    assert isinstance(given, AccountHistory)
    return given


def test_all_five_answers_are_read() -> None:
    nft = {**token(3, 9), "tokenID": "44"}
    rows = {
        "txlist": [tx(1, 5)],
        "tokentx": [token(2, 7)],
        "tokennfttx": [nft],
        "token1155tx": [{**nft, "hash": f"0x{4:064x}", "tokenValue": "12"}],
        "txlistinternal": [{
            "blockNumber": "6", "timeStamp": "1700000006", "hash": f"0x{9:064x}", "from": OTHER,
            "to": ME, "value": "33", "contractAddress": "", "input": "", "type": "call",
            "gas": "1", "gasUsed": "1", "traceId": "0_1", "isError": "0", "errCode": "",
        }],
    }  # fmt: skip
    given = history(Site(rows))
    (paid,) = given.transactions
    assert (paid.value, paid.fee, paid.block, paid.succeeded) == (1, 210_000, 5, True)
    assert [(row.asset, row.amount) for row in given.transfers] == [
        ("native", 33), (TOKEN, 500), (f"{TOKEN}/44", 1), (f"{TOKEN}/44", 12),
    ]  # fmt: skip
    assert (given.traces, given.skipped) == (True, 0)


def test_nothing_found_is_nothing() -> None:
    given = history(Site({}))
    assert not given.transactions
    assert not given.transfers


def test_pages_go_on_behind_the_window_and_no_row_comes_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(explorer_pages, "PAGE", 4)
    monkeypatch.setattr(explorer_pages, "_WINDOW", 8)
    # Block 3 is cut by the end of the first window; two rows of it look the same.
    blocks = [1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 4, 5, 5, 6, 7, 7, 8, 9, 9, 9, 10]
    rows = [tx(number, block) for number, block in enumerate(blocks)]
    rows[7] = rows[6]
    site = Site({"txlist": rows})
    given = history(site)
    assert Counter(one.hash for one in given.transactions) == Counter(row["hash"] for row in rows)
    assert max(int(one["page"]) for one in site.asked) == 2
    assert "3" in {one["startblock"] for one in site.asked}


def test_a_server_that_cuts_pages_shorter_is_noticed() -> None:
    rows = [tx(number, 1 + number // 3) for number in range(450)]
    given = history(Site({"txlist": rows}, most=100))
    assert len(given.transactions) == 450


def test_one_block_with_more_than_the_window_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explorer_pages, "PAGE", 4)
    monkeypatch.setattr(explorer_pages, "_WINDOW", 8)
    with pytest.raises(Unreachable, match="rows of block 5"):
        history(Site({"txlist": [tx(number, 5) for number in range(20)]}))


@pytest.mark.parametrize(
    "busy",
    [
        refused("Max rate limit reached"),
        refused("Max calls per sec rate limit reached (5/sec)"),
        (429, {}, b"Too many requests"),
        (200, {}, b'{"status":"1","message":"OK","result":[{"blockNum'),
        (200, {"Content-Length": "900"}, b'{"status":"1"'),
    ],
)
def test_a_busy_or_broken_answer_is_asked_for_again(busy: object) -> None:
    site = Site({"txlist": [tx(1, 5)]})
    site.first = [busy, busy]
    stillness = Stillness()
    with at(site, stillness=stillness) as source:
        given = source.history(ME, Span(0, 900), lambda left: None)
    assert isinstance(given, AccountHistory)
    assert len(given.transactions) == 1
    assert [wait for wait in stillness.slept if wait >= 1] == [1.0, 2.0]


def test_an_answer_that_stays_cut_short_is_an_error() -> None:
    with pytest.raises(Unreachable, match="cut short"):
        history(lambda path, body: (200, {}, b'{"status"'))


@pytest.mark.parametrize("said", ["Invalid API Key", "Missing/Invalid API Key"])
def test_a_bad_key_is_the_callers_fault_and_is_not_shown(said: str) -> None:
    with pytest.raises(BadRequest, match="HUE_EXPLORER_KEY") as caught:
        history(lambda path, body: refused(f"{said} {KEY}"))
    assert KEY not in str(caught.value)


def test_a_days_limit_is_an_error_and_not_waited_for() -> None:
    stillness = Stillness()
    said = "Max daily rate limit reached. 110000 (100%) of 100000 day/limit"
    with (
        at(lambda path, body: refused(said), stillness=stillness) as source,
        pytest.raises(Unreachable, match="daily"),
    ):
        source.history(ME, Span(0, 9), lambda left: None)
    assert not [wait for wait in stillness.slept if wait >= 1]


def test_an_answer_the_explorer_does_not_have_is_a_gap() -> None:
    site = Site({"txlist": [tx(1, 5)]})

    def older(path: str, body: object) -> object:
        lacks = "token1155tx" in path or "txlistinternal" in path
        unknown = {"message": "Unknown action", "result": None, "status": "0"}
        return (400, {}, str(unknown).replace("'", '"').replace("None", "null").encode()) if (
            lacks) else site(path, body)  # fmt: skip

    given = history(older)
    assert not given.traces
    assert any("does not offer token1155tx" in gap for gap in given.gaps)


def test_rows_out_of_order_or_range_are_refused() -> None:
    for rows in ([tx(1, 9), tx(2, 5)], [tx(1, 5000)]):
        with pytest.raises(Unreachable, match="out of order"):
            history(lambda path, body, rows=rows: found(rows))  # type: ignore[misc]


@pytest.mark.parametrize("rows", ["text", {"a": 1}, [1, 2], [{"hash": "0x1"}]])
def test_what_are_no_rows_is_refused(rows: object) -> None:
    with pytest.raises(Unreachable):
        history(lambda path, body: found(rows))


def test_a_row_that_cannot_be_read_is_counted() -> None:
    given = history(Site({"txlist": [tx(1, 5), {**tx(2, 6), "value": "much"}]}))
    assert (len(given.transactions), given.skipped) == (1, 1)


def test_a_busy_account_is_called_a_service(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explorer_module, "MOST_TRANSACTIONS", 10)
    monkeypatch.setattr(explorer_pages, "MOST_TRANSACTIONS", 10)
    rows = [tx(number, number) for number in range(1, 40)]
    with at(Site({"txlist": rows})) as source:
        given = source.history(ME, Span(0, 900), lambda left: None)
    assert given == LikelyService("more than 10 transactions")


def test_the_key_and_the_chain_go_with_every_question() -> None:
    site = Site({})
    with at(site, path="/v2/api", chain="eip155:137") as source:
        source.head()
    assert [(one["apikey"], one["chainid"]) for one in site.asked] == [(KEY, "137")]
    older = Site({})
    with at(older, key="") as source:
        source.head()
    assert not {"apikey", "chainid"} & older.asked[0].keys()


def test_the_head_is_asked_for_in_both_ways() -> None:
    with at(Site({})) as source:
        assert (source.head().number, source.head().hash) == (1_000 - 64, "")

    def blockscout(path: str, _: object) -> object:
        if "module=proxy" in path:
            return {"message": "Unknown module", "result": None, "status": "0"}
        assert "action=eth_block_number" in path
        return {"jsonrpc": "2.0", "result": "0x7d0", "id": 1}

    with at(blockscout) as source:
        assert source.head().number == 2_000 - 64


def test_an_explorer_must_be_told_its_chain() -> None:
    with pytest.raises(BadRequest, match="which chain"), at(Site({}), chain=None):
        pass


def test_what_was_held_before_the_first_block_is_not_known() -> None:
    assert any("held before" in gap for gap in history(Site({}), first=5).gaps)
