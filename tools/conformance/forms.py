"""Transactions of every type, complete and raw; and requests that must be refused."""

import json

import rlp
from eth_account import Account
from eth_utils.crypto import keccak
from tools.conformance import accounts as a
from tools.conformance import oracle
from tools.conformance.abi import octets
from tools.conformance.approvals import approve
from tools.conformance.building import MAX, Case, said, sent, signed_raw
from tools.conformance.payments import ETHER, transfer
from tools.conformance.permits import permit
from tools.conformance.vector import Json, Vector, call

_FEES = {"maxFeePerGas": 20 * 10**9, "maxPriorityFeePerGas": 10**9}
_LIST = [{"address": a.DOLLAR, "storageKeys": ["0x" + "00" * 32]}]


def fields(data: str = "0x", value: int = ETHER, to: str = a.BOB, **other: object) -> Json:
    """Return a complete transaction, EIP-1559's unless other fields say another type."""
    fees = {} if "gasPrice" in other else {"type": 2, **_FEES}
    row = {"to": to, "value": value, "data": data, "gas": 90_000, "nonce": 3, "chainId": 1}
    return {**row, **fees, **other}


def _whole(case: Case, made: Json) -> Vector:
    """Return `eth_signTransaction` with nothing left to fill in."""
    shown = {key: hex(one) if isinstance(one, int) else one for key, one in made.items()}
    request = call("eth_signTransaction", {"from": a.ALICE, **shown})
    return case.vector(request, "eth_signTransaction (execution-apis)", oracle.transaction(made))


def _unsigned(made: Json) -> Vector:
    """Return an unsigned raw transaction: what a signer hashes."""
    names = ("chainId", "nonce", "maxPriorityFeePerGas", "maxFeePerGas", "gas", "to", "value",
             "data")  # fmt: skip
    row = [octets(made[one]) if one in {"to", "data"} else made[one] for one in names]
    case = Case("raw-unsigned", "An unsigned transaction, raw",
                "The bytes whose hash is signed, as offline signers pass them.")  # fmt: skip
    raw = b"\x02" + rlp.encode([*row, []])
    return case.vector(oracle.shown(raw), "EIP-1559", oracle.transaction(made))


def _any_chain() -> Vector:
    """Return a transaction of before EIP-155: its signature holds on every chain."""
    row = [3, 20 * 10**9, 90_000, octets(a.BOB), ETHER, b""]
    digest = keccak(rlp.encode(row))
    made = Account.unsafe_sign_hash(digest, a.ALICE_KEY)
    raw = rlp.encode([*row, made.v, made.r, made.s])
    hashes = {"signing hash": oracle.shown(digest), "transaction hash": oracle.shown(keccak(raw))}
    case = Case("raw-any-chain", "A signed transaction without a chain, raw",
                "Of before EIP-155: it can be sent on every chain.")  # fmt: skip
    return case.vector(call("eth_sendRawTransaction", oracle.shown(raw)), "Ethereum", hashes)


def _whole_forms() -> list[Vector]:
    token: Json = {"data": transfer(a.BOB), "value": 0, "to": a.DOLLAR}
    blobs: Json = {
        "type": 3,
        "maxFeePerBlobGas": 10**9,
        "blobVersionedHashes": ["0x01" + "7e" * 31],
    }
    return [
        _whole(Case("whole-legacy", "A complete transaction of the old kind (EIP-155)",
                    "Nothing is left to the wallet: its hash is certain."),
               fields(gasPrice=20 * 10**9)),
        _whole(Case("whole-2930", "A complete transaction with an access list (EIP-2930)",
                    "The list is signed along."),
               fields(gasPrice=20 * 10**9, type=1, accessList=_LIST)),
        _whole(Case("whole-1559", "A complete transaction with two fees (EIP-1559)",
                    "The everyday form.", near="fee-too-high"), fields(accessList=[], **token)),
        _whole(Case("whole-fee", "A complete transaction that may cost a coin and a half",
                    "Whoever makes the blocks may take all that limit and price allow.",
                    hits="fee-too-high"),
               fields(accessList=[], gas=30_000_000, maxFeePerGas=50 * 10**9, **token)),
        _whole(Case("whole-4844", "A complete transaction with blobs (EIP-4844)",
                    "The blobs' hashes are signed, not the blobs."),
               fields(accessList=[], **blobs)),
        _unsigned(fields(accessList=[], **token)),
        _any_chain(),
        signed_raw(Case("raw-legacy", "A signed transaction of the old kind, raw",
                        "The sender is recovered."), fields(gasPrice=20 * 10**9)),
        signed_raw(Case("raw-2930", "A signed transaction with an access list, raw",
                        "Type 1."), fields(gasPrice=20 * 10**9, type=1, accessList=_LIST)),
        signed_raw(Case("raw-1559", "A signed transaction with two fees, raw", "Type 2."),
                   fields(accessList=[], **token)),
        signed_raw(Case("raw-drain", "A signed, unlimited approval, raw",
                        "A guard between wallet and node sees this.",
                        hits="approval-unlimited"),
                   fields(accessList=[], data=approve(a.SPENDER, MAX), value=0, to=a.DOLLAR)),
        signed_raw(Case("raw-other-chain", "A signed transaction of another chain, raw",
                        "The chain is that of the transaction, whatever is believed."),
                   fields(accessList=[], chainId=10)),
    ]  # fmt: skip


def _refused() -> list[Vector]:
    plain = {"from": a.ALICE, "to": a.BOB, "value": "0x1", "chainId": "0x1"}
    wrong = a.BOB[:-1] + ("0" if a.BOB[-1] != "0" else "1")
    return [_no(*row) for row in (
        ("json-twice", "A JSON object with a key twice", "Programs take the first or the last.",
         f'{{"to": "{a.BOB}", "to": "{a.MALLORY}", "value": "0x1"}}'),
        ("json-float", "A value with a decimal point", "No amount of wei is broken.",
         f'{{"to": "{a.BOB}", "value": 1.5}}'),
        ("json-cut", "JSON that ends too early", "It says nothing for certain.",
         f'{{"to": "{a.BOB}", "value": '),
        ("json-empty", "An object of nothing", "It is no request.", "{}"),
        ("value-huge", "A value above 256 bits", "No account holds it.",
         call("eth_sendTransaction", {**plain, "value": "0x1" + "0" * 64})),
        ("value-signed", "A negative value", "It has no sign.",
         call("eth_sendTransaction", {**plain, "value": "-0x1"})),
        ("to-checksum", "A recipient with a wrong checksum", "A digit was changed.",
         call("eth_sendTransaction", {**plain, "to": wrong})),
        ("to-short", "A recipient of 39 digits", "An address has 40.",
         call("eth_sendTransaction", {**plain, "to": a.BOB[:-1]})),
        ("data-odd", "Data with an odd number of digits", "A byte has two.",
         call("eth_sendTransaction", {**plain, "data": "0xabc"})),
        ("data-and-input", "data and input that differ", "Nodes take the one or the other.",
         call("eth_sendTransaction", {**plain, "data": transfer(a.BOB), "input": "0x12345678"})),
        ("two-fees", "gasPrice beside maxFeePerGas", "No type has both.",
         call("eth_sendTransaction", {**plain, "gasPrice": "0x1", "maxFeePerGas": "0x1"})),
        ("method-unknown", "A method that asks for no signature", "eth_call signs nothing.",
         call("eth_call", plain, "latest")),
        ("method-typed-first", "eth_signTypedData without a version",
         "Wallets take it for the first form or for the fourth.",
         call("eth_signTypedData", a.ALICE, permit(a.ROUTER, 10**8))),
        ("params-swapped", "personal_sign with account and message swapped",
         "Some wallets turn it around, others sign the address.",
         call("personal_sign", a.ALICE, "Hello from the harbour")),
        ("raw-cut", "A raw transaction whose last byte is missing", "RLP tells its own length.",
         "0x02f8650103843b9aca008504a817c80083015f90940376aac0"),
        ("raw-hash", "32 bytes of hex", "A hash: what was hashed cannot be told.",
         "0x" + "e7" * 32),
        ("raw-type", "A raw transaction of a type there is none of", "0x7f is not used.",
         "0x7fc0"),
    )]  # fmt: skip


def _no(name: str, title: str, why: str, request: str | Json) -> Vector:
    return Case(name, title, why).vector(request, "", oracle.NONE)


def vectors() -> list[Vector]:
    """Return requests on whose form programs differ."""
    strange = sent(Case("key-unknown", "A transaction with a key no transaction has",
                        "It may change what a wallet does with it."), a.BOB, value=1)  # fmt: skip
    request = strange.request
    if isinstance(request, dict):
        request["params"][0]["gasless"] = True
    bare = {"from": a.ALICE, "to": a.DOLLAR, "data": approve(a.ROUTER, MAX)}
    nowhere = Case("chain-untold", "An approval on a chain that is not told",
                   "Without a chain a row of any chain counts.")  # fmt: skip
    told = Case("chain-told", "The same, and the asker tells the chain",
                "Then lists and official contracts of that chain hold.",
                chain="eip155:1")  # fmt: skip
    own = permit(a.ROUTER, 10**8)
    whole = Case("typed-as-text", "Typed data as JSON text in a JSON-RPC call",
                 "How MetaMask's own documentation passes them.")  # fmt: skip
    alone = Case("typed-alone", "Typed data without a call around them",
                 "How signers in programs take them.", signer=a.ALICE)  # fmt: skip
    return [
        *_refused(), strange,
        nowhere.vector(call("eth_sendTransaction", bare), "execution-apis",
                       oracle.calldata(bare["data"])),
        told.vector(call("eth_sendTransaction", bare), "execution-apis",
                    oracle.calldata(bare["data"])),
        Case("from-another", "A transaction from another account than the asker's",
             "One of the two is wrong.", signer=a.BOB).vector(
                 call("eth_sendTransaction", bare), "execution-apis", oracle.NONE),
        whole.vector(call("eth_signTypedData_v4", a.ALICE, json.dumps(own)), "EIP-712",
                     oracle.typed(own)),
        alone.vector(own, "EIP-712", oracle.typed(own)),
        said(Case("message-odd-hex", "A message of hex with an odd number of digits",
                  "Read as text; some wallets fill it up to bytes."), "0xabc"),
        said(Case("message-bare-hex", "A message of hex without 0x",
                  "Read as text; MetaMask reads it as bytes."), "48656c6c6f"),
    ]  # fmt: skip


def whole() -> list[Vector]:
    """Return complete transactions of every type."""
    return _whole_forms()
