import pytest

from hueandcry.decode.calldata.frame import CallFrame
from tests.decode.typed_acts.values import (
    CHAIN,
    CONTRACT,
    OTHER,
    SIGNER,
    SOON,
    TOKEN,
    acts,
    called,
    reading,
)

DATA = bytes.fromhex("095ea7b3")
HEX = "0x095ea7b3"
REQUEST = "address from,address to,uint256 value,uint256 gas,uint256 nonce,"
BASE: dict[str, object] = {
    "from": SIGNER, "to": TOKEN, "value": 3, "gas": 1, "nonce": 0, "data": HEX,
}  # fmt: skip


def frame(name: str, target: str, amount: int = 0, chain: str = CHAIN) -> CallFrame:
    return CallFrame((name,), chain, SIGNER, target, amount, DATA)


META = "MetaTransaction(uint256 nonce,address from,bytes functionSignature)"
INNER: dict[str, object] = {"nonce": 0, "from": SIGNER, "functionSignature": HEX}


def test_a_meta_transaction_is_a_call_of_the_contract_itself() -> None:
    assert acts(META, INNER) == (called(frame("MetaTransaction", CONTRACT)),)


def test_its_chain_may_stand_in_the_salt() -> None:
    domain = {"verifyingContract": CONTRACT, "salt": f"0x{137:064x}"}
    expected = called(frame("MetaTransaction", CONTRACT, chain="eip155:137"))
    assert reading(META, INNER, domain=domain).acts == (expected,)


def test_a_salt_that_is_a_hash_is_no_chain() -> None:
    domain = {"verifyingContract": CONTRACT, "salt": "0x" + "ab" * 32}
    expected = called(frame("MetaTransaction", CONTRACT, chain="eip155:*"))
    assert reading(META, INNER, domain=domain).acts == (expected,)


def test_without_a_contract_nobody_knows_what_is_called() -> None:
    found = reading(META, INNER, domain={"chainId": 1})
    assert found.acts == ()
    assert "no contract" in found.unread[0]


@pytest.mark.parametrize(
    ("text", "more"),
    [
        (f"ForwardRequest({REQUEST}bytes data)", {}),
        (f"ForwardRequest({REQUEST}uint48 deadline,bytes data)", {"deadline": SOON}),
        (f"ForwardRequest({REQUEST}bytes data,uint256 validUntilTime)", {"validUntilTime": SOON}),
        (
            f"RelayRequest({REQUEST}bytes data,RelayData relayData)RelayData(address paymaster)",
            {"relayData": {"paymaster": OTHER}},
        ),
    ],
)
def test_a_request_to_a_forwarder_is_the_call_it_asks_for(
    text: str, more: dict[str, object]
) -> None:
    name = text.partition("(")[0]
    assert acts(text, {**BASE, **more}) == (called(frame(name, TOKEN, 3)),)


def test_biconomys_request_carries_no_value() -> None:
    text = (
        "ERC20ForwardRequest(address from,address to,address token,uint256 txGas,"
        "uint256 tokenGasPrice,uint256 batchId,uint256 batchNonce,uint256 deadline,bytes data)"
    )
    message = {
        "from": SIGNER, "to": TOKEN, "token": OTHER, "txGas": 1, "tokenGasPrice": 0, "batchId": 0,
        "batchNonce": 0, "deadline": SOON, "data": HEX,
    }  # fmt: skip
    assert acts(text, message) == (called(frame("ERC20ForwardRequest", TOKEN)),)


def test_gelatos_call_for_another_chain_is_said() -> None:
    text = (
        "SponsoredCallERC2771(uint256 chainId,address target,bytes data,address user,"
        "uint256 userNonce,uint256 userDeadline)"
    )
    message: dict[str, object] = {
        "chainId": 1, "target": TOKEN, "data": HEX, "user": SIGNER, "userNonce": 0,
        "userDeadline": SOON,
    }  # fmt: skip
    assert acts(text, message) == (called(frame("SponsoredCallERC2771", TOKEN)),)
    assert "eip155:5" in reading(text, {**message, "chainId": 5}).unread[0]
