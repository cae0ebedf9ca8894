"""Offers that their own numbers refute: the arithmetic of what a page states, and nothing else.

No rate is looked up. Sent and returned amounts are of one asset, or two rates stand on the page.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from hueandcry.decode.page.wording import excerpt, found_in
from hueandcry.model.page import Mark

_NUMBER: Final = r"(\d[\d.,]{0,24})"
_ASSET: Final = (
    r"(btc|bitcoins?|eth|ether(?:eum)?|usdt|tether|usdc|sol(?:ana)?|bnb|xrp|doge(?:coin)?|trx|tron|"
    r"ltc|litecoin|ada|ton|pol|matic|dai|avax|shib|usd|\$)"
)
_SENT = re.compile(
    rf"\b(?:send|sending|sent|deposit|pay|contribute|transfer)\s(?:us |exactly |just |from )?"
    rf"{_NUMBER} ?{_ASSET}\b.{{0,80}}?\b(?:get|receive|return|back|earn|be sent)\w*(?: back)?\s"
    rf"(?:instantly |up to |exactly )?{_NUMBER} ?{_ASSET}\b"
)
_FACTOR = re.compile(
    r"\b(?:double|triple|quadruple) (?:your|any|all)(?: \w{1,12})? (?:crypto|coins?|btc|bitcoin|"
    r"eth|ethereum|sol|xrp|doge|deposit|investment|money|funds)\b|"
    r"\b(?:send|deposit)\b.{0,60}?\b(?:get|receive)\b.{0,20}?(?:\b(?:2|3|4|5|10)x\b|"
    r"x(?:2|3|4|5|10)\b|\b(?:twice|double)\b|\b[2-9]00 ?%)"
)
_MARKET = re.compile(
    rf"\b(?:market|average|reference|spot|binance|coinbase) (?:rate|price)\W{{0,3}}(?:is )?"
    rf"(?:1 ?{_ASSET} ?(?:=|≈) ?)?\$?{_NUMBER} ?{_ASSET}?"
)
_OURS = re.compile(
    rf"\b(?:our|your|special|bonus|best|exchange|swap) (?:rate|price)\W{{0,3}}(?:is )?"
    rf"(?:1 ?{_ASSET} ?(?:=|≈) ?)?\$?{_NUMBER} ?{_ASSET}?"
)
_YIELD = re.compile(
    r"(\d{1,4}(?:[.,]\d{1,3})?) ?% ?(?:\w{1,12} ){0,2}?(daily|per day|a day|every day|/ ?day|"
    r"weekly|per week|a week|hourly|per hour|an hour|every hour|am tag|täglich|diario|diaria|"
    r"por día|por dia|ao dia|par jour|в день|每日|每天)"
)
_EARN = re.compile(
    r"\b(?:profit|return|roi|earn|yield|interest|income|reward|apy|invest|plan|доход)"
)
_FEE_FIRST = re.compile(
    r"\b(?:pay|deposit|send|settle|transfer)\b.{0,60}?\b(?:fee|tax|deposit|commission|gas)\b.{0,60}?"
    r"\b(?:to|before)(?: \w{1,12}){0,3} (?:withdraw\w*|unlock\w*|releas\w*|activat\w*|unfreez\w*)|"
    r"\b(?:withdrawal|activation|unlock|release|unfreezing|clearance) (?:fee|tax|deposit)"
    r"(?: of .{1,20}?)? (?:is required|must be paid|required|has to be paid)"
)
# An account to send to, of the chains such offers name; in plain form, so in lower case.
_ACCOUNT = re.compile(r"\b(?:0x[0-9a-f]{40}|bc1[a-z0-9]{25,60}|[13tdlrx][a-z0-9]{25,43})\b")
_PERIODS: Final = {"week": 52, "hour": 8_760}
# Offers stand at the top; patterns with two gaps cost the square of their window.
_MOST_READ: Final = 50_000
_DAYS: Final = 365
# More a day than this no lawful market pays for long: it is 37 times the money in a year.
_MOST_DAILY: Final = Decimal(1)
# Exchanges take tenths of a percent from each other; who gives three gives what is not there.
_MOST_BONUS: Final = Decimal("1.03")
_SAME: Final = {
    "bitcoin": "btc", "bitcoins": "btc", "ether": "eth", "ethereum": "eth", "tether": "usdt",
    "solana": "sol", "dogecoin": "doge", "tron": "trx", "litecoin": "ltc", "matic": "pol",
    "$": "usd",
}  # fmt: skip


def offer_marks(text: str) -> Iterator[Mark]:
    """Yield offers too good to be true; `text` is a page's text in plain form."""
    text = text[:_MOST_READ]
    yield from _returned(text)
    yield from _rates(text)
    yield from _yields(text)
    found = _FEE_FIRST.search(text)
    if found:
        words = excerpt(text, found.start(), found.end())
        yield Mark("offer", "a fee to be paid before the payout", words)


def _returned(text: str) -> Iterator[Mark]:
    # Without an account to send to it may be a warning of just such an offer.
    sure = _ACCOUNT.search(text) is not None
    for found in found_in(_SENT, text):
        sent, got = _amount(found[1]), _amount(found[3])
        if _asset(found[2]) == _asset(found[4]) and 0 < sent < got:
            words = excerpt(text, found.start(), found.end())
            times = _short(got / sent)
            what = f"sends back {_short(got)} for {_short(sent)}: {times} times what is sent"
            yield Mark("offer", what, words, strong=sure)
            return
    factor = _FACTOR.search(text)
    if factor:
        words = excerpt(text, factor.start(), factor.end())
        yield Mark("offer", "sends back a multiple of what is sent", words, strong=sure)


def _rates(text: str) -> Iterator[Mark]:
    market, ours = _MARKET.search(text), _OURS.search(text)
    if not market or not ours:
        return
    same = _asset(market[1]) == _asset(ours[1]) and _asset(market[3]) == _asset(ours[3])
    base, offered = _amount(market[2]), _amount(ours[2])
    if same and base > 0 and offered > base * _MOST_BONUS:
        above = _short((offered / base - 1) * 100)
        words = excerpt(text, ours.start(), ours.end())
        what = (
            f"offers {_short(offered)} where it says the market pays {_short(base)}: {above} % more"
        )
        yield Mark("offer", what, words)


def _yields(text: str) -> Iterator[Mark]:
    for found in found_in(_YIELD, text):
        near = text[max(0, found.start() - 60) : found.end() + 60]
        rate, times = _amount(found[1]), _times(found[2])
        # What grows by less than the limit a day is no proof; change in a day is no yield.
        if not _EARN.search(near) or rate * times < _MOST_DAILY * _DAYS:
            continue
        grown = _growth(rate, times)
        words = excerpt(text, found.start(), found.end())
        what = f"{_short(rate)} % {found[2]} makes {grown} in a year"
        yield Mark("offer", what, words)
        return


def _growth(rate: Decimal, times: int) -> str:
    """Return what 1 becomes in a year, in words: large rates grow beyond any reading."""
    grown = (1 + min(rate, Decimal(1_000)) / 100) ** min(times, _DAYS)
    return f"{_short(grown)} of 1" if grown < 1_000_000 else "more than a million of 1"


def _times(period: str) -> int:
    return next((times for word, times in _PERIODS.items() if word in period), _DAYS)


def _amount(text: str) -> Decimal:
    """Read 1,000.5 and 0,5 alike: a single comma before other than three digits is a point."""
    text = text.rstrip(".,")
    head, comma, tail = text.rpartition(",")
    if comma and "." not in text and "," not in head and len(tail) != 3:
        text = f"{head}.{tail}"
    text = text.replace(",", "")
    return Decimal(text) if re.fullmatch(r"\d+(?:\.\d+)?", text) else Decimal(0)


def _asset(text: str | None) -> str:
    return _SAME.get(text or "", text or "")


def _short(value: Decimal) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".") if value >= 1 else f"{value.normalize():f}"[:12]
