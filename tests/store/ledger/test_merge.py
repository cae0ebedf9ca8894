"""The order of imports, repeats, splits and contradictions: the lines must not depend on them."""

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.ledger.bringing import (
    CHAIN,
    ETL_TOKENS,
    TOKEN,
    A,
    B,
    C,
    D,
    answer,
    bring,
    everything,
    laid,
    ledger_at,
    moves,
    party,
    places,
    reasons,
    table,
    tx,
)
from tests.store.ledger.test_formats import RECEIPTS, TRACES, TRANSACTIONS

GRAIN = 10**18


def transactions(path: Path) -> Path:
    """Write a payment, a failed payment, a creation with value, and a call that pays on."""
    rows = [
        (tx(1), 0, "0xb", 10, 0, A, B, 100, 9, 2, "0x", 1000),
        (tx(2), 1, "0xb", 10, 1, A, C, 40, 9, 2, "0x", 1000),
        (tx(3), 2, "0xb", 10, 2, A, "", 30, 9, 2, "0x", 1000),
        (tx(4), 3, "0xb", 10, 3, A, D, 20, 9, 2, "0x", 1000),
    ]
    return table(path, TRANSACTIONS, rows)


def receipts(path: Path) -> Path:
    header = RECEIPTS + ",contract_address"
    rows = [
        (tx(1), 0, 10, 7, 1, 3, ""),
        (tx(2), 1, 10, 7, 0, 3, ""),
        (tx(3), 2, 10, 7, 1, 3, party(0xCC)),
        (tx(4), 3, 10, 7, 1, 3, ""),
    ]
    return table(path, header, rows)


def _calls() -> list[tuple[object, ...]]:
    return [
        (10, tx(1), 0, A, B, 100, "call", "call", "", "", "", 1),
        (10, tx(2), 1, A, C, 40, "call", "call", "", "", "Reverted", 0),
        (10, tx(2), 1, C, A, 40, "call", "call", "", "0", "", 0),
        (10, tx(3), 2, A, party(0xCC), 30, "create", "", "", "", "", 1),
        (10, tx(4), 3, A, D, 20, "call", "call", "", "", "", 1),
        (10, tx(4), 3, D, A, 6, "call", "call", "", "0", "", 1),
        (10, tx(4), 3, D, A, 6, "call", "call", "", "1", "", 1),
        (10, tx(4), 3, D, B, 5, "call", "call", "", '"1,0"', "", 1),
        (10, "", "", "", A, 50, "reward", "", "block", "", "", 1),
    ]


def traces(path: Path) -> Path:
    return table(path, TRACES, _calls())


def tokens(path: Path) -> Path:
    rows = [
        (TOKEN, A, B, 5, tx(1), 0, 10), (TOKEN, B, A, 2, tx(4), 1, 10),
        (TOKEN, A, C, 5, tx(4), 2, 10), (TOKEN, A, C, 5, tx(4), 3, 10),
    ]  # fmt: skip
    return table(path, ETL_TOKENS, rows)


def blocks(path: Path) -> Path:
    return table(path, "number,hash,timestamp", [(10, "0xb", 1000), (11, "0xc", 1012)])


def internal(path: Path) -> Path:
    rows = [
        {"blockNumber": "10", "timeStamp": "1000", "hash": tx(4), "from": D, "to": A, "value": "6",
         "contractAddress": "", "isError": "0", "type": "call", "traceId": "1"},
        {"blockNumber": "10", "timeStamp": "1000", "hash": tx(4), "from": D, "to": A, "value": "6",
         "contractAddress": "", "isError": "0", "type": "call", "traceId": "0"},
    ]  # fmt: skip
    return answer(path, {"status": "1", "message": "OK", "result": rows})


def sent(path: Path) -> Path:
    rows = [
        {"blockNumber": "10", "timeStamp": "1000", "hash": tx(4), "transactionIndex": "3",
         "from": A, "to": D, "value": "20", "gasUsed": "7", "gasPrice": "3", "isError": "0",
         "blockHash": "0xb", "contractAddress": ""},
    ]  # fmt: skip
    return answer(path, rows)


def token_answer(path: Path) -> Path:
    rows = [
        {"blockNumber": "10", "timeStamp": "1000", "hash": tx(4), "transactionIndex": "3",
         "from": A, "to": C, "value": "5", "contractAddress": TOKEN, "tokenDecimal": "2",
         "tokenSymbol": "T", "blockHash": "0xb"},
    ]  # fmt: skip
    return answer(path, rows)


SOURCES = (transactions, receipts, traces, tokens, blocks, internal, sent, token_answer)


def _lines(folder: Path, sources: Sequence[Any], *, lay: bool = False) -> tuple[Any, Any]:
    ledger = ledger_at(folder / "ledger")
    for source in sources:
        bring(ledger, source(folder / f"{source.__name__}.json"))
        if lay:
            ledger.lay_lines()
    found = (everything(ledger), laid(ledger))
    assert reasons(ledger) == []
    ledger.close()
    return found


def test_what_all_sources_together_say(tmp_path: Path) -> None:
    ledger = ledger_at(tmp_path / "ledger")
    for source in SOURCES:
        bring(ledger, source(tmp_path / f"{source.__name__}.json"))
    native = [place[1:] for place in places(ledger) if place[1] != 2]
    assert native == [
        (0, A, None, 21), (1, A, B, 100), (0, A, None, 21), (0, A, None, 21),
        (1, A, party(0xCC), 30), (0, A, None, 21), (1, A, D, 20), (1, D, A, 6), (1, D, A, 6),
        (1, D, B, 5), (3, None, A, 50),
    ]  # fmt: skip
    token = [move for move in moves(ledger) if move[2] == TOKEN]
    assert [(move[0], move[1], move[3]) for move in token] == [
        (A, B, 5 * 10**16), (B, A, 2 * 10**16), (A, C, 5 * 10**16), (A, C, 5 * 10**16),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def in_one_order(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Any]:
    return _lines(tmp_path_factory.mktemp("one"), SOURCES)


@settings(max_examples=12)
@given(st.permutations(SOURCES), st.booleans())
def test_the_order_of_imports_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    in_one_order: tuple[Any, Any],
    sources: list[Any],
    lay: bool,
) -> None:
    folder = tmp_path_factory.mktemp("order")
    assert _lines(folder, sources, lay=lay) == in_one_order


def test_again_changes_nothing(tmp_path: Path) -> None:
    ledger = ledger_at(tmp_path / "ledger")
    paths = [source(tmp_path / f"{source.__name__}.json") for source in SOURCES]
    for path in paths:
        bring(ledger, path)
    first = (everything(ledger), laid(ledger))
    for path in paths:
        assert bring(ledger, path).again
        # One more byte makes another file of the same rows.
        path.write_bytes(path.read_bytes() + b"\n")
        more = bring(ledger, path)
        assert (more.taken, more.rejected, more.changed) == (0, 0, 0), path
    assert (everything(ledger), laid(ledger)) == first


@settings(max_examples=8)
@given(st.integers(0, 9), st.booleans())
def test_traces_split_anywhere_are_the_same(
    tmp_path_factory: pytest.TempPathFactory, cut: int, turned: bool
) -> None:
    folder = tmp_path_factory.mktemp("split")
    whole, parts = ledger_at(folder / "whole"), ledger_at(folder / "parts")
    bring(whole, traces(folder / "t.csv"))
    halves = [_calls()[:cut], _calls()[cut:]]
    for number, rows in enumerate(halves[::-1] if turned else halves):
        if rows:
            bring(parts, table(folder / f"{number}.csv", TRACES, rows))
            parts.lay_lines()
    assert everything(whole) == everything(parts)
    assert laid(whole) == laid(parts)
    whole.close()
    parts.close()


def test_overlapping_files_bring_only_what_is_new(tmp_path: Path) -> None:
    rows = [(TOKEN, A, B, n + 1, tx(n), n, 10) for n in range(9)]
    ledger = ledger_at(tmp_path / "ledger")
    bring(ledger, table(tmp_path / "1.csv", ETL_TOKENS, rows[:6]))
    more = bring(ledger, table(tmp_path / "2.csv", ETL_TOKENS, rows[3:]))
    assert (more.taken, more.known) == (3, 3)
    assert [move[3] for move in moves(ledger)] == list(range(1, 10))


def test_another_transfer_in_the_same_place_is_kept_apart(tmp_path: Path) -> None:
    ledger = ledger_at(tmp_path / "ledger")
    bring(ledger, table(tmp_path / "1.csv", ETL_TOKENS, [(TOKEN, A, B, 5, tx(1), 0, 10)]))
    others = [
        (TOKEN, A, B, 6, tx(1), 0, 10), (TOKEN, A, C, 5, tx(1), 0, 10),
        (TOKEN, A, B, 5, tx(2), 0, 10), (party(9), A, B, 5, tx(1), 0, 10),
        (TOKEN, A, B, 5, tx(1), 0, 10),
    ]  # fmt: skip
    for number, row in enumerate(others):
        brought = bring(ledger, table(tmp_path / f"o{number}.csv", ETL_TOKENS, [row]))
        assert (brought.rejected, brought.known) == ((0, 1) if number == 4 else (1, 0))
    assert moves(ledger) == [(A, B, TOKEN, 5)]
    assert reasons(ledger)[0].startswith("another transfer was imported for this place")


def test_of_two_rows_for_one_place_in_a_file_the_first_is_taken(tmp_path: Path) -> None:
    rows = [
        (TOKEN, A, B, 5, tx(1), 0, 10), (TOKEN, A, B, 5, tx(1), 0, 10),
        (TOKEN, A, C, 6, tx(1), 0, 10),
    ]  # fmt: skip
    ledger = ledger_at(tmp_path / "ledger")
    brought = bring(ledger, table(tmp_path / "1.csv", ETL_TOKENS, rows))
    assert (brought.taken, brought.known, brought.rejected) == (1, 1, 1)
    assert moves(ledger) == [(A, B, TOKEN, 5)]


def test_a_reorganised_block_is_told_by_its_hash(tmp_path: Path) -> None:
    header = ETL_TOKENS + ",block_hash"
    ledger = ledger_at(tmp_path / "ledger")
    bring(ledger, table(tmp_path / "1.csv", header, [(TOKEN, A, B, 5, tx(1), 0, 10, "0xaa")]))
    rows = [(TOKEN, A, B, 7, tx(2), 3, 10, "0xbb"), (TOKEN, A, B, 8, tx(3), 3, 11, "0xcc")]
    assert bring(ledger, table(tmp_path / "2.csv", header, rows)).rejected == 1
    assert reasons(ledger)[0].startswith("block 10 was imported with another hash")
    assert [move[3] for move in moves(ledger)] == [5, 8]
    sent_again = [(tx(9), 0, "0xbb", 10, 0, A, B, 1, 9, 2, "0x", 1000)]
    assert bring(ledger, table(tmp_path / "3.csv", TRANSACTIONS, sent_again)).rejected == 1
    other = table(tmp_path / "4.csv", "number,hash,timestamp", [(10, "0xbb", 1000)])
    assert bring(ledger, other).rejected == 1


def test_a_transaction_in_two_blocks_is_kept_apart(tmp_path: Path) -> None:
    ledger = ledger_at(tmp_path / "ledger")
    row = [tx(1), 0, "0xb", 10, 0, A, B, 5, 9, 2, "0x", 1000]
    bring(ledger, table(tmp_path / "1.csv", TRANSACTIONS, [row]))
    row[2:4] = ["0xc", 11]
    assert bring(ledger, table(tmp_path / "2.csv", TRANSACTIONS, [row])).rejected == 1
    assert reasons(ledger) == ["the transaction was imported in another block, 10"]
    assert places(ledger) == [(10, 1, A, B, 5)]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_rows_with_a_place_take_the_seats_of_those_without(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    """An explorer tells one of two equal transfers; files tell both, one after the other."""
    files = [
        token_answer(tmp_path / "answer.json"),
        table(tmp_path / "1.csv", ETL_TOKENS, [(TOKEN, A, C, 5, tx(4), 2, 10)]),
        table(tmp_path / "2.csv", ETL_TOKENS, [(TOKEN, A, C, 5, tx(4), 3, 10)]),
    ]
    ledger = ledger_at(tmp_path / "ledger")
    for number in order:
        bring(ledger, files[number])
        ledger.lay_lines()
    assert moves(ledger) == [(A, C, TOKEN, 5 * 10**16)] * 2
    line = laid(ledger)[f"{CHAIN} {A} {TOKEN}@2"]
    assert [row[:2] for row in line[0]] == [(0, 5 * 10**16), (5 * 10**16, 10**17)]


def test_decimals_learned_late_count_old_rows_in_grains_anew(tmp_path: Path) -> None:
    row = {
        "blockNumber": "9", "timeStamp": "900", "hash": tx(9), "from": B, "to": A, "value": "3",
        "contractAddress": TOKEN, "tokenDecimal": "0", "tokenSymbol": "T", "logIndex": "1",
    }  # fmt: skip
    files = [
        table(tmp_path / "1.csv", ETL_TOKENS, [(TOKEN, A, C, 2, tx(1), 2, 10)]),
        answer(tmp_path / "2.json", [row]),
    ]
    found = []
    for name, order in (("late", (0, 1)), ("early", (1, 0))):
        ledger = ledger_at(tmp_path / name)
        for number in order:
            bring(ledger, files[number])
            ledger.lay_lines()
        found.append((everything(ledger), laid(ledger)))
    assert found[0] == found[1]
    assert [row[7] for row in found[0][0]] == [str(2 * GRAIN), str(3 * GRAIN)]


def test_what_does_not_fit_in_grains_is_kept_apart_late_too(tmp_path: Path) -> None:
    ledger = ledger_at(tmp_path / "ledger")
    rows = [(TOKEN, A, C, 10**30, tx(1), 2, 10), (TOKEN, A, C, 7, tx(1), 3, 10)]
    bring(ledger, table(tmp_path / "1.csv", ETL_TOKENS, rows))
    bring(ledger, token_answer(tmp_path / "2.json"))
    assert reasons(ledger) == ["the amount is too large to be added up exactly"]
    assert sorted(move[3] for move in moves(ledger)) == [5 * 10**16, 7 * 10**16]


def test_an_asset_told_with_two_decimals_is_kept_apart(tmp_path: Path) -> None:
    rows = [
        {"blockNumber": "10", "timeStamp": "1", "hash": tx(n), "from": A, "to": B, "value": "3",
         "contractAddress": TOKEN, "tokenDecimal": places_, "tokenSymbol": "T", "logIndex": str(n)}
        for n, places_ in enumerate(("6", "18", "", "200"))
    ]  # fmt: skip
    ledger = ledger_at(tmp_path / "ledger")
    bring(ledger, answer(tmp_path / "1.json", rows))
    assets = ledger.database.execute(
        "SELECT decimals, variant, (SELECT count(*) FROM transfer t JOIN line l ON l.id = t.source"
        " WHERE l.asset = a.id) FROM asset a ORDER BY variant"
    ).fetchall()
    assert assets == [(6, 0, 3), (18, 1, 1)]


def test_mints_burns_and_what_moves_nothing(tmp_path: Path) -> None:
    zero = "0x" + "0" * 40
    rows = [
        (TOKEN, zero, A, 5, tx(1), 0, 10), (TOKEN, A, "0X" + "0" * 40, 2, tx(1), 1, 10),
        (TOKEN, A, A, 3, tx(1), 2, 10), (TOKEN, A, B, 0, tx(1), 3, 10),
        (TOKEN, zero, "0X" + "0" * 40, 3, tx(1), 4, 10),
    ]  # fmt: skip
    ledger = ledger_at(tmp_path / "ledger")
    brought = bring(ledger, table(tmp_path / "1.csv", ETL_TOKENS, rows))
    assert moves(ledger) == [(None, A, TOKEN, 5), (A, None, TOKEN, 2)]
    assert (brought.off_lines, brought.rejected) == (2, 1)


def test_a_uint256_that_is_no_amount_is_kept_apart(tmp_path: Path) -> None:
    rows = [(TOKEN, A, B, value, tx(1), n, 10) for n, value in enumerate((2**256 - 1, 10**37, 7))]
    ledger = ledger_at(tmp_path / "ledger")
    assert bring(ledger, table(tmp_path / "1.csv", ETL_TOKENS, rows)).rejected == 2
    assert moves(ledger) == [(A, B, TOKEN, 7)]


def test_one_row_without_a_block_does_not_order_a_chain_by_time(tmp_path: Path) -> None:
    header = ETL_TOKENS + ",block_timestamp"
    rows = [(TOKEN, A, B, 5, tx(1), 0, 10, 1000), (TOKEN, A, B, 6, tx(2), 1, "x", 1000)]
    ledger = ledger_at(tmp_path / "ledger")
    bring(ledger, table(tmp_path / "1.csv", header, rows))
    assert reasons(ledger) == ["the block is missing"]
    assert places(ledger) == [(10, 2, A, B, 5)]


def test_places_out_of_range_are_refused(tmp_path: Path) -> None:
    rows = [
        (TOKEN, A, B, 5, tx(1), 0, -1), (TOKEN, A, B, 5, tx(1), 0, 2**32),
        (TOKEN, A, B, 5, tx(1), -1, 10), (TOKEN, A, B, 5, tx(1), 2**40, 10),
    ]  # fmt: skip
    ledger = ledger_at(tmp_path / "ledger")
    bring(ledger, table(tmp_path / "1.csv", ETL_TOKENS, rows))
    assert (
        reasons(ledger)
        == ["the block is out of range"] * 2 + ["the place in the block is out of range"] * 2
    )


def test_a_block_in_several_files_keeps_what_came_first_first(tmp_path: Path) -> None:
    """Internal calls of an explorer's two answers, of which one call stands in both."""

    def call(at: str, source: str, target: str, value: int) -> dict[str, str]:
        return {
            "blockNumber": "10", "timeStamp": "1000", "hash": tx(1), "from": source, "to": target,
            "value": str(value), "contractAddress": "", "isError": "0", "type": "call",
            "traceId": at,
        }  # fmt: skip

    calls = [call("0", C, D, 1), call("0_1", C, B, 2), call("1", C, D, 3), call("2", D, B, 4)]
    of_c, of_b = calls[:3], [calls[1], calls[3]]
    found = []
    for name, order in (("cb", (of_c, of_b)), ("bc", (of_b, of_c))):
        ledger = ledger_at(tmp_path / name)
        for number, rows in enumerate(order):
            bring(ledger, answer(tmp_path / f"{name}{number}.json", rows))
            ledger.lay_lines()
        found.append((everything(ledger), laid(ledger)))
        assert [move[3] for move in moves(ledger)] == [1, 2, 3, 4]
    assert found[0] == found[1]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_calls_stand_by_their_transaction_once_its_place_is_told(
    tmp_path: Path, order: tuple[int, int]
) -> None:
    later = [
        (tx(4), 0, "", 10, 3, A, D, 20, 9, 2, "0x", 1000),
        (tx(5), 0, "", 10, 4, A, D, 7, 9, 2, "0x", 1000),
    ]
    files = [internal(tmp_path / "i.json"), table(tmp_path / "t.csv", TRANSACTIONS, later)]
    ledger = ledger_at(tmp_path / "ledger")
    for number in order:
        bring(ledger, files[number])
        ledger.lay_lines()
    assert [move[3] for move in moves(ledger)] == [20, 6, 6, 7]
    debits, credits_ = laid(ledger)[f"{CHAIN} {D} native@18"]
    assert [row[:2] for row in debits] == [(0, 6), (6, 12)]
    assert [row[:2] for row in credits_] == [(0, 20), (20, 27)]


def test_a_geth_export_and_transactions_count_a_payment_once(tmp_path: Path) -> None:
    unnamed = [(row[0], "", *row[2:-1], "") for row in _calls() if row[1]]
    found = []
    for name, order in (("tg", (0, 1)), ("gt", (1, 0))):
        ledger = ledger_at(tmp_path / name)
        files = [
            transactions(tmp_path / f"{name}.csv"),
            table(tmp_path / f"{name}g.csv", TRACES, unnamed),
        ]
        for number in order:
            bring(ledger, files[number])
            ledger.lay_lines()
        found.append((everything(ledger), laid(ledger)))
        assert {row[8] for row in everything(ledger)} == {tx(1), tx(3), tx(4)}
    assert found[0] == found[1]
    assert len(found[0][0]) == 6


def test_a_creation_waits_for_its_contract(tmp_path: Path) -> None:
    ledger = ledger_at(tmp_path / "ledger")
    bring(ledger, transactions(tmp_path / "t.csv"))
    assert party(0xCC) not in {move[1] for move in moves(ledger)}
    assert None not in {move[1] for move in moves(ledger)}
    bring(ledger, receipts(tmp_path / "r.csv"))
    assert (A, party(0xCC), "native", 30) in moves(ledger)
