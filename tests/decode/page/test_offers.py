from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.page.offers import _amount, offer_marks
from hueandcry.decode.page.wording import plain

ACCOUNT = "0x" + "ab" * 20


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("Send 0.5 ETH and get back 1 ETH", "sends back 1 for 0.5: 2 times"),
        ("deposit 1,000 USDT and receive 1,500 tether", "1.5 times"),
        ("If you send 5 ETH, you will get 10 ETH back.", "2 times"),
        ("Double your BTC in an hour", "a multiple"),
        ("Send any amount and get 2x back", "a multiple"),
        ("Earn 2% daily profit", "2 % daily makes 1,377.41 of 1 in a year"),
        ("Invest: 10 % weekly", "10 % weekly makes 142.04 of 1 in a year"),
        ("Returns of 100% per hour", "more than a million of 1"),
        ("Pay a fee of 50 USDT to withdraw", "a fee to be paid before"),
        ("Market rate: 1 BTC = 60000 USDT, our rate: 1 BTC = 63000 USDT", "5 % more"),
    ],
)
def test_the_numbers_speak(words: str, what: str) -> None:
    (mark, *_) = offer_marks(plain(words))
    assert what in mark.what


@pytest.mark.parametrize(
    "words",
    [
        "Send 1 ETH and receive 3,000 USDT",
        "Send 1 BTC, get 0.999 BTC back",
        "A return of 0.5% daily",
        "BTC moved 5% a day",
        "Network fee: 0.1 USDT. To withdraw go to the wallet page",
        "Market price $60,000. Our price 61,000 USDT",
    ],
)
def test_honest_numbers_do_not(words: str) -> None:
    assert list(offer_marks(plain(words))) == []


def test_it_is_sure_with_an_account_to_send_to() -> None:
    words = "Send 1 BTC and get back 2 BTC. "
    assert [mark.strong for mark in offer_marks(plain(words))] == [False]
    assert [mark.strong for mark in offer_marks(plain(words + ACCOUNT))] == [True]


@pytest.mark.parametrize(
    ("text", "amount"),
    [("1,000", "1000"), ("0,5", "0.5"), ("1,000.25", "1000.25"), ("1.", "1"), ("1.2.3", "0")],
)
def test_reads_both_ways_to_write_a_number(text: str, amount: str) -> None:
    assert _amount(text) == Decimal(amount)


@given(st.text(alphabet="0123456789., %sendgetbackbtcdaily", max_size=200))
def test_any_text_is_an_answer(text: str) -> None:
    list(offer_marks(text))
