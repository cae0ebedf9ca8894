"""Logs: every kind of token move, and what is malformed or no token at all."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode import logs
from hueandcry.decode.hexadecimal import Unreadable
from hueandcry.decode.logs import (
    BATCH,
    DEPOSIT,
    SINGLE,
    TRANSFER,
    WITHDRAWAL,
    Known,
    contracts_of,
    read_logs,
)
from tests.chain.abi import topic

TOKEN, A, B = "0x" + "7" * 40, "0x" + "a" * 40, "0x" + "b" * 40
TX, BLOCK = "0x" + "1" * 64, "0x" + "2" * 64
KNOWN = Known({5: 1_700_000_000}, {TOKEN: 6})
Log = dict[str, Any]


def word(value: int | str) -> str:
    return f"{int(value, 16) if isinstance(value, str) else value:064x}"


def log(*topics: int | str, data: tuple[int, ...] = (), at: int = 0, **more: object) -> Log:
    return {
        "address": TOKEN, "topics": ["0x" + word(one) for one in topics],
        "data": "0x" + "".join(word(one) for one in data), "blockNumber": "0x5",
        "blockHash": BLOCK, "transactionHash": TX, "transactionIndex": "0x2",
        "logIndex": hex(at), "removed": False, **more,
    }  # fmt: skip


def moves(*given: Log, known: Known = KNOWN) -> list[tuple[object, ...]]:
    found, skipped = read_logs(given, "eip155:1", known)
    assert not skipped
    return [(one.place, one.sender, one.recipient, one.asset, one.amount, one.decimals)
            for one in found]  # fmt: skip


def test_the_topics_are_those_of_the_standards() -> None:
    uint = "uint256"
    assert [
        topic(f"Transfer(address,address,{uint})"),
        topic(f"TransferSingle(address,address,address,{uint},{uint})"),
        topic(f"TransferBatch(address,address,address,{uint}[],{uint}[])"),
        topic(f"Deposit(address,{uint})"),
        topic(f"Withdrawal(address,{uint})"),
    ] == list(logs.TOPICS)


def test_a_token_payment() -> None:
    (found,), _ = read_logs([log(TRANSFER, A, B, data=(250,), at=4)], "eip155:1", KNOWN)
    assert (found.phase, found.place, found.sender, found.recipient) == (2, (4,), A, B)
    assert (found.asset, found.amount, found.decimals) == (TOKEN, 250, 6)
    assert (found.block, found.tx_index, found.time) == (5, 2, 1_700_000_000)
    assert (found.tx, found.block_hash) == (TX, BLOCK)


def test_the_zero_address_is_nobody() -> None:
    assert moves(log(TRANSFER, 0, B, data=(1,)), log(TRANSFER, A, 0, data=(1,), at=1)) == [
        ((0,), None, B, TOKEN, 1, 6),
        ((1,), A, None, TOKEN, 1, 6),
    ]


def test_a_collectible_is_told_by_its_indexed_number() -> None:
    assert moves(log(TRANSFER, A, B, 77)) == [((0,), A, B, f"{TOKEN}/77", 1, 0)]
    assert contracts_of([log(TRANSFER, A, B, 77), log(TRANSFER, A, B, data=(1,))]) == {TOKEN}
    assert not contracts_of([log(TRANSFER, A, B, 77)])


def test_many_of_one_kind_alone_and_in_batches() -> None:
    single = log(SINGLE, B, A, B, data=(9, 30))
    batch = log(BATCH, B, A, B, data=(64, 160, 2, 9, 10, 2, 30, 40), at=1)
    assert moves(single, batch) == [
        ((0,), A, B, f"{TOKEN}/9", 30, 0),
        ((1, 0), A, B, f"{TOKEN}/9", 30, 0),
        ((1, 1), A, B, f"{TOKEN}/10", 40, 0),
    ]


def test_wrapping_is_a_mint_and_unwrapping_a_burn() -> None:
    assert moves(log(DEPOSIT, A, data=(3,)), log(WITHDRAWAL, A, data=(2,), at=1)) == [
        ((0,), None, A, TOKEN, 3, 6),
        ((1,), A, None, TOKEN, 2, 6),
    ]


def test_a_wrap_that_is_also_logged_as_a_transfer_counts_once() -> None:
    both = (log(DEPOSIT, A, data=(3,)), log(TRANSFER, 0, A, data=(3,), at=1))
    assert moves(*both) == [((1,), None, A, TOKEN, 3, 6)]
    other = log(TRANSFER, 0, A, data=(4,), at=1)
    assert [one[4] for one in moves(both[0], other)] == [3, 4]


def test_a_vault_that_is_no_token_mints_nothing() -> None:
    assert moves(log(DEPOSIT, A, data=(3,)), known=Known({}, {TOKEN: None})) == []


def test_other_events_are_passed_over() -> None:
    assert moves(log(topic("Approval(address,address,uint256)"), A, B, data=(3,))) == []
    assert moves({**log(TRANSFER), "topics": []}) == []


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (log(TRANSFER, A, B), "neither of ERC-20"),
        (log(TRANSFER, data=(1, 2, 3)), "neither of ERC-20"),
        (log(TRANSFER, A, B, data=(1, 2)), "neither of ERC-20"),
        (log(TRANSFER, 2**200, B, data=(1,)), "no address"),
        (log(TRANSFER, A, B, data=(1,), logIndex="5"), "logIndex"),
        (log(TRANSFER, A, B, data=(1,)) | {"data": "0x1_"}, "no hex"),
        (log(SINGLE, B, A, B, data=(9,)), "1 words"),
        (log(SINGLE, B, A, B) | {"data": "0x00"}, "no whole words"),
        (log(BATCH, B, A, B, data=(64, 2**255)), "outside"),
        (log(BATCH, B, A, B, data=(64, 96, 9, 9)), "cut short"),
        (log(BATCH, B, A, B, data=(64, 160, 2, 9, 10, 1, 30)), "more ids"),
        (log(TRANSFER, A, B, data=(1,), address="0x7"), "no address"),
    ],
)
def test_a_malformed_log_is_kept_apart_with_its_reason(broken: Log, why: str) -> None:
    found, skipped = read_logs([broken, log(TRANSFER, A, B, data=(1,), at=9)], "eip155:1", KNOWN)
    assert [one.place for one in found] == [(9,)]
    assert why in skipped[0].reason


def test_a_log_of_a_reorganised_block_is_refused() -> None:
    with pytest.raises(Unreadable, match="reorganised"):
        read_logs([log(TRANSFER, A, B, data=(1,), removed=True)], "eip155:1", KNOWN)


def test_more_logs_than_a_block_can_hold_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "MAX_LOGS", 2)
    with pytest.raises(Unreadable, match="more than 2"):
        read_logs([log(TRANSFER, A, B, data=(1,))] * 3, "eip155:1", KNOWN)


@given(st.lists(st.integers(0, 300), max_size=12), st.sampled_from([SINGLE, BATCH, TRANSFER]))
def test_any_words_are_read_or_refused(words: list[int], event: str) -> None:
    found, skipped = read_logs([log(event, B, A, B, data=tuple(words))], "eip155:1", KNOWN)
    assert all(one.amount <= 300 for one in found)
    assert found or skipped or event == BATCH


@given(st.dictionaries(
    st.sampled_from(["address", "topics", "data", "blockNumber", "transactionHash", "logIndex"]),
    st.none() | st.text(max_size=5) | st.lists(st.just(TRANSFER) | st.integers(), max_size=4),
))  # fmt: skip
def test_any_object_is_read_or_refused(given_log: Log) -> None:
    found, skipped = read_logs([log(TRANSFER, A, B, data=(1,)) | given_log], "eip155:1", KNOWN)
    assert len(found) + len(skipped) <= 1
