"""EIP-7702: authorisations alone, and in transactions."""

from eth_account import Account
from eth_account.typed_transactions.typed_transaction import TypedTransaction
from tools.conformance import accounts as a
from tools.conformance import oracle
from tools.conformance.approvals import approve
from tools.conformance.building import MAX, Case
from tools.conformance.nested import batch_7821
from tools.conformance.vector import Json, Vector, call

_SOURCE = "EIP-7702"


def _alone(case: Case, delegate: str, chain: int = 1, nonce: int = 5, **other: object) -> Vector:
    request = {"chainId": chain, "address": delegate, "nonce": nonce, **other}
    return case.vector(request, _SOURCE, oracle.set_code(chain, delegate, nonce))


def _signed(delegate: str, key: bytes, chain: int = 1, nonce: int = 5) -> Json:
    made = Account.sign_authorization({"chainId": chain, "address": delegate, "nonce": nonce}, key)
    return {
        "chainId": hex(chain), "address": delegate, "nonce": hex(nonce),
        "yParity": hex(made.y_parity), "r": hex(made.r), "s": hex(made.s),
    }  # fmt: skip


def _sent(case: Case, delegate: str, to: str, data: str, key: bytes = a.ALICE_KEY) -> Vector:
    request = call("eth_sendTransaction", {
        "from": a.ALICE, "to": to, "value": "0x0", "data": data, "chainId": "0x1",
        "type": "0x4", "authorizationList": [_signed(delegate, key)],
    })  # fmt: skip
    return case.vector(request, _SOURCE, oracle.calldata(data) | oracle.set_code(1, delegate, 5))


def _raw(case: Case) -> Vector:
    """Return a signed type 4 transaction whose authorisation stands in it."""
    made = Account.sign_authorization({"chainId": 1, "address": a.DELEGATE, "nonce": 4}, a.BOB_KEY)
    row = {
        "type": 4, "chainId": 1, "nonce": 3, "maxPriorityFeePerGas": 10**9, "maxFeePerGas": 10**10,
        "gas": 90_000, "to": a.BOB, "value": 0, "data": "0x", "accessList": [],
        "authorizationList": [made],
    }  # fmt: skip
    raw = Account.sign_transaction(row, a.ALICE_KEY)
    hashes = {
        "signing hash": oracle.shown(TypedTransaction.from_dict(row).hash()),
        "transaction hash": oracle.shown(raw.hash),
    }
    request = call("eth_sendRawTransaction", oracle.shown(raw.raw_transaction))
    return case.vector(request, _SOURCE, hashes | oracle.set_code(1, a.DELEGATE, 4))


def vectors() -> list[Vector]:
    """Return the vectors."""
    batch = batch_7821((a.DOLLAR, 0, approve(a.SPENDER, MAX)), (a.BOB, 10**18, "0x"))
    return [
        _alone(Case("delegate-unknown", "A delegation to code nobody knows",
                    "From then on the delegate's code is the account's.",
                    hits="delegation-unknown", near="delegation-known"), a.STRANGER),
        _alone(Case("delegate-known", "A delegation to a wallet's own delegate",
                    "No acquittal: it does what the batch says.", hits="delegation-known",
                    near="delegation-unknown"), a.DELEGATE),
        _alone(Case("delegate-every-chain", "The same with chain id 0",
                    "One signature holds on every chain.", hits="delegation-known"),
               a.DELEGATE, chain=0),
        _alone(Case("delegate-unknown-every-chain", "Unknown code on every chain",
                    "The worst of both.", hits="delegation-unknown"), a.STRANGER, chain=0),
        _alone(Case("delegate-labelled", "A delegation to a labelled account",
                    "Sweepers that were seen have labels.",
                    hits="delegation-unknown counterparty-listed"), a.THIEF),
        _alone(Case("delegate-service", "A delegation to an exchange's account",
                    "A known service, and its account no code to run.",
                    hits="delegation-unknown"), a.EXCHANGE),
        _alone(Case("delegate-router", "A delegation to an official router",
                    "Made for another end, it lets others do what it was made for.",
                    hits="delegation-unknown", near="delegation-known"), a.ROUTER),
        _alone(Case("delegate-nobody", "A delegation taken back",
                    "The zero address ends a delegation.", hits="delegation-known",
                    near="delegation-unknown"), a.NOBODY),
        _alone(Case("delegate-signed", "A signed delegation",
                    "The signature tells whose account it is.", hits="delegation-known",
                    signer=a.ALICE), a.DELEGATE,
               **{key: one for key, one in _signed(a.DELEGATE, a.ALICE_KEY).items()
                  if key in {"yParity", "r", "s"}}),
        _sent(Case("delegate-and-batch", "A delegation, and a batch the account makes by it",
                   "A known delegate does not make the batch harmless.",
                   hits="delegation-known approval-unlimited self-call", signer=a.ALICE),
              a.DELEGATE, a.ALICE, batch),
        _sent(Case("delegate-of-another", "A transaction that carries another's delegation",
                   "Whoever sends it need not be whose account it is.",
                   hits="delegation-unknown", signer=a.ALICE),
              a.STRANGER, a.BOB, "0x", a.BOB_KEY),
        _raw(Case("delegate-raw", "A signed transaction with another's delegation, raw",
                  "Type 4: the delegation's own hash beside the transaction's.",
                  hits="delegation-known")),
        Case("delegate-nonce-missing", "A delegation without a nonce",
             "Without it there is no hash.").vector(
                 {"chainId": 1, "address": a.DELEGATE}, _SOURCE, oracle.NONE),
    ]  # fmt: skip
