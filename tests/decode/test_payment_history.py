import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.payment_history import read_history
from hueandcry.model.errors import BadRequest

HEAD = "time,to,asset,amount,tx\n"
TO = "0xd9a1b0b1e1ae382dbdc898ea68012ffcb2853a91"
TX = "0x" + "ab" * 32


def test_a_payment_makes_its_recipient_known() -> None:
    history = read_history(HEAD + f"2024-05-03T09:00:00Z,{TO},ETH,0.05,{TX}\n")
    assert history.payees[TO].last == "2024-05-03"
    assert history.payments == 1


@pytest.mark.parametrize("amount_and_tx", [f"0,{TX}", f"0.000,{TX}", "1.5,"])
def test_nothing_paid_or_no_transaction_makes_no_trust(amount_and_tx: str) -> None:
    history = read_history(HEAD + f"1714726800,{TO},ETH,{amount_and_tx}\n")
    assert history.payees == {}
    assert history.passed == 1


def test_counts_payments_and_keeps_the_last() -> None:
    later = "0x" + "cd" * 32
    rows = f"2024-05-03,{TO},ETH,1,{TX}\n2025-01-01,{TO},ETH,2,{later}\n2024-06-01,{TO},X,2,{TX}\n"
    payee = read_history(HEAD + rows).payees[TO]
    assert (payee.times, payee.last, payee.tx) == (3, "2025-01-01", later)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("to,amount\n", "no column time, asset, tx"),
        (HEAD + f"2024-05-03,0x12,ETH,1,{TX}\n", "line 2"),
        (HEAD + f"2024-05-03,{TO},ETH,-1,{TX}\n", "is no amount"),
        (HEAD + f"yesterday,{TO},ETH,1,{TX}\n", "is no time"),
        (HEAD + f"2024-05-03,{TO},ETH,1,0x12\n", "no transaction hash"),
        (HEAD + f'2024-05-03,"{TO},ETH,1,{TX}\n', "not CSV"),
        (HEAD + f"2024-05-03,{TO},{'x' * 1025},1,{TX}\n", "more than 1,024"),
    ],
)
def test_a_wrong_table_is_refused_with_its_place(text: str, words: str) -> None:
    with pytest.raises(BadRequest, match=words):
        read_history(text)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_history(HEAD + text)
    except BadRequest:
        return


def test_a_long_history_is_not_held_a_second_time() -> None:
    text = HEAD + f"2024-05-03,{TO},{'x' * 1_000},1,{TX}\r\n" * 4_000
    tracemalloc.start()
    try:
        history = read_history(text)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert history.payments == 4_000
    assert peak < len(text) / 2


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_any_program_ends_them(end: str) -> None:
    rows = [HEAD.strip(), f'2024-05-03,{TO},"a{end}b",1,{TX}', f"2024-05-04,{TO},ETH,1,{TX}"]
    assert read_history(end.join(rows)).payees[TO].last == "2024-05-04"
