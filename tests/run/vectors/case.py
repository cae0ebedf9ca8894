"""A signing request with the verdict it must get, and plain ways to write one."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple, TypedDict, Unpack

from eth_abi.abi import encode
from eth_account import Account
from eth_utils.crypto import keccak

from hueandcry.decode.payment_history import PaymentHistory, read_history
from hueandcry.gather.asked import Asked
from hueandcry.judge.verdict import TABLE
from hueandcry.model.verdict import Answer, Verdict

# Keys nobody holds money on: the hash of a word.
KEYS = tuple(Account.from_key(keccak(text=word)) for word in ("me", "owner 2", "owner 3", "other"))
ME, OWNER_2, OWNER_3, OTHER = (key.address for key in KEYS)
STRANGER = "0x5c1e4B5dC0d6A0b2A6b4a1f3c7e2d9F08b7a6C41".lower()
SAFE = "0x7A3c5e1bD2f4968047ea1cB3d5f9028E6b7C4d1f".lower()
# A moment of the test's clock, Unix seconds: 2026-11-24T12:00:00Z.
NOW = 1_795_521_600
MAX = 2**256 - 1


class Told(TypedDict, total=False):
    """What is told beside the request: fields of `Asked`."""

    kind: str
    site: str
    signer: str
    own: tuple[str, ...]
    displayed: str
    history: PaymentHistory
    chain: str


class Case(NamedTuple):
    """`rules` must be among the findings of an attack, and be all that counts of another case."""

    name: str
    text: str
    verdict: Verdict
    rules: frozenset[str] = frozenset()
    asked: Asked = Asked()


def danger(name: str, text: str, rules: str, **asked: Unpack[Told]) -> Case:
    """Return an attack; `rules` are names of `signing/…` (or whole ones), between blanks."""
    return Case(name, text, Verdict.DANGER, _rules(rules), Asked(**asked))


def caution(name: str, text: str, rules: str, **asked: Unpack[Told]) -> Case:
    return Case(name, text, Verdict.CAUTION, _rules(rules), Asked(**asked))


def quiet(name: str, text: str, **asked: Unpack[Told]) -> Case:
    return Case(name, text, Verdict.NOTHING_FOUND, frozenset(), Asked(**asked))


def unsure(name: str, text: str, **asked: Unpack[Told]) -> Case:
    return Case(name, text, Verdict.CANNOT_TELL, frozenset(), Asked(**asked))


def _rules(names: str) -> frozenset[str]:
    return frozenset(name if "/" in name else f"signing/{name}" for name in names.split())


def calldata(signature: str, *values: object) -> bytes:
    """Return the selector of a plain signature and its arguments, by eth-abi."""
    types = _split(signature[signature.index("(") + 1 : -1])
    return keccak(text=signature)[:4] + encode(types, values)


def _split(text: str) -> list[str]:
    """Return the types between commas, tuples whole."""
    found, depth = [""], 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and not depth:
            found.append("")
        else:
            found[-1] += letter
    return [kind for kind in found if kind]


def transaction(
    to: str, data: bytes | str = b"", value: int = 0, sender: str = ME, **more: object
) -> str:
    """Return an `eth_sendTransaction` on Ethereum, unless `chainId` says otherwise."""
    hexed = data if isinstance(data, str) else "0x" + data.hex()
    sent = {"from": sender, "to": to, "value": hex(value), "data": hexed, "chainId": "0x1", **more}
    return json.dumps({"method": "eth_sendTransaction", "params": [sent]})


def typed(
    primary: str, types: Mapping[str, str], domain: Mapping[str, Any], message: Mapping[str, Any]
) -> str:
    """Return an `eth_signTypedData_v4`; a type is written "uint256 a,address b"."""
    kinds = {"name": "string", "version": "string", "chainId": "uint256",
             "verifyingContract": "address", "salt": "bytes32"}  # fmt: skip
    own = ",".join(f"{kinds[name]} {name}" for name in kinds if name in domain)
    document = {
        "types": {name: _fields(text) for name, text in {"EIP712Domain": own, **types}.items()},
        "primaryType": primary, "domain": domain, "message": message,
    }  # fmt: skip
    return json.dumps({"method": "eth_signTypedData_v4", "params": [ME, json.dumps(document)]})


def _fields(text: str) -> list[dict[str, str]]:
    rows = (field.split() for field in text.split(",") if field)
    return [{"name": name, "type": kind} for kind, name in rows]


def history(*payees: str, amount: str = "12.5", tx: str = "0x" + "ab" * 32) -> PaymentHistory:
    """Return a history of a payment to each."""
    rows = "".join(f"2026-03-01T12:00:00Z,{payee},USDC,{amount},{tx}\n" for payee in payees)
    return read_history("time,to,asset,amount,tx\n" + rows)


def counted(answer: Answer) -> frozenset[str]:
    """Return the rules whose findings decide."""
    return frozenset(f.rule for f in answer.findings if TABLE[f.severity, f.confidence])


def rules_of(answer: Answer) -> set[str]:
    return {finding.rule for finding in answer.findings}
