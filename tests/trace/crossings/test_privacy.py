"""What goes to a hidden address is lost from sight; an open one on the same chain is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.model.bridge import BridgeMessage
from hueandcry.trace.crossings.privacy import CHAINS, private_chain, untraceable

ZCASH = "bip122:00040fe8ec8471911baa1db1266ea15d"
LITECOIN = "bip122:12a765e31ffd4059bada1e25190f6e98"


def deposit(counterpart: str, receiver: str = "", asset: str = "") -> BridgeMessage:
    return BridgeMessage(
        "bridge", "deposit", "eip155:1", "0x1", 0, 1, 1, "thief", receiver, counterpart, "native",
        asset, 5,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("counterpart", "receiver", "sure"),
    [
        ("XMR", "", 1.0), ("XMR.XMR", "4abc", 1.0),
        (ZCASH, "t1abc", None), (ZCASH, "t3abc", None), (ZCASH, "tex1abc", None),
        (ZCASH, "zs1abc", 1.0), (ZCASH, "zcabc", 1.0), (ZCASH, "u1abc", 0.7), (ZCASH, "", None),
        (LITECOIN, "ltcmweb1abc", 1.0), (LITECOIN, "ltc1abc", None), (LITECOIN, "Labc", None),
        ("DASH", "Xabc", None), ("eip155:10", "zs1abc", None), ("", "zs1abc", None),
    ],
)  # fmt: skip
def test_what_cannot_be_followed(counterpart: str, receiver: str, sure: float | None) -> None:
    found = untraceable(deposit(counterpart, receiver))
    assert (found.confidence if found else None) == sure


def test_a_coin_tells_its_chain_where_the_chain_is_not_told() -> None:
    found = untraceable(deposit("", "", "xmr"))
    assert found
    assert found.chain == "Monero"
    # A token of that name on Ethereum is a token.
    assert untraceable(deposit("eip155:1", "", "xmr")) is None


def test_every_chain_says_what_it_is_and_who_says_so() -> None:
    for chain in CHAINS:
        assert chain.source.startswith("https://")
        assert (chain.hides == "by receiver") == bool(chain.hidden)
        for name in chain.names:
            assert private_chain(name) == chain


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_whatever_a_log_says_there_is_an_answer(chain: str, receiver: str, asset: str) -> None:
    found = untraceable(deposit(chain, receiver, asset))
    assert found is None or 0 < found.confidence <= 1
