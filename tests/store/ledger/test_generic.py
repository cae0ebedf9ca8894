from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hueandcry.model.errors import BadRequest
from hueandcry.store.ledger.generic import mapping_of
from hueandcry.store.ledger.importing import Wanted, import_file
from hueandcry.store.ledger.ledger import Ledger
from tests.store.ledger.bringing import (
    NOW,
    A,
    B,
    C,
    bring,
    ledger_at,
    moves,
    parquet,
    places,
    reasons,
    table,
    times,
    tx,
    usd,
)

HEADER = "time,block,tx,from,to,amount"


def test_what_a_map_must_say() -> None:
    for words, asset, decimals, fault in (
        ("from=a,to=b,amount=c", "USD", 6, "neither time nor block"),
        ("time=t,from=a,to=b", "USD", 6, "leaves out amount"),
        ("time=t,from=a,to=b,amount=c", None, 6, "asset is missing"),
        ("time=t,from=a,to=b,amount=c", "USD", None, "decimals are missing"),
        ("time=t,from=a,to=b,amount=c", "USD", 31, "out of range"),
        ("time=t,from=a,to=b,amount=c", "USD", -1, "out of range"),
        ("time=t,colour=a", "USD", 6, "does not understand 'colour=a'"),
        ("time=t,from=", "USD", 6, "does not understand 'from='"),
        ("time=t,from=a,from=b", "USD", 6, "names from twice"),
    ):
        with pytest.raises(BadRequest, match=fault):
            mapping_of(words, asset, decimals)
    assert mapping_of(" time = t , from=a,to=b,amount=c", "USD", 0).columns["time"] == "t"


def test_a_column_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", HEADER, [])
    wanted = Wanted("eip155:1", mapping_of("time=when,from=from,to=to,amount=amount", "USD", 6))
    ledger = ledger_at(tmp_path / "l")
    with pytest.raises(BadRequest, match=r"no column when. Its columns are time, block"):
        import_file(ledger, path, wanted, NOW)


def test_real_cases_lose_no_row(cases: Path, tmp_path: Path) -> None:
    mapping = usd("time=timestamp,block=block,tx=tx_hash,from=from,to=to,amount=usd")
    for name, rows in (("atomic_wallet", 1080), ("lifi", 135)):
        ledger = ledger_at(tmp_path / name)
        assert (
            bring(ledger, cases / "trace" / name / "transfers.csv", mapping=mapping).taken == rows
        )
        first = moves(ledger)[0]
        assert first[3] == {"atomic_wallet": 945_646_730_000, "lifi": 335_650_000}[name]


def test_a_real_case_without_blocks_is_ordered_by_time(cases: Path, tmp_path: Path) -> None:
    mapping = mapping_of("time=block_time,from=from,to=to,amount=eth", "ETH", 18)
    ledger = ledger_at(tmp_path / "l")
    brought = bring(ledger, cases / "trace" / "ronin_direct" / "transfers.csv", mapping=mapping)
    assert (brought.taken, brought.off_lines, brought.rejected) == (311, 125, 0)
    heights = [place[0] for place in places(ledger)]
    assert heights == sorted(heights) == times(ledger)
    assert 10**13 in {move[3] for move in moves(ledger)}


@pytest.mark.parametrize(
    ("written", "units"),
    [
        ("1", 1_000_000), ("1.5", 1_500_000), (".5", 500_000), ("5.", 5_000_000),
        ("007", 7_000_000),
        ("0.000001", 1), ("1.2500000000", 1_250_000), (" 2 ", 2_000_000), ("1e-05", 10),
        ("1.25E-3", 1_250), ("12.5e-6", None), ("1e-07", None), ("10e-07", 1),
        ("0.0000001", None), ("", None), (".", None), ("-1", None), ("NaN", None), ("inf", None),
        ("1e21", None), ("1.5E+18", None), ('"1,000"', None), ("1'000", None), ("1 000", None),
        ("0x10", None), ("\uff11", None), ("1_000", None), ("+1", None), ("9" * 60, None),
    ],
)  # fmt: skip
def test_an_amount_is_exact_or_refused(tmp_path: Path, written: str, units: int | None) -> None:
    rows = [(1700000000, 5, tx(1), A, B, written), (1700000000, 5, tx(2), A, B, "3")]
    ledger = ledger_at(tmp_path / "l")
    brought = bring(ledger, table(tmp_path / "a.csv", HEADER, rows), mapping=usd())
    found = [move[3] for move in moves(ledger)]
    assert found == ([3_000_000] if units is None else [units, 3_000_000])
    assert brought.rejected == len(reasons(ledger)) == (units is None)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "the amount is missing"),
        ("-1", "the amount is negative"),
        ("0.0000001", "the amount 0.0000001 has more than 6 decimals"),
        ("1.5E+18", "the amount 1.5E+18 was rounded when it was written"),
        ('"1,000.5"', "the amount 1,000.5 has separators: only a decimal point is understood"),
        ("nan", "the amount nan is no number"),
        ("9" * 40, "the amount is too large to be added up exactly"),
    ],
)
def test_the_reason_says_what_is_wrong_with_an_amount(
    tmp_path: Path, written: str, reason: str
) -> None:
    row = (1700000000, 5, tx(1), A, B, written)
    ledger = ledger_at(tmp_path / "l")
    bring(ledger, table(tmp_path / "a.csv", HEADER, [row]), mapping=usd())
    assert reasons(ledger) == [reason]


@settings(max_examples=8)
@given(
    st.lists(st.decimals("0.000001", 10**20, places=6), min_size=1, max_size=200),
    st.integers(6, 12),
)
def test_decimal_shifts_are_exact(
    tmp_path_factory: pytest.TempPathFactory, amounts: list[Decimal], decimals: int
) -> None:
    folder = tmp_path_factory.mktemp("shift")
    written = [f"{amount:f}" if at % 2 else f"{amount:e}" for at, amount in enumerate(amounts)]
    rows = [(at, 5, tx(1), A, B, text) for at, text in enumerate(written) if "e+" not in text]
    mapping = mapping_of("time=time,from=from,to=to,amount=amount", "USD", decimals)
    ledger = ledger_at(folder / "l")
    bring(ledger, table(folder / "a.csv", HEADER, rows), mapping=mapping)
    expected = [int(Decimal(row[5]) * 10**decimals) for row in rows]
    assert [move[3] for move in moves(ledger)] == expected
    ledger.close()


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("2023-06-02 21:49:23", 1685742563), ("2023-06-02T21:49:23Z", 1685742563),
        ("2023-06-02 21:49:23 UTC", 1685742563), ("2023-06-02T23:49:23+02:00", 1685742563),
        ("2023-06-02 21:49:23.999", 1685742563), ("2023-06-02", 1685664000),
        ("1685742563", 1685742563), ("1685742563.0", 1685742563), ("1685742563000", 1685742563),
        ("1685742563000000", 1685742563), ("1685742563000000000", 1685742563),
        ("02/06/2023 21:49", None), ("yesterday", None), ("", None), ("-5", None),
        ("9999-01-01", None),
    ],
)  # fmt: skip
def test_dates_in_many_forms(tmp_path: Path, written: str, seconds: int | None) -> None:
    mapping = mapping_of("time=time,from=from,to=to,amount=amount", "USD", 6)
    rows = [(written, "", "", A, B, 1), (1700000000, "", "", A, B, 2)]
    ledger = ledger_at(tmp_path / "l")
    brought = bring(ledger, table(tmp_path / "a.csv", HEADER, rows), mapping=mapping)
    expected = [1700000000] if seconds is None else [seconds, 1700000000]
    assert times(ledger) == expected
    assert brought.rejected == (seconds is None)
    assert all(reason.startswith("the time is") for reason in reasons(ledger))


def test_typed_columns_are_read_like_text(tmp_path: Path) -> None:
    path = parquet(
        tmp_path / "a.parquet",
        f"SELECT TIMESTAMP '2023-06-02 21:49:23' AS time, 5 AS block, '{tx(1)}' AS tx, '{A}' AS"
        f' "from", \'{B}\' AS "to", 12.5::DECIMAL(18, 2) AS amount UNION ALL SELECT NULL, 6,'
        f" '{tx(2)}', '{A}', '{B}', 3",
    )
    ledger = ledger_at(tmp_path / "l")
    bring(ledger, path, mapping=usd())
    assert [move[3] for move in moves(ledger)] == [12_500_000, 3_000_000]
    assert times(ledger) == [1685742563, None]


def test_two_chains_in_one_file_are_kept_apart(tmp_path: Path) -> None:
    mapping = usd("time=time,block=block,tx=tx,from=from,to=to,amount=amount,chain=chain")
    rows = [
        (1700000000, 5, tx(1), A, B, 1, "eip155:1"),
        (1700000000, 5, tx(1), A, B, 2, "56"),
        (1700000000, 5, tx(1), A, B, 3, ""),
        (1700000000, 5, tx(1), A, B, 4, "Ethereum Mainnet"),
    ]
    ledger = ledger_at(tmp_path / "l")
    path = table(tmp_path / "a.csv", HEADER + ",chain", rows)
    assert bring(ledger, path, mapping=mapping).rejected == 1
    assert reasons(ledger) == ["the chain Ethereum Mainnet is no CAIP-2 name"]
    chains = ledger.database.execute("SELECT name FROM chain ORDER BY name").fetchall()
    assert chains == [("eip155:1",), ("eip155:56",)]


def test_decimals_by_row_and_their_faults(tmp_path: Path) -> None:
    words = "time=time,from=from,to=to,amount=amount,asset=coin,decimals=places"
    rows = [
        (1700000001, A, B, "1.5", "X", 2),
        (1700000002, A, B, "1.5", "X", 4),
        (1700000003, A, B, "12", "X", ""),
        (1700000004, A, B, "12", "X", -3),
        (1700000005, A, B, "12", "X", 99),
        (1700000006, A, B, "12", "", 2),
    ]
    ledger = ledger_at(tmp_path / "l")
    path = table(tmp_path / "a.csv", "time,from,to,amount,coin,places", rows)
    bring(ledger, path, mapping=mapping_of(words, None, None))
    assert reasons(ledger) == [
        "the decimals are missing",
        "the decimals -3 are out of range",
        "the decimals 99 are out of range",
        "the asset is missing",
    ]
    assert [move[3] for move in moves(ledger)] == [150 * 10**16, 15000 * 10**14]
    variants = ledger.database.execute("SELECT decimals, variant FROM asset ORDER BY 1").fetchall()
    assert variants == [(2, 0), (4, 1)]


def test_addresses_of_the_wrong_kind_are_told_by_side(tmp_path: Path) -> None:
    bad = "0x52908400098527886E0F7030069857D2E4169ee7"
    rows = [
        (1, 5, tx(1), "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", B, 1),
        (1, 5, tx(2), A, bad, 1),
        (1, 5, tx(3), A, A[:-1], 1),
        (1, 5, tx(4), f" {A.upper().replace('X', 'x')} ", "0x" + "0" * 40, 1),
        (1, 5, tx(5), "", "", 1),
    ]
    ledger = ledger_at(tmp_path / "l")
    bring(ledger, table(tmp_path / "a.csv", HEADER, rows), mapping=usd())
    assert [reason[:36] for reason in reasons(ledger)] == [
        "from: bc1qw508d6qejxtdg4y5r3zarvary0",
        "to: the checksum of 0x52908400098527",
        f"to: {A}"[:36],
        "nobody pays nobody",
    ]
    assert moves(ledger) == [(A, None, "USD", 1_000_000)]


def test_a_file_in_descending_order_is_turned_around(tmp_path: Path) -> None:
    words = "block=block,from=from,to=to,amount=amount"
    rising = [(5, A, B, 1), (5, B, A, 2), (5, A, C, 3), (6, A, B, 4)]
    found = []
    for name, rows in (("up", rising), ("down", rising[::-1])):
        ledger = ledger_at(tmp_path / name)
        path = table(tmp_path / f"{name}.csv", "block,from,to,amount", rows)
        bring(ledger, path, mapping=mapping_of(words, "USD", 0))
        found.append(moves(ledger))
    assert found[0] == found[1]
    assert [move[3] // 10**18 for move in found[0]] == [1, 2, 3, 4]


@settings(max_examples=8)
@given(st.integers(0, 12))
def test_a_table_split_anywhere_has_the_same_order(
    tmp_path_factory: pytest.TempPathFactory, cut: int
) -> None:
    folder = tmp_path_factory.mktemp("split")
    rows = [(1700000000, 5, tx(1 + n // 3), A if n % 2 else B, C, n + 1) for n in range(12)]
    whole, parts = ledger_at(folder / "whole"), ledger_at(folder / "parts")
    bring(whole, table(folder / "w.csv", HEADER, rows), mapping=usd())
    bring(parts, table(folder / "p1.csv", HEADER, rows[:cut]), mapping=usd())
    if cut < len(rows):
        bring(parts, table(folder / "p2.csv", HEADER, rows[cut:]), mapping=usd())
    assert places(whole) == places(parts)
    for one in (whole, parts):
        one.close()


def _twice(folder: Path) -> Ledger:
    rows = [(1700000000, 5, tx(1), A, B, 7), (1700000000, 5, tx(1), A, B, 7)]
    ledger = ledger_at(folder / "l")
    bring(ledger, table(folder / "a.csv", HEADER, rows), mapping=usd())
    return ledger


def test_equal_transfers_of_one_transaction_are_both_kept(tmp_path: Path) -> None:
    assert [move[3] for move in moves(_twice(tmp_path))] == [7_000_000, 7_000_000]


def test_rows_another_file_brought_are_known_one_by_one(tmp_path: Path) -> None:
    ledger = _twice(tmp_path)
    rows = [(1700000000, 5, tx(1), A, B, 7)] * 3
    again = bring(ledger, table(tmp_path / "b.csv", HEADER, rows), mapping=usd())
    assert (again.known, again.taken) == (2, 1)


def test_the_index_tells_a_repeated_row_from_an_equal_one(tmp_path: Path) -> None:
    words = "block=block,tx=tx,from=from,to=to,amount=amount,index=log"
    rows = [(5, tx(1), A, B, 7, 0), (5, tx(1), A, B, 7, 0), (5, tx(1), A, B, 7, 1)]
    ledger = ledger_at(tmp_path / "l")
    path = table(tmp_path / "a.csv", "block,tx,from,to,amount,log", rows)
    brought = bring(ledger, path, mapping=mapping_of(words, "USD", 6))
    assert (brought.taken, brought.known) == (2, 1)


def test_the_same_file_with_another_map_is_read_again(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", HEADER, [(1700000000, 5, tx(1), A, B, 7)])
    ledger = ledger_at(tmp_path / "l")
    assert not bring(ledger, path, mapping=usd()).again
    assert bring(ledger, path, mapping=usd()).again
    words = "time=time,block=block,tx=tx,from=from,to=to,amount=amount"
    other = bring(ledger, path, mapping=mapping_of(words, "EUR", 2))
    assert not other.again
    assert other.taken == 1


def test_an_index_without_a_block_is_refused() -> None:
    with pytest.raises(BadRequest, match="an index but no block"):
        mapping_of("time=t,index=i,from=f,to=g,amount=a", "coin", 0)
