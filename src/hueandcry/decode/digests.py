"""Every hash of a request that a device, a wallet or a co-signer may show, made by ourselves.

The names are those of ERC-8213 (draft: Calldata Digest, Domain Hash, Message Hash, EIP-712
Digest), of the Safe web app (safeTxHash), or plain words; `of` says what is hashed.
"""

from collections.abc import Iterator
from typing import assert_never

from hueandcry.decode.account import checksummed
from hueandcry.decode.digest_names import (
    AUTHORIZATION_HASH,
    BARE_HASH,
    CALLDATA_DIGEST,
    DOMAIN_HASH,
    MESSAGE_DIGEST,
    MESSAGE_HASH,
    OPERATION_HASH,
    SAFE_HASH,
    SAFE_SHA,
    SAFE_SIGNED_AS_TEXT,
    SIGNING_HASH,
    TRANSACTION_HASH,
    TYPED_DIGEST,
)
from hueandcry.decode.evm.keccak import keccak256
from hueandcry.decode.evm.set_code import Tuple7702, set_code_digest
from hueandcry.decode.personal_message import personal_digest
from hueandcry.model.observable import (
    Authorization,
    Batch,
    Message,
    Request,
    SafeProposal,
    SetCode,
    Transaction,
    TypedData,
    UserOperation,
)
from hueandcry.model.signing import Digest, Digests


def digests_of(request: Request) -> Digests:
    """Return all hashes of a request; `fault` says why one could not be made. Never raises."""
    match request:
        case Transaction():
            return _of_transaction(request)
        case TypedData():
            return _of_typed_data(request)
        case Message():
            return Digests(tuple(_of_message(request)))
        case SafeProposal():
            return _of_safe(request)
        case Authorization():
            rows, fault = _of_set_code(request.set_code)
            return Digests(rows, fault)
        case UserOperation():
            return _of_user_operation(request)
        case Batch():
            return Digests((), "the wallet chooses how it signs a batch: there is no one hash")
        case _ as never:
            assert_never(never)


def calldata_digest(data: bytes) -> bytes:
    """Return the Calldata Digest of ERC-8213: the length as 32 bytes stands before the data."""
    return keccak256(len(data).to_bytes(32, "big") + data)


def _of_transaction(request: Transaction) -> Digests:
    rows, faults = [], []
    if request.signing_hash:
        rows.append(Digest(SIGNING_HASH, request.signing_hash, "the whole transaction, unsigned"))
    else:
        faults.append("the wallet still fills in fields: what will be signed has no hash yet")
    if request.transaction_hash:
        rows.append(
            Digest(TRANSACTION_HASH, request.transaction_hash, "the whole transaction, signed")
        )
    rows += _of_calldata(request.data)
    for one in request.authorizations:
        more, fault = _of_set_code(one)
        rows += more
        faults += [fault] if fault else []
    return Digests(tuple(rows), "; ".join(faults))


def _of_calldata(data: str) -> Iterator[Digest]:
    raw = bytes.fromhex(data[2:])
    if raw:
        made = f"the length ({len(raw):,}) and the calldata alone: not the recipient, not the value"
        yield _digest(CALLDATA_DIGEST, calldata_digest(raw), made)


def _of_typed_data(request: TypedData) -> Digests:
    from hueandcry.decode.evm.strict_json import read_json
    from hueandcry.decode.typed.document import read_typed_data
    from hueandcry.decode.typed.unhashable import Unhashable
    from hueandcry.model.errors import NotAnObservable

    try:
        document = read_json(request.document)
        if not isinstance(document, dict):
            return Digests((), "the typed data are no JSON object")
        made = read_typed_data(document)
    except (Unhashable, NotAnObservable) as error:
        return Digests((), str(error))
    primary = made.primary_type
    rows = _typed(made.domain_hash, made.message_hash, made.digest, primary)
    return Digests(tuple(rows), "; ".join(made.oddities))


def _typed(domain: bytes, message: bytes, digest: bytes, primary: str) -> Iterator[Digest]:
    yield _digest(DOMAIN_HASH, domain, "the domain: which contract asks, on which chain")
    yield _digest(MESSAGE_HASH, message, f"the message ({primary[:60]}) without its domain")
    safe = "; a Safe calls it safeTxHash" if primary == "SafeTx" else ""
    yield _digest(TYPED_DIGEST, digest, f"Domain Hash and Message Hash: what is signed{safe}")


def _of_message(request: Message) -> Iterator[Digest]:
    body = bytes.fromhex(request.body[2:])
    if request.method == "eth_sign" and len(body) == 32:
        yield _digest(BARE_HASH, body, "nothing: these 32 bytes themselves are signed")
    made = f"the message of {len(body):,} bytes, marked as a message (EIP-191)"
    yield _digest(MESSAGE_DIGEST, personal_digest(body), made)


def _of_safe(request: SafeProposal) -> Digests:
    from hashlib import sha256

    from hueandcry.decode.safe.hashes import NoSafeHash, eth_sign_hash, safe_hashes
    from hueandcry.decode.safe.stated_hash import hint_of

    try:
        made = safe_hashes(request.version, request.chain, request.safe, request.transaction)
    except NoSafeHash as error:
        hint = hint_of(request)
        return Digests((), f"{error}; {hint}" if hint else str(error))
    where = f"the Safe {checksummed(request.safe)} by version {request.version}"
    chain = "no chain: it holds on every chain" if _every_chain(request) else request.chain
    return Digests((
        _digest(DOMAIN_HASH, made.domain_hash, f"{where}, {chain}"),
        _digest(MESSAGE_HASH, made.message_hash, "the ten fields of the Safe transaction"),
        _digest(SAFE_HASH, made.digest, "Domain Hash and Message Hash: what is signed"),
        _digest(
            SAFE_SIGNED_AS_TEXT, eth_sign_hash(made.digest),
            "the safeTxHash, marked as a message (EIP-191): signatures with v 31 and 32",
        ),
        _digest(SAFE_SHA, sha256(made.digest).digest(), "the safeTxHash, by SHA-256"),
    ))  # fmt: skip


def _every_chain(request: SafeProposal) -> bool:
    from hueandcry.decode.safe.hashes import hashes_with_chain

    return not hashes_with_chain(request.version)


def _of_set_code(one: SetCode) -> tuple[tuple[Digest, ...], str]:
    """Return the hash of an EIP-7702 authorisation, and why there is none."""
    number = one.chain.removeprefix("eip155:")
    chain = "0" if number == "*" else number
    if not chain.isdecimal() or not one.nonce.isdecimal():
        missing = "nonce" if chain.isdecimal() else "chain"
        return (), f"the {missing} of the delegation is part of its hash and is not told"
    signed = Tuple7702(int(chain), bytes.fromhex(one.delegate[2:]), int(one.nonce))
    where = "every chain" if chain == "0" else f"chain {chain}"
    made = f"the delegation to {checksummed(one.delegate)} on {where}, nonce {one.nonce} (EIP-7702)"
    return (_digest(AUTHORIZATION_HASH, set_code_digest(signed), made),), ""


def _of_user_operation(request: UserOperation) -> Digests:
    from hueandcry.decode.user_operation_hash import NoOperationHash, user_operation_hash

    rows, faults = [], []
    try:
        version, made = user_operation_hash(request)
        rows.append(_digest(OPERATION_HASH, made, f"the user operation, by entry point {version}"))
    except NoOperationHash as error:
        faults.append(str(error))
    rows += _of_calldata(request.data)
    for one in request.set_codes:
        more, fault = _of_set_code(one)
        rows += more
        faults += [fault] if fault else []
    return Digests(tuple(rows), "; ".join(faults))


def _digest(name: str, value: bytes, made: str) -> Digest:
    return Digest(name, "0x" + value.hex(), made)
