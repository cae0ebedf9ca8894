"""Token lists: what is taken, what is refused and why, and that names stay harmless."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.account import checksummed
from hueandcry.gather.feeds.feed import FeedFault
from hueandcry.gather.feeds.token_lists import (
    SUPERCHAIN_TOKENS,
    UNISWAP,
    UNISWAP_TOKENS,
)
from hueandcry.model.rows import Parsed, TokenRow
from tests.gather.feeds.labelled import evm, from_mirror

TOKEN = {"chainId": 1, "address": evm(1), "name": "Shop Coin", "symbol": "SHOP", "decimals": 18}
LONG, ESCAPE, TURNED = "x" * 41, "SH\x1b[2JOP", "SH\u202eOP"


def read(*tokens: object, timestamp: str = "2026-09-23T18:08:46.961Z") -> Parsed:
    document = {"name": "A list", "timestamp": timestamp, "tokens": tokens, "version": {"major": 1}}
    return UNISWAP_TOKENS.parse({UNISWAP: msgspec.json.encode(document)})


def tokens(parsed: Parsed) -> list[TokenRow]:
    return [row for row in parsed.rows if isinstance(row, TokenRow)]


def test_a_token_is_kept_by_chain_and_contract_with_the_lists_day() -> None:
    address = checksummed("0x" + "ab" * 20)
    parsed = read(TOKEN | {"address": address, "chainId": 10, "logoURI": "ipfs://x"})
    assert tokens(parsed) == [
        TokenRow(
            "eip155:10", address.lower(), "SHOP", "Shop Coin", 18, "erc20", "2026-09-23", UNISWAP
        )
    ]
    assert parsed.published == "2026-09-23"


def test_of_two_rows_for_one_contract_the_first_stays() -> None:
    assert [row.symbol for row in tokens(read(TOKEN, TOKEN | {"symbol": "OTHER"}))] == ["SHOP"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"address": checksummed("0x" + "ab" * 20).swapcase().replace("X", "x")}, "checksum"),
        ({"address": "5mbK36SZ7J19An8jFochhQS4of8g6BwUjbeCSxBSoWdp"}, "no Ethereum address"),
        ({"decimals": 256}, "256 decimals"),
        ({"decimals": -1}, "-1 decimals"),
        ({"decimals": True}, "no token of the schema"),
        ({"chainId": 0}, "0 is no chain id"),
        ({"chainId": "1"}, "no token of the schema"),
        ({"symbol": LONG}, "symbol has 41 characters"),
        ({"name": " "}, "name has 1 characters"),
        ({"symbol": ESCAPE}, "not printed"),
        ({"name": TURNED}, "not printed"),
        ({"name": None}, "no token of the schema"),
    ],
)
def test_a_bad_row_is_kept_apart_with_its_reason(change: dict[str, object], says: str) -> None:
    parsed = read(TOKEN | change, TOKEN | {"address": evm(2)})
    assert len(parsed.rows) == 1
    (rejected,) = parsed.rejected
    assert says in rejected.reason
    assert rejected.reason.isprintable()


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b'{"name": "x"}', b"[" * 100_000, b'{"name":"x","timestamp":"1","tokens":[]}'],
)
def test_another_shape_is_a_fault(data: bytes) -> None:
    with pytest.raises(FeedFault):
        UNISWAP_TOKENS.parse({UNISWAP: data})


def test_a_list_without_end_is_a_fault() -> None:
    with pytest.raises(FeedFault, match="50,001 tokens"):
        read(*[0] * 50_001)


@given(st.binary(max_size=200))
def test_no_bytes_bring_another_error(data: bytes) -> None:
    whole = b'{"name":"x","timestamp":"2026-01-01","tokens":[%s]}'
    for text in (data, whole % data):
        try:
            UNISWAP_TOKENS.parse({UNISWAP: text})
        except FeedFault:
            continue


any_json: st.SearchStrategy[Any] = st.one_of(st.none(), st.booleans(), st.integers(), st.text())


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(TOKEN, any_json))))
def test_what_is_taken_is_bounded_and_printable(rows: list[dict[str, object]]) -> None:
    try:
        parsed = read(*rows)
    except UnicodeEncodeError:
        return
    for row in tokens(parsed):
        assert (row.symbol + row.name).isprintable()
        assert max(len(row.symbol), len(row.name)) <= 100


def test_the_real_lists(mirror: Path) -> None:
    uniswap, superchain = (from_mirror(f, mirror) for f in (UNISWAP_TOKENS, SUPERCHAIN_TOKENS))
    assert len(uniswap.rows) > 1_500
    assert len(superchain.rows) > 1_100
    # Uniswap's list holds Solana's tokens too.
    assert all("no Ethereum address" in row.reason for row in uniswap.rejected)
    weth = "0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2"
    assert {row.symbol for row in tokens(uniswap) if row.contract == weth} == {"WETH"}
