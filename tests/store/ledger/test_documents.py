"""Bitcoin-like transactions and explorers' answers, from files into lines."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hueandcry.model.errors import BadRequest
from tests.decode.test_explorer_rows import CALL, NFT, SEMI, SENT, TOKEN
from tests.decode.test_utxo import OWNER, txid
from tests.store.ledger.bringing import (
    answer,
    bring,
    everything,
    laid,
    ledger_at,
    moves,
    reasons,
    written,
)

BITCOIN = "bip122:000000000019d6689c085ae165831e93"


def coin(number: int, inputs: list[tuple[int, int, float]], outputs: list[float]) -> dict[str, Any]:
    owner = {"address": OWNER}
    return {
        "txid": txid(number),
        "vin": [
            {"txid": txid(maker), "vout": at, "prevout": {"value": value, "scriptPubKey": owner}}
            for maker, at, value in inputs
        ] or [{"coinbase": "00"}],
        "vout": [
            {"n": n, "value": value, "scriptPubKey": owner} for n, value in enumerate(outputs)
        ],
    }  # fmt: skip


MINED = coin(1, [], [50.0])
CHAIN_OF_FOUR = [
    MINED, coin(2, [(1, 0, 50.0)], [20.0, 29.5]), coin(3, [(2, 1, 29.5)], [29.0]),
    coin(4, [(3, 0, 29.0), (2, 0, 20.0)], [49.0]),
]  # fmt: skip


def alone(document: dict[str, Any]) -> dict[str, Any]:
    return {**document, "status": {"confirmed": True, "block_height": 7, "block_time": 1000}}


def test_a_block_becomes_lines_of_outpoints(tmp_path: Path) -> None:
    block = {"hash": "00", "height": 7, "time": 1000, "tx": CHAIN_OF_FOUR}
    ledger = ledger_at(tmp_path / "l")
    brought = bring(ledger, answer(tmp_path / "b.json", {"result": block, "error": None, "id": 1}))
    assert (brought.format, brought.taken) == ("utxo transactions", 8)
    lines = laid(ledger)
    assert {name for name in lines if " outpoint@8" not in name} == set()
    spent = lines[f"{BITCOIN} {txid(2)}:1 outpoint@8"]
    assert [row[:3] for row in spent[0]] == [
        (0, 2_900_000_000, f"{BITCOIN} {txid(3)}:0 outpoint@8"),
        (2_900_000_000, 2_950_000_000, ""),
    ]
    # All credits are explained: nothing of a block is spent before it was made.
    assert all(row[4] != 5 for _, credits_ in lines.values() for row in credits_)
    owners = ledger.database.execute(
        "SELECT DISTINCT a.name FROM owner o JOIN account a ON a.id = o.owner"
    ).fetchall()
    assert owners == [(OWNER,)]


@settings(max_examples=8)
@given(st.permutations(range(4)), st.booleans())
def test_a_block_in_single_files_spends_nothing_before_it_was_made(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], lay: bool
) -> None:
    folder = tmp_path_factory.mktemp("coins")
    ledger = ledger_at(folder / "l")
    for number in order:
        bring(ledger, answer(folder / f"{number}.json", alone(CHAIN_OF_FOUR[number])))
        if lay:
            ledger.lay_lines()
    lines = laid(ledger)
    assert all(row[4] != 5 for _, credits_ in lines.values() for row in credits_)
    assert reasons(ledger) == []
    # The whole block tells the true places; the lines say the same.
    block = {"height": 7, "time": 1000, "tx": CHAIN_OF_FOUR}
    assert bring(ledger, answer(folder / "b.json", block)).rejected == 0
    assert len(everything(ledger)) == 8
    assert laid(ledger) == lines
    ledger.close()


def test_the_same_transaction_twice_in_a_file_counts_once(tmp_path: Path) -> None:
    ledger = ledger_at(tmp_path / "l")
    rows = [alone(one) for one in (CHAIN_OF_FOUR[1], CHAIN_OF_FOUR[1])]
    assert bring(ledger, answer(tmp_path / "a.json", rows)).taken == 3
    text = "\n".join(map(json.dumps, rows)) + "\nnot json\n"
    again = bring(ledger, written(tmp_path / "b.jsonl", text))
    assert (again.known, again.rejected) == (3, 1)


def test_coins_without_their_amount_are_kept_apart(tmp_path: Path) -> None:
    bare = alone(coin(2, [(1, 0, 50.0)], [50.0]))
    del bare["vin"][0]["prevout"]
    ledger = ledger_at(tmp_path / "l")
    rows = [bare, alone(CHAIN_OF_FOUR[2]), 5]
    assert bring(ledger, answer(tmp_path / "a.json", rows)).rejected == 2
    assert "no `prevout`" in reasons(ledger)[0]


def test_another_chain_of_this_kind_keeps_its_name(tmp_path: Path) -> None:
    ledger = ledger_at(tmp_path / "l")
    chain = "bip122:12a765e31ffd4059bada1e25190f6e98"
    bring(ledger, answer(tmp_path / "a.json", alone(MINED)), chain=chain)
    assert ledger.database.execute("SELECT name FROM chain").fetchall() == [(chain,)]


@pytest.mark.parametrize(
    ("row", "format_"),
    [(SENT, "txlist"), (CALL, "txlistinternal"), (TOKEN, "tokentx"), (NFT, "tokennfttx"),
     (SEMI, "token1155tx")],
)  # fmt: skip
def test_explorers_answers_in_each_shape(tmp_path: Path, row: dict[str, str], format_: str) -> None:
    whole = {"status": "1", "message": "OK", "result": [row]}
    for number, shape in enumerate((whole, [row], row, [5, row])):
        ledger = ledger_at(tmp_path / str(number))
        brought = bring(ledger, answer(tmp_path / f"{number}.json", shape))
        assert brought.format == f"explorer {format_}"
        assert brought.taken == 1
        assert brought.rejected == (number == 3)
    ledger = ledger_at(tmp_path / "lines")
    text = json.dumps(row) + "\n" + json.dumps(row) + "\n"
    assert bring(ledger, written(tmp_path / "a.jsonl", text)).format == f"explorer {format_}"


def test_an_nft_is_a_line_of_one_unit(tmp_path: Path) -> None:
    ledger = ledger_at(tmp_path / "l")
    bring(ledger, answer(tmp_path / "a.json", [NFT]))
    assert moves(ledger)[0][2:] == (f"{TOKEN['contractAddress']}/77", 10**18)
    assert ledger.database.execute("SELECT nft, grain FROM asset").fetchall() == [(True, 10**18)]


def test_hostile_rows_are_kept_apart(tmp_path: Path) -> None:
    rows = [
        TOKEN | {"value": "\ud800"}, TOKEN | {"blockNumber": "9" * 18}, TOKEN | {"from": "\x1b[2J"},
        CALL | {"value": 10**400}, TOKEN | {"timeStamp": "9" * 18}, TOKEN | {"logIndex": "9" * 17},
        TOKEN | {"contractAddress": "x" * 300}, None, [], "x", TOKEN,
    ]  # fmt: skip
    ledger = ledger_at(tmp_path / "l")
    brought = bring(ledger, answer(tmp_path / "a.json", rows))
    assert brought.rejected + brought.taken == len(rows)
    assert brought.taken in {1, 2}


def test_an_error_of_an_explorer_is_said(tmp_path: Path) -> None:
    told = {"status": "0", "message": "NOTOK", "result": "Invalid API Key"}
    with pytest.raises(BadRequest, match="Invalid API Key"):
        bring(ledger_at(tmp_path / "l"), answer(tmp_path / "a.json", told))
