"""Proposals to a Safe: hashes of its versions, confirmations, nonces, and what is claimed."""

from tools.conformance import accounts as a
from tools.conformance import oracle
from tools.conformance.building import Case, signature
from tools.conformance.payments import ETHER, transfer
from tools.conformance.vector import Json, Vector

_OWNERS = [a.ALICE, a.BOB, a.CAROL]
_SERVICE = "Safe transaction service, multisig-transactions"


def proposal(
    to: str, data: str = "0x", value: int = 0, operation: int = 0, **other: object
) -> Json:
    """Return one proposal as the service writes it, with version, chain, owners beside it."""
    row: Json = {
        "safe": a.SAFE, "chainId": 1, "version": "1.4.1", "owners": _OWNERS, "threshold": 2,
        "to": to, "value": str(value), "data": data if data != "0x" else None,
        "operation": operation, "safeTxGas": 0, "baseGas": 0, "gasPrice": "0",
        "gasToken": a.NOBODY, "refundReceiver": a.NOBODY, "nonce": 12,
    }  # fmt: skip
    return {**row, **other}


def safe(case: Case, request: Json, *, judged: Json | None = None) -> Vector:
    """Return the vector of a proposal; `judged` is the one of a list that is hashed."""
    return case.vector(request, _SERVICE, oracle.safe(judged or request))


def confirmed(row: Json, *by: tuple[str, bytes], as_message: bool = False, of: str = "") -> Json:
    """Return a proposal with confirmations filed under owners; `of` is another hash signed."""
    digest = of or oracle.safe(row)["safeTxHash"]
    filed = [
        {"owner": owner, "signature": signature(digest, key, as_message=as_message)}
        for owner, key in by
    ]
    return {**row, "confirmations": filed}


def _hashes() -> list[Vector]:
    versions = ("1.0.0", "1.1.1", "1.2.0", "1.3.0", "1.3.0+L2", "1.4.1", "1.5.0")
    return [
        safe(Case(f"safe-version-{one.replace('+', '-').lower()}", f"A payment of a Safe {one}",
                  "From 1.3.0 on the chain is part of the domain.",
                  near="safe-delegatecall gas-refund same-nonce"),
             proposal(a.BOB, value=ETHER, version=one))
        for one in versions
    ]  # fmt: skip


def _unhashed(case: Case, request: Json) -> Vector:
    return case.vector(request, _SERVICE, oracle.NONE)


def _open() -> list[Vector]:
    row = proposal(a.BOB, value=ETHER)
    return [
        _unhashed(Case("safe-no-version", "A proposal that does not tell the Safe's version",
                       "Versions hash differently: none is guessed."),
                  {key: one for key, one in row.items() if key != "version"}),
        _unhashed(Case("safe-no-chain", "A proposal of 1.4.1 that does not tell the chain",
                       "The chain is part of the domain."),
                  {key: one for key, one in row.items() if key != "chainId"}),
        _unhashed(Case("safe-version-unknown", "A version there is none of",
                       "How it would hash is not known."), {**row, "version": "9.9.9"}),
        _unhashed(Case("safe-missing-field", "A proposal without safeTxGas",
                       "A missing field is refused, never taken for zero."),
                  {key: one for key, one in row.items() if key != "safeTxGas"}),
        _unhashed(Case("safe-operation-2", "An operation that is neither 0 nor 1",
                       "Safe's enum has two values."), {**row, "operation": 2}),
        safe(Case("safe-hex-numbers", "The same numbers as hex text",
                  "How a number is written does not change it."),
             {**row, "value": hex(ETHER), "nonce": "0xc"}, judged=row),
    ]  # fmt: skip


def _signed() -> list[Vector]:
    row = proposal(a.BOB, value=ETHER)
    other = proposal(a.MALLORY, value=ETHER)
    theirs = oracle.safe(other)["safeTxHash"]
    none = "confirmation-not-owner"
    wrong = confirmed(row, (a.ALICE, a.ALICE_KEY), (a.BOB, a.BOB_KEY), of=theirs)
    contract = {"owner": a.ALICE, "signature": "0x" + a.ALICE[2:].lower().rjust(64, "0")
                + "0" * 64 + "01"}  # fmt: skip
    return [
        safe(Case("confirmed", "Two owners' signatures of this hash",
                  "Each recovers to the owner it is filed under.", near=none),
             confirmed(row, (a.ALICE, a.ALICE_KEY), (a.BOB, a.BOB_KEY))),
        safe(Case("confirmed-as-message", "The same, signed as messages (v 31 and 32)",
                  "What wallets make that sign texts only.", near=none),
             confirmed(row, (a.ALICE, a.ALICE_KEY), as_message=True)),
        safe(Case("confirmed-by-stranger", "A signature by somebody who is no owner",
                  "Filed under an owner, it recovers to another.", hits=none),
             confirmed(row, (a.ALICE, a.MALLORY_KEY))),
        safe(Case("confirmed-swapped", "An owner's signature filed under another owner",
                  "The service misfiled it, or somebody did.", hits=none),
             confirmed(row, (a.ALICE, a.BOB_KEY))),
        safe(Case("confirmed-other-hash", "Signatures of another transaction's hash",
                  "What the owners signed is not what is shown.", hits=none), wrong),
        safe(Case("confirmed-sibling", "The same, and that other transaction beside it",
                  "The signatures fit the other proposal of the nonce.",
                  hits="confirmation-not-owner same-nonce"),
             {"results": [wrong, other]}, judged=row),
        safe(Case("confirmed-removed-owner", "A right signature by a former owner",
                  "The owners told do not hold the account any more.", hits=none),
             confirmed(proposal(a.BOB, value=ETHER, owners=[a.BOB, a.CAROL]),
                       (a.ALICE, a.ALICE_KEY))),
        safe(Case("confirmed-no-owners", "Owners are not told",
                  "The signature recovers to whom it is filed under: no more can be said.",
                  near=none),
             {key: one for key, one in confirmed(row, (a.ALICE, a.ALICE_KEY)).items()
              if key != "owners"}, judged=row),
        safe(Case("confirmed-on-chain", "A confirmation by approveHash (v 1)",
                  "Only the chain can tell whether it was given.", near=none),
             {**row, "confirmations": [contract]}),
        safe(Case("nonce-rival", "Two proposals of one nonce", "Only one can be executed.",
                  hits="same-nonce"), {"results": [row, other]}, judged=row),
        safe(Case("nonce-others", "Two proposals of different nonces", "No rivals.",
                  near="same-nonce"), {"results": [row, {**other, "nonce": 13}]}, judged=row),
    ]  # fmt: skip


def _claimed() -> list[Vector]:
    row = proposal(a.DOLLAR, transfer(a.BOB))
    decoded: Json = {"method": "transfer", "parameters": [
        {"name": "to", "type": "address", "value": a.MALLORY},
        {"name": "amount", "type": "uint256", "value": "250000000"}]}  # fmt: skip
    right = {**decoded, "parameters": [{**decoded["parameters"][0], "value": a.BOB},
                                       decoded["parameters"][1]]}  # fmt: skip
    return [
        safe(Case("claimed-decoding", "The service's reading names another recipient",
                  "The bytes are what is signed.", hits="displayed-differs"),
             {**row, "dataDecoded": decoded}, judged=row),
        safe(Case("claimed-right", "The service's reading is that of the bytes",
                  "Nothing differs.", near="displayed-differs"),
             {**row, "dataDecoded": right}, judged=row),
        safe(Case("claimed-hash", "The service states another safeTxHash",
                  "The hash is made here from the ten fields.", hits="displayed-differs"),
             {**row, "safeTxHash": "0x" + "ab" * 32}, judged=row),
        safe(Case("displayed-other", "On the screen stood another recipient",
                  "What was displayed is compared field by field.", hits="displayed-differs",
                  displayed=proposal(a.DOLLAR, transfer(a.CAROL))), row),
        safe(Case("displayed-same", "On the screen stood the same",
                  "Nothing differs.", near="displayed-differs", displayed=row), row),
    ]  # fmt: skip


def vectors() -> list[Vector]:
    """Return the vectors."""
    return [*_hashes(), *_open(), *_signed(), *_claimed()]
