"""Makes vectors: each builder writes a request as a wallet gets it, and asks the oracle for it."""

from collections.abc import Mapping
from typing import Final

from eth_account import Account
from eth_utils.crypto import keccak
from tools.conformance import accounts as a
from tools.conformance import oracle
from tools.conformance.vector import Json, Vector, call, rules

DAY: Final = 86_400
# 2026-11-24T12:00:00Z, the moment of asking.
NOW: Final = 1_795_521_600
MAX: Final = 2**256 - 1
MAX160: Final = 2**160 - 1
OWN_SITE: Final = "https://app.harbour.example"
STRAY_SITE: Final = "https://claim-now.example"


class Case:
    """What every vector has beside its request; `hits` and `near` name rules, blanks between."""

    def __init__(
        self,
        id: str,  # noqa: A002 - what it is called in the files
        title: str,
        why: str,
        *,
        source: str = "",
        hits: str = "",
        near: str = "",
        **told: object,
    ) -> None:
        """Take `told` as it stands in the file."""
        self.id, self.title, self.why, self.source = id, title, why, source
        self.hits, self.near, self.told = rules(hits), rules(near), told

    def vector(self, request: str | Json, source: str, digests: Mapping[str, str]) -> Vector:
        """Return the vector of a request."""
        return Vector(
            self.id, self.title, request, self.why, self.source or source, digests, self.told,
            self.hits, self.near,
        )  # fmt: skip


def sent(case: Case, to: str, data: str = "0x", value: int = 0, sender: str = a.ALICE) -> Vector:
    """Return `eth_sendTransaction` as a site asks for it: nonce and fees are the wallet's."""
    fields = {"from": sender, "to": to, "value": hex(value), "data": data, "chainId": "0x1"}
    request = call("eth_sendTransaction", {name: one for name, one in fields.items() if one})
    return case.vector(request, "eth_sendTransaction (execution-apis)", oracle.calldata(data))


def typed(case: Case, document: Json, *, signed: bool = True) -> Vector:
    """Return `eth_signTypedData_v4`; unless `signed`, no hash may be made of it."""
    request = call("eth_signTypedData_v4", a.ALICE, document)
    digests = oracle.typed(document) if signed else oracle.NONE
    return case.vector(request, "EIP-712", digests)


def said(case: Case, text: str | bytes) -> Vector:
    """Return `personal_sign` of a text or of bytes."""
    body = text if isinstance(text, bytes) else text.encode()
    written = text if isinstance(text, str) else "0x" + text.hex()
    request = call("personal_sign", written, a.ALICE)
    return case.vector(request, "EIP-191", oracle.message(body))


def struct(fields: str) -> list[dict[str, str]]:
    """Return a type's fields, written `address owner,uint256 value`."""
    rows = [field.strip().split(" ") for field in fields.split(",")] if fields else []
    return [{"name": name, "type": kind} for kind, name in rows]


def document(
    primary: str, types: Mapping[str, str], domain: Json, message: Json, *, declared: str = ""
) -> Json:
    """Return typed data; the domain's type names the fields the domain has."""
    kinds = {
        "name": "string", "version": "string", "chainId": "uint256",
        "verifyingContract": "address", "salt": "bytes32",
    }  # fmt: skip
    plain = ",".join(f"{kind} {name}" for name, kind in kinds.items() if name in domain)
    return {
        "types": {
            "EIP712Domain": struct(declared or plain),
            **{name: struct(fields) for name, fields in types.items()},
        },
        "primaryType": primary,
        "domain": domain,
        "message": message,
    }


def domain_of(name: str, contract: str, version: str = "1", chain: int = 1) -> Json:
    """Return a domain of four fields; without a version of three."""
    told: Json = {"name": name, "version": version} if version else {"name": name}
    return {**told, "chainId": chain, "verifyingContract": contract}


def signed_raw(case: Case, fields: Json, key: bytes = a.ALICE_KEY) -> Vector:
    """Return `eth_sendRawTransaction` of a transaction signed by a test key."""
    made = Account.sign_transaction(fields, key)
    request = call("eth_sendRawTransaction", oracle.shown(made.raw_transaction))
    return case.vector(request, "Ethereum", oracle.transaction(fields, key))


def signature(digest: str, key: bytes, *, as_message: bool = False) -> str:
    """Return a Safe's signature of a hash by a test key; as a message `v` is 4 more."""
    hashed = bytes.fromhex(digest[2:])
    if as_message:
        hashed = keccak(b"\x19Ethereum Signed Message:\n32" + hashed)
    made = Account.unsafe_sign_hash(hashed, key)
    v = made.v + (4 if as_message else 0)
    return f"0x{made.r:064x}{made.s:064x}{v:02x}"


def payment(to: str, day: str = "2026-09-01", amount: str = "100") -> Json:
    """Return a row of a history: a payment of the asker's own."""
    tx = "0x" + keccak(text=f"{to} {day}").hex()
    return {"time": f"{day}T12:00:00Z", "to": to, "asset": "hUSD", "amount": amount, "tx": tx}
