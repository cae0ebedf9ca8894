import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.explorer_rows import ACTIONS, action_of, read_rows
from hueandcry.model.transfer import NATIVE, PHASE_NATIVE, PHASE_TOKEN

CHAIN = "eip155:1"
A, B, T = ("0x" + letter * 40 for letter in "abc")
HASH = "0x" + "1" * 64
BASE = {"blockNumber": "10", "timeStamp": "1000", "hash": HASH, "from": A, "to": B, "value": "5"}
SENT = BASE | {
    "transactionIndex": "3", "gasUsed": "21000", "gasPrice": "7", "isError": "0",
    "txreceipt_status": "1", "contractAddress": "", "blockHash": "0xBB", "nonce": "1",
}  # fmt: skip
CALL = BASE | {"contractAddress": "", "type": "call", "traceId": "0_1", "isError": "0"}
TOKEN = BASE | {
    "contractAddress": T, "tokenName": "T", "tokenSymbol": "T", "tokenDecimal": "6",
    "transactionIndex": "3", "logIndex": "9",
}  # fmt: skip
NFT = {**TOKEN, "tokenID": "77"}
SEMI = {**NFT, "tokenValue": "12"}


def test_each_answer_is_told_by_its_fields() -> None:
    rows = (SENT, CALL, TOKEN, NFT, SEMI)
    assert tuple(map(action_of, rows)) == ACTIONS
    blockscout = {key: value for key, value in CALL.items() if key != "hash"}
    assert action_of(blockscout | {"transactionHash": HASH}) == "txlistinternal"
    assert action_of({"hash": HASH, "value": "1"}) == ""


def test_a_transaction_with_its_fee() -> None:
    (one,), _, _ = read_rows("txlist", [SENT], CHAIN)
    assert (one.hash, one.block, one.index, one.time) == (HASH, 10, 3, 1000)
    assert (one.sender, one.recipient, one.value, one.fee) == (A, B, 5, 147_000)
    assert one.succeeded
    assert one.block_hash == "0xbb"


@pytest.mark.parametrize("fault", [{"isError": "1"}, {"txreceipt_status": "0"}])
def test_a_failed_transaction_still_pays(fault: dict[str, str]) -> None:
    (one,), _, _ = read_rows("txlist", [SENT | fault], CHAIN)
    assert (one.succeeded, one.fee) == (False, 147_000)


def test_a_creation_goes_to_its_contract() -> None:
    (one,), _, _ = read_rows("txlist", [SENT | {"to": "", "contractAddress": T.upper()}], CHAIN)
    assert one.recipient == T
    (none,), _, _ = read_rows("txlist", [SENT | {"to": ""}], CHAIN)
    assert none.recipient is None


def test_an_internal_call_with_its_path() -> None:
    _, (one,), _ = read_rows("txlistinternal", [CALL], CHAIN)
    assert (one.phase, one.place, one.asset, one.amount) == (PHASE_NATIVE, (0, 1), NATIVE, 5)
    _, (other,), _ = read_rows("txlistinternal", [{**CALL, "traceId": "", "index": "4"}], CHAIN)
    assert other.place == (4,)
    _, (none,), _ = read_rows("txlistinternal", [{**CALL, "traceId": "x_1"}], CHAIN)
    assert none.place is None


@pytest.mark.parametrize(
    "still", [{"isError": "1"}, {"type": "delegatecall"}, {"callType": "staticcall"}]
)
def test_a_call_that_moves_nothing_moves_nothing(still: dict[str, str]) -> None:
    _, (one,), _ = read_rows("txlistinternal", [CALL | still], CHAIN)
    assert one.amount == 0


def test_tokens_nfts_and_many_of_a_kind() -> None:
    _, (coin,), _ = read_rows("tokentx", [TOKEN], CHAIN)
    assert (coin.phase, coin.place, coin.asset, coin.amount, coin.decimals) == (
        PHASE_TOKEN, (9,), T, 5, 6,
    )  # fmt: skip
    _, (nft,), _ = read_rows("tokennfttx", [NFT], CHAIN)
    assert (nft.asset, nft.amount, nft.decimals) == (f"{T}/77", 1, 0)
    _, (semi,), _ = read_rows("token1155tx", [SEMI], CHAIN)
    assert (semi.asset, semi.amount, semi.decimals) == (f"{T}/77", 12, 0)
    _, (odd,), _ = read_rows("tokentx", [TOKEN | {"tokenDecimal": "200", "logIndex": ""}], CHAIN)
    assert (odd.decimals, odd.place) == (None, None)


def test_mints_and_burns_are_of_nobody() -> None:
    zero = "0x" + "0" * 40
    _, (mint, burn), _ = read_rows("tokentx", [TOKEN | {"from": zero}, TOKEN | {"to": zero}], CHAIN)
    assert (mint.sender, burn.recipient) == (None, None)


def test_newest_first_is_turned_around() -> None:
    rows = [TOKEN | {"blockNumber": str(block)} for block in (12, 11, 10)]
    _, moved, _ = read_rows("tokentx", rows, CHAIN)
    assert [one.block for one in moved] == [10, 11, 12]
    broken = [*rows, {**rows[2], "value": "-1"}]
    _, _, skipped = read_rows("tokentx", broken, CHAIN)
    assert [one.row for one in skipped] == [4]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (TOKEN | {"value": "1.5"}, "value is no whole number: '1.5'"),
        (TOKEN | {"value": "-1"}, "value is no whole number: '-1'"),
        (TOKEN | {"value": "9" * 79}, "value is no whole number"),
        (TOKEN | {"value": 10**400}, "value is no whole number"),
        (TOKEN | {"value": True}, "value is no whole number: True"),
        (TOKEN | {"value": None}, "value is no whole number: NoneType"),
        (TOKEN | {"blockNumber": "9" * 30}, "blockNumber is no whole number"),
        (TOKEN | {"contractAddress": ""}, "contractAddress is missing"),
        (TOKEN | {"hash": ""}, "the transaction's hash is missing"),
        (TOKEN | {"hash": "\ud800"}, "the transaction's hash is missing"),
        ("text", "this is no JSON object"),
    ],
)
def test_a_broken_row_is_told_and_the_others_read(row: object, reason: str) -> None:
    _, moved, (skipped,) = read_rows("tokentx", [TOKEN, row, TOKEN], CHAIN)
    assert len(moved) == 2
    assert skipped.reason.startswith(reason)
    assert (skipped.row, len(skipped.where) <= 256) == (2, True)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
    | st.sampled_from(["0", "1", "10", A, B, HASH, "9" * 80]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)  # fmt: skip


@given(
    st.sampled_from(ACTIONS),
    st.lists(
        st.dictionaries(
            st.sampled_from(sorted({*SENT, *CALL, *SEMI, "transactionHash", "index", "callType"})),
            _VALUES,
        )
    ),
)
def test_no_row_breaks_the_reader(action: str, rows: list[dict[str, object]]) -> None:
    sent, moved, skipped = read_rows(action, rows, CHAIN)
    assert len(sent) + len(moved) + len(skipped) == len(rows)
    for one in moved:
        assert 0 <= one.amount < 10**78
        json.dumps([one.tx, one.asset, one.sender]).encode()
