"""What a Safe's contract hashes and its owners sign, for every version.

Source: `encodeTransactionData`, `domainSeparator` and the type hashes in
safe-global/safe-smart-account (`GnosisSafe.sol`, from 1.4.0 on `Safe.sol`), and `SafeMessage` in
`CompatibilityFallbackHandler.sol`. A version that is not in the table is refused, never guessed.
"""

import re
from functools import cache
from typing import Final, NamedTuple

from hueandcry.decode.evm.keccak import keccak256
from hueandcry.decode.personal_message import personal_digest
from hueandcry.model.safe import SafeTransaction

_VERSION = re.compile(r"[vV]?([0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3})(?:\+[lL]2)?")
_CHAIN = re.compile(r"eip155:([1-9][0-9]{0,77})")


class _Form(NamedTuple):
    """How a version hashes: the name of the sixth number, and whether the domain has the chain."""

    base_gas: str
    with_chain: bool


_FORMS: Final = {
    "0.1.0": _Form("dataGas", with_chain=False),
    "1.0.0": _Form("baseGas", with_chain=False),
    "1.1.0": _Form("baseGas", with_chain=False),
    "1.1.1": _Form("baseGas", with_chain=False),
    "1.2.0": _Form("baseGas", with_chain=False),
    "1.3.0": _Form("baseGas", with_chain=True),
    "1.4.0": _Form("baseGas", with_chain=True),
    "1.4.1": _Form("baseGas", with_chain=True),
    "1.5.0": _Form("baseGas", with_chain=True),
}


class NoSafeHash(Exception):
    """The hash cannot be made surely; the text says why, and what to give."""


class SafeHashes(NamedTuple):
    """Domain hash, struct hash of the message, and what is signed (EIP-712), 32 bytes each."""

    domain_hash: bytes
    message_hash: bytes
    digest: bytes


def safe_hashes(version: str, chain: str, safe: str, transaction: SafeTransaction) -> SafeHashes:
    """Return the hashes of a Safe's transaction; `digest` is its safeTxHash.

    `version` as the Safe tells it ("1.3.0", "1.3.0+L2"), `chain` CAIP-2, `safe` its address.
    Raises `NoSafeHash`.
    """
    form = _form_of(version)
    return _joined(_domain_hash(form, chain, safe), _transaction_hash(form, transaction))


def safe_message_hashes(version: str, chain: str, safe: str, message: bytes) -> SafeHashes:
    """Return the hashes of a message that a Safe signs (EIP-1271).

    `message` is what the contract is asked about: for a text its EIP-191 hash, for typed data its
    EIP-712 digest. Raises `NoSafeHash`.
    """
    hashed = keccak256(_type_hash("SafeMessage(bytes message)") + keccak256(message))
    return _joined(_domain_hash(_form_of(version), chain, safe), hashed)


def hashes_with_chain(version: str) -> bool:
    """Say whether a version's hash holds for one chain only. Raises `NoSafeHash`."""
    return _form_of(version).with_chain


def eth_sign_hash(digest: bytes) -> bytes:
    """Return what is signed where a wallet signs a 32-byte hash as a message (EIP-191)."""
    return personal_digest(digest)


def _form_of(version: str) -> _Form:
    if not version:
        raise NoSafeHash('the Safe\'s version is not told: give "version" in the JSON')
    told = _VERSION.fullmatch(version)
    form = _FORMS.get(told.group(1)) if told else None
    if form is None:
        raise NoSafeHash(
            f"how Safe version {version[:30]!r} hashes is not known here (known: "
            f"{', '.join(_FORMS)}, each also with +L2)"
        )
    return form


def _domain_hash(form: _Form, chain: str, safe: str) -> bytes:
    contract = _address(safe)
    if not form.with_chain:
        return keccak256(_type_hash("EIP712Domain(address verifyingContract)") + contract)
    number = _CHAIN.fullmatch(chain)
    if number is None or int(number.group(1)) >= 2**256:
        raise NoSafeHash(
            "the chain is part of the hash from Safe version 1.3.0 on and is not told: give --chain"
            ' eip155:NUMBER, or "chainId" in the JSON'
        )
    kind = _type_hash("EIP712Domain(uint256 chainId,address verifyingContract)")
    return keccak256(kind + _number(number.group(1)) + contract)


def _transaction_hash(form: _Form, one: SafeTransaction) -> bytes:
    kind = _type_hash(
        "SafeTx(address to,uint256 value,bytes data,uint8 operation,uint256 safeTxGas,"
        f"uint256 {form.base_gas},uint256 gasPrice,address gasToken,address refundReceiver,"
        "uint256 nonce)"
    )
    words = (
        _address(one.to), _number(one.value), keccak256(bytes.fromhex(one.data[2:])),
        one.operation.to_bytes(32, "big"), _number(one.safe_tx_gas), _number(one.base_gas),
        _number(one.gas_price), _address(one.gas_token), _address(one.refund_receiver),
        _number(one.nonce),
    )  # fmt: skip
    return keccak256(kind + b"".join(words))


def _joined(domain: bytes, message: bytes) -> SafeHashes:
    return SafeHashes(domain, message, keccak256(b"\x19\x01" + domain + message))


@cache
def _type_hash(text: str) -> bytes:
    return keccak256(text.encode())


def _address(text: str) -> bytes:
    return bytes(12) + bytes.fromhex(text[2:])


def _number(text: str) -> bytes:
    return int(text).to_bytes(32, "big")
