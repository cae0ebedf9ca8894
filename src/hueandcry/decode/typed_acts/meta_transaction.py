"""Calls signed for others to hand in: what the call does is what the signature does.

Sources: ERC-2771 forwarders (OpenZeppelin, GSN), Biconomy and Matic `MetaTransaction`, Biconomy's
forwarder, Gelato's relay contracts, Euler's Ethereum Vault Connector.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.typed_acts.offer import receiver
from hueandcry.decode.typed_acts.signed import Form, Forms, Note, Signed
from hueandcry.model.act import AnyAct

_REQUEST: Final = "address from,address to,uint256 value,uint256 gas,uint256 nonce,bytes data"
_GELATO: Final = "uint256 chainId,address target,bytes data,address user"


def _own(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    sender = receiver(fields.address("from"), signed.signer)
    yield from signed.call(sender, signed.contract, 0, fields.data("functionSignature"))


def forwarded(signed: Signed) -> Iterator[AnyAct | Note]:
    """Read a request to a forwarder: `from`, `to`, `data`, and `value` where there is one."""
    fields = signed.fields
    sender = receiver(fields.address("from"), signed.signer)
    amount = fields.number("value") if fields.has("value") else 0
    yield from signed.call(sender, fields.address("to"), amount, fields.data("data"))


def _gelato(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    chain = f"eip155:{fields.number('chainId')}"
    if chain != signed.chain:
        yield Note(f"the call is for {chain}, the signature for {signed.chain}")
    sender = receiver(fields.address("user"), signed.signer)
    yield from signed.call(sender, fields.address("target"), 0, fields.data("data"))


def _connector(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    sender = receiver(fields.address("signer"), signed.signer)
    yield from signed.call(sender, signed.contract, fields.number("value"), fields.data("data"))


FORMS: Final[Forms] = {
    "(uint256 nonce,address from,bytes functionSignature)": Form("meta-transaction", _own),
    f"({_REQUEST})": Form("ERC-2771 request", forwarded),
    "(address from,address to,uint256 value,uint256 gas,uint256 nonce,uint48 deadline,bytes data)":
        Form("ERC-2771 request", forwarded),
    "(address from,address to,uint256 txGas,uint256 batchId,uint256 batchNonce,uint256 deadline,"
    "bytes data)": Form("Biconomy request", forwarded),
    "(address from,address to,address token,uint256 txGas,uint256 tokenGasPrice,uint256 batchId,"
    "uint256 batchNonce,uint256 deadline,bytes data)": Form("Biconomy request", forwarded),
    f"({_GELATO},uint256 userNonce,uint256 userDeadline)": Form("Gelato call", _gelato),
    f"({_GELATO},bytes32 userSalt,uint256 userDeadline)": Form("Gelato call", _gelato),
    # euler-xyz/ethereum-vault-connector: the connector calls itself as the signer
    "(address signer,address sender,uint256 nonceNamespace,uint256 nonce,uint256 deadline,"
    "uint256 value,bytes data)": Form("Ethereum Vault Connector batch", _connector),
}  # fmt: skip
# Requests that go on after these fields (GSN's relay data, times), keyed by how they begin.
LONGER: Final[Forms] = {f"({_REQUEST})": Form("relayed request", forwarded)}
LONGER_FIELDS: Final = 6
