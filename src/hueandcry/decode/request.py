"""Signing requests in the forms wallets, services and nodes pass them: told apart and read.

Raw transactions in hex; JSON of `eth_sendTransaction`, typed data, a Safe proposal, an EIP-7702
authorisation, an ERC-4337 user operation; whole JSON-RPC calls; texts to be signed.

Limit: 1 MiB of text (`decode.evm.strict_json`); a node refuses transactions over 128 KiB.
"""

import re
from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from hueandcry.decode.account import account_fault
from hueandcry.decode.batch_request import read_batch
from hueandcry.decode.chain_told import refuse_other_chain
from hueandcry.decode.evm.call_object import read_call_object, unknown_keys
from hueandcry.decode.evm.raw_transaction import read_raw_transaction
from hueandcry.decode.evm.strict_json import read_json
from hueandcry.decode.message_request import read_message
from hueandcry.decode.observable import REQUEST_KINDS
from hueandcry.decode.safe.proposal import read_proposal
from hueandcry.decode.set_code_request import read_authorization
from hueandcry.decode.siwe import looks_like_sign_in
from hueandcry.decode.typed_request import read_typed_request
from hueandcry.decode.user_operation import read_user_operation
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.observable import Request

MAX_TEXT: Final = 1024 * 1024
_HEX = re.compile(r"0[xX][0-9a-fA-F]*")
# A method of JSON-RPC (EIP-1474, EIP-712, EIP-191) and the kind its parameters are of.
_METHODS: Final = {
    "eth_sendTransaction": "transaction",
    "eth_signTransaction": "transaction",
    "eth_sendRawTransaction": "transaction",
    "eth_signTypedData_v4": "typed-data",
    "eth_signTypedData_v3": "typed-data",
    "personal_sign": "message",
    "eth_sign": "eth-sign",
    "eth_sendUserOperation": "user-operation",
    "wallet_sendCalls": "batch",
}
# Keys that only one kind has, asked in this order.
_TOLD_BY: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("typed-data", ("types", "primaryType")),
    ("user-operation", ("callData", "sender")),
    ("batch", ("calls",)),
    ("safe", ("safe", "nonce")),
    ("safe", ("safeTxGas", "nonce")),
    ("safe", ("results", "count")),
    ("safe", ("results",)),
)


def read_request(text: str, kind: str = "", signer: str = "", chain: str = "") -> Request:
    """Read one request; `kind` is one of REQUEST_KINDS, or empty to tell by the form.

    `signer` is the account that is asked, `chain` (CAIP-2) where the request itself leaves it out.
    Raises `NotAnObservable` with what is wrong, where, and what to do.
    """
    if len(text) > MAX_TEXT:
        raise NotAnObservable(f"the request has more than {MAX_TEXT:,} characters")
    told = text.strip()
    if signer and (fault := account_fault("eip155:*", signer)):
        raise NotAnObservable(fault, "--signer is your own address")
    if told[:1] in {"{", "["}:
        found = _of_json(read_json(told), kind, signer.lower(), chain)
        refuse_other_chain(found, chain)
        return found
    if kind in {"message", "eth-sign"} or (not kind and looks_like_sign_in(told)):
        return read_message(text, signer.lower(), kind or "message")
    if _HEX.fullmatch(told):
        raw = _of_hex(told, kind)
        refuse_other_chain(raw, chain)
        return raw
    raise NotAnObservable(
        "this is no signing request",
        "Give a raw transaction (0x…), JSON of the request, or --kind message for a text",
    )


def _of_hex(text: str, kind: str) -> Request:
    if kind not in {"", "transaction"}:
        raise NotAnObservable(f"hex alone is no {kind}", "Give its JSON")
    if len(text) % 2:
        raise NotAnObservable("the hex has an odd number of digits", "A byte has two")
    if len(text) == 66:
        raise NotAnObservable(
            "32 bytes are a hash: it cannot be told what was hashed",
            "Give the whole request; if you are asked to sign this hash itself: --kind eth-sign",
        )
    return read_raw_transaction(bytes.fromhex(text[2:]), _shown(text))


def _of_json(value: object, kind: str, signer: str, chain: str) -> Request:
    if isinstance(value, Mapping) and isinstance(value.get("method"), str):
        return _of_call(value, signer, chain)
    if isinstance(value, list):
        return _of_list(value, kind, signer, chain)
    if not isinstance(value, Mapping):
        raise NotAnObservable(f"the request is a JSON {type(value).__name__}, not an object")
    return _read(kind or _kind_of(value), value, signer, chain)


def _of_call(call: Mapping[str, object], signer: str, chain: str) -> Request:
    """Read a JSON-RPC call: the method tells the kind, and where the account stands."""
    method, params = str(call["method"]), call.get("params")
    if method not in _METHODS:
        raise NotAnObservable(
            f"the method {method[:60]!r} asks for no signature that is known here",
            f"Known are {', '.join(_METHODS)}",
        )
    if not isinstance(params, list) or not params:
        raise NotAnObservable(f"{method} has no list of params")
    kind = _METHODS[method]
    if kind == "user-operation" and len(params) > 1 and isinstance(params[0], Mapping):
        return read_user_operation(params[0], chain, _account(params[1], method))
    if kind in {"transaction", "user-operation", "batch"}:
        return _parameter(kind, params[0], signer, chain)
    if len(params) < 2:
        raise NotAnObservable(f"{method} has {len(params)} params, not two")
    # personal_sign: (message, account); eth_sign and eth_signTypedData: (account, message).
    first, second = (params[1], params[0]) if kind == "message" else (params[0], params[1])
    return _parameter(kind, second, _account(first, method) or signer, chain)


def _parameter(kind: str, value: object, signer: str, chain: str) -> Request:
    if kind in {"message", "eth-sign"}:
        if not isinstance(value, str):
            raise NotAnObservable("the message is no text")
        return read_message(value, signer, kind)
    if isinstance(value, str) and value[:1] == "{":
        value = read_json(value)
    if isinstance(value, str) and kind == "transaction":
        return read_request(value, kind)
    if not isinstance(value, Mapping):
        raise NotAnObservable(f"the first param of a {kind} is no JSON object")
    return _read(kind, value, signer, chain)


def _account(value: object, method: str) -> str:
    if not isinstance(value, str) or (fault := account_fault("eip155:*", value)):
        what = fault if isinstance(value, str) else "it is no text"
        raise NotAnObservable(f"the account in the params of {method}: {what}")
    return value.lower()


def _of_list(value: list[object], kind: str, signer: str, chain: str) -> Request:
    if kind in {"", "safe"} and value and all(isinstance(row, Mapping) for row in value):
        rows = [row for row in value if isinstance(row, Mapping)]
        if kind == "safe" or all("safe" in row or "safeTxGas" in row for row in rows):
            return read_proposal({"results": rows}, chain)
        if len(rows) == 1:
            return _of_json(rows[0], kind, signer, chain)
    raise NotAnObservable(
        "the request is a JSON list",
        "One request at a time; many go on lines of a file: --file PATH",
    )


def _kind_of(value: Mapping[str, object]) -> str:
    for kind, needed in _TOLD_BY:
        if all(key in value for key in needed):
            return kind
    code = "address" in value or "contractAddress" in value
    if code and "nonce" in value and not {"to", "data", "input", "from"} & value.keys():
        return "authorization"
    if {"to", "data", "input", "value", "from"} & value.keys():
        return "transaction"
    keys = ", ".join(ascii(key)[1:-1][:30] for key in list(value)[:8])
    raise NotAnObservable(
        f"a JSON object with the keys {keys or '(none)'} is no request that is known here",
        f"Say what it is with --kind: {', '.join(REQUEST_KINDS)}",
    )


def _read(kind: str, value: Mapping[str, object], signer: str, chain: str) -> Request:
    match kind:
        case "typed-data":
            return read_typed_request(value, signer)
        case "safe":
            return read_proposal(value, chain)
        case "user-operation":
            return read_user_operation(value, chain)
        case "batch":
            return read_batch(value, signer, chain)
        case "authorization":
            return read_authorization(value, signer)
        case "transaction":
            found = read_call_object(value, _written(value), signer, chain)
            return replace(found, unknown=unknown_keys(value))
        case _:
            raise NotAnObservable(f"a JSON object is no {kind}", "Give its text, or hex after 0x")


def _written(value: Mapping[str, object]) -> str:
    to = value.get("to")
    return f"transaction to {to[:60]}" if isinstance(to, str) else "transaction"


def _shown(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:66]}… ({len(text) // 2 - 1:,} bytes)"
