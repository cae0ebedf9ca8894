import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.account import account_fault, canonical_account, checksummed, shown_account

BITCOIN = "bip122:000000000019d6689c085ae165831e93"
# The examples of EIP-55.
CHECKSUMMED = (
    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
    "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB", "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
    "0x52908400098527886E0F7030069857D2E4169EE7", "0xde709f2102306220921060314715629080e2fb77",
)  # fmt: skip


@pytest.mark.parametrize("address", CHECKSUMMED)
def test_ethereum_addresses_and_their_checksum(address: str) -> None:
    assert account_fault("eip155:1", address) is None
    assert checksummed(address.lower()) == shown_account("eip155:1", address.lower()) == address
    assert canonical_account("eip155:1", address) == address.lower()
    assert account_fault("eip155:1", "0x" + address[2:].upper()) is None
    swapped = "0x" + address[2:].swapcase()
    one_case = address[2:] in {address[2:].lower(), address[2:].upper()}
    assert bool(account_fault("eip155:1", swapped)) is not one_case


@pytest.mark.parametrize(
    ("chain", "text", "fault"),
    [
        ("eip155:1", "0x" + "a" * 39, "has 39 hex digits"),
        ("eip155:1", "0x" + "a" * 64, "has 64 hex digits"),
        ("eip155:1", "a" * 40, "has 40 hex digits after 0x"),
        ("eip155:1", "vitalik.eth", "is no Ethereum address"),
        ("eip155:1", "", "is no Ethereum address"),
        ("eip155:1", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "is no Ethereum address"),
        (BITCOIN, "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", "is no address or outpoint"),
        (BITCOIN, "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "is no address or outpoint"),
        (BITCOIN, "0x" + "a" * 40, "is no address or outpoint"),
        (BITCOIN, "a" * 64, "is no address or outpoint"),
        ("test:chain", "a\x1b[2J", "is no account name"),
        ("test:chain", " a", "is no account name"),
        ("test:chain", "a" * 129, "is no account name"),
    ],
)
def test_what_is_no_account_is_said(chain: str, text: str, fault: str) -> None:
    found = account_fault(chain, text)
    assert found is not None
    assert fault in found
    assert len(found) < 200


@pytest.mark.parametrize(
    "text",
    [
        # BIP-173 and BIP-350 test vectors, the first coinbase address, a script hash.
        "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
        "tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        "3P14159f73E4gFr7JterCCQh9QjiTjiZrG",
        "a" * 64 + ":0",
    ],
)
def test_bitcoin_addresses_and_outpoints(text: str) -> None:
    assert account_fault(BITCOIN, text) is None
    assert canonical_account(BITCOIN, canonical_account(BITCOIN, text)) == canonical_account(
        BITCOIN, text
    )


@given(st.sampled_from(["eip155:1", BITCOIN, "test:chain"]), st.text(max_size=100))
def test_any_text_has_an_answer(chain: str, text: str) -> None:
    fault = account_fault(chain, text)
    assert fault is None or 0 < len(fault) < 700
