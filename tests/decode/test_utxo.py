from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.utxo import Spend, Unreadable, in_order, spends, transfers_of

CHAIN = "bip122:000000000019d6689c085ae165831e93"
OWNER = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"


def txid(number: int) -> str:
    return f"{number:064x}"


def core(
    number: int, inputs: list[tuple[int, int, str]], outputs: list[str], **more: object
) -> dict[str, Any]:
    """Return a transaction as Bitcoin Core writes it; inputs are (maker, output, coins)."""
    return {
        "txid": txid(number),
        "vin": [
            {"txid": txid(maker), "vout": at, "prevout": {
                "value": Decimal(coins), "scriptPubKey": {"address": OWNER, "type": "pubkeyhash"},
            }}
            for maker, at, coins in inputs
        ],
        "vout": [
            {"n": at, "value": Decimal(coins), "scriptPubKey": {"address": OWNER}}
            for at, coins in enumerate(outputs)
        ],
        **more,
    }  # fmt: skip


def read(*documents: object) -> list[Spend]:
    found = list(spends(documents, CHAIN))
    assert all(isinstance(one, Spend) for one in found), found
    return [one for one in found if isinstance(one, Spend)]


def fault_of(document: object) -> str:
    (one,) = spends([document], CHAIN)
    assert isinstance(one, Unreadable)
    return str(one)


def pieces(spend: Spend) -> list[tuple[str | None, str | None, int]]:
    return [(row.sender, row.recipient, row.amount) for row in transfers_of(spend, CHAIN)]


def test_inputs_end_to_end_reach_outputs_end_to_end_the_fee_last() -> None:
    (one,) = read(core(9, [(1, 0, "0.5"), (2, 3, "0.7")], ["0.6", "0", "0.5"], height=5))
    assert pieces(one) == [
        (f"{txid(1)}:0", f"{txid(9)}:0", 50_000_000), (f"{txid(2)}:3", f"{txid(9)}:0", 10_000_000),
        (f"{txid(2)}:3", f"{txid(9)}:2", 50_000_000), (f"{txid(2)}:3", None, 10_000_000),
    ]  # fmt: skip


def test_a_block_tells_the_place_of_its_transactions() -> None:
    coinbase = {"txid": txid(1), "vin": [{"coinbase": "00"}], "vout": [
        {"n": 0, "value": Decimal("6.25"), "scriptPubKey": {"address": OWNER}},
        {"n": 1, "value": Decimal("0"), "scriptPubKey": {"type": "nulldata"}},
    ]}  # fmt: skip
    block = {"hash": "00", "height": 7, "time": 1000, "tx": [coinbase, core(2, [], [])]}
    first, second = read(block)
    assert (first.block, first.place, first.time, first.coinbase) == (7, 0, 1000, True)
    assert second.place == 1
    assert pieces(first)[0] == (None, f"{txid(1)}:0", 625_000_000)
    assert first.outputs[0].owner == OWNER
    assert first.outputs[1].owner == first.outputs[1].name


def test_esplora_writes_base_units_and_its_block_under_status() -> None:
    one = {
        "txid": txid(3), "status": {"confirmed": True, "block_height": 8, "block_time": 1100},
        "vin": [{"txid": txid(1), "vout": 0, "is_coinbase": False, "prevout": {
            "scriptpubkey": "00", "scriptpubkey_address": OWNER, "value": 625_000_000}}],
        "vout": [{"scriptpubkey_address": OWNER, "scriptpubkey": "00", "value": 624_000_000}],
        "fee": 1_000_000,
    }  # fmt: skip
    (read_one,) = read(one)
    assert (read_one.block, read_one.time, read_one.place) == (8, 1100, None)
    assert pieces(read_one)[1] == (f"{txid(1)}:0", None, 1_000_000)
    waiting = read({**one, "status": {"confirmed": False}})[0]
    assert waiting.block is None


def test_core_amounts_without_a_point_are_still_coins() -> None:
    document = core(2, [(1, 0, "1")], ["1"], height=5)
    document["vin"][0]["prevout"]["value"] = 1
    assert read(document)[0].inputs[0].amount == 10**8


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"txid": "xyz"}, "xyz is no transaction id"),
        ({"txid": 5}, "int is no transaction id"),
        ({"vin": None}, "no lists of objects"),
        ({"vin": [5]}, "no lists of objects"),
        ({"vin": ["coinbase"]}, "no lists of objects"),
        ({"vout": {}}, "no lists of objects"),
        ({"vin": [{"txid": txid(1), "vout": 0}]}, "no `prevout`"),
        ({"vout": [{"n": 0}]}, "missing or odd"),
        ({"vout": [{"n": -1, "value": 1, "scriptPubKey": {}}]}, "is no output's"),
        ({"vout": [{"n": "1_0", "value": 1, "scriptPubKey": {}}]}, "is no output's"),
        ({"vout": [{"value": Decimal("-1"), "scriptPubKey": {}}]}, "-1 is no amount"),
        ({"vout": [{"value": Decimal("NaN"), "scriptPubKey": {}}]}, "NaN is no amount"),
        ({"vout": [{"value": Decimal("1e-9"), "scriptPubKey": {}}]}, "is no amount"),
        ({"vout": [{"value": Decimal("1e999999"), "scriptPubKey": {}}]}, "is no amount"),
        ({"vout": [{"value": True, "scriptPubKey": {}}]}, "is no amount"),
        ({"vout": [{"value": 10**30}]}, "is no amount"),
    ],
)
def test_an_odd_transaction_is_told(change: dict[str, Any], reason: str) -> None:
    assert reason in fault_of({**core(2, [(1, 0, "1")], ["1"], height=5), **change})


def test_a_block_without_its_transactions_says_what_to_ask() -> None:
    assert "verbosity 3" in fault_of({"height": 5, "tx": [txid(1)]})
    assert fault_of("text") == "this is no JSON object"


def test_outputs_worth_more_than_inputs_are_refused() -> None:
    (one,) = read(core(2, [(1, 0, "1")], ["2"], height=5))
    with pytest.raises(Unreadable, match="worth more"):
        transfers_of(one, CHAIN)


@pytest.mark.parametrize("address", ["x" * 5000, "\x1b[2J", "bc1qnot", 5, None, "", ["a"]])
def test_an_owner_is_an_address_or_the_coin_itself(address: object) -> None:
    document = core(2, [(1, 0, "1")], ["1"], height=5)
    document["vout"][0]["scriptPubKey"] = {"address": address}
    assert read(document)[0].outputs[0].owner == f"{txid(2)}:0"


def test_addresses_of_older_nodes() -> None:
    document = core(2, [(1, 0, "1")], ["1"], height=5)
    document["vout"][0]["scriptPubKey"] = {"addresses": [OWNER]}
    assert read(document)[0].outputs[0].owner == OWNER
    document["vout"][0]["scriptPubKey"] = {"addresses": [OWNER, OWNER]}
    assert read(document)[0].outputs[0].owner == f"{txid(2)}:0"


@given(st.permutations(range(2, 7)))
def test_makers_come_before_spenders(order: list[int]) -> None:
    chain = {n: core(n, [(n - 1, 0, "1")], ["1"], height=5) for n in order}
    placed = {one.txid: one.place or 0 for one in in_order(read(*chain.values()))}
    assert [placed[txid(n)] for n in range(2, 7)] == [1, 2, 3, 4, 5]


def test_a_circle_of_spenders_and_wide_transactions_end() -> None:
    circle = [core(2, [(3, 0, "1")], ["1"], height=5), core(3, [(2, 0, "1")], ["1"], height=5)]
    assert len(in_order(read(*circle))) == 2
    wide = core(9, [(n, 0, "1") for n in range(10, 2_010)], ["1"], height=5)
    makers = [core(n, [(1, n, "1")], ["1"], height=5) for n in range(10, 2_010)]
    assert in_order(read(wide, *makers))[0].place == 2


@given(
    st.lists(st.integers(1, 10**9), min_size=1, max_size=8),
    st.lists(st.integers(0, 10**8), min_size=1, max_size=8),
)
def test_nothing_is_lost_between_inputs_and_outputs(coming: list[int], going: list[int]) -> None:
    document = core(9, [(n, 0, f"{v / Decimal(10**8):f}") for n, v in enumerate(coming)],
                    [f"{v / Decimal(10**8):f}" for v in going], height=5)  # fmt: skip
    (one,) = read(document)
    if sum(going) > sum(coming):
        with pytest.raises(Unreadable):
            transfers_of(one, CHAIN)
        return
    rows = transfers_of(one, CHAIN)
    for at, value in enumerate(coming):
        assert sum(row.amount for row in rows if row.sender == f"{txid(at)}:0") == value
    for at, value in enumerate(going):
        assert sum(row.amount for row in rows if row.recipient == f"{txid(9)}:{at}") == value
