"""Several calls asked for at once: `wallet_sendCalls`."""

from tools.conformance import accounts as a
from tools.conformance import oracle
from tools.conformance.approvals import approve
from tools.conformance.building import MAX, Case
from tools.conformance.calls import router_swap
from tools.conformance.payments import ETHER, transfer
from tools.conformance.vector import Json, Vector, call


def _sent(case: Case, *calls: Json, **other: object) -> Vector:
    # Wallets sign a batch in a way of their own: it has no hash.
    fields: Json = {
        "version": "2.0.0", "from": a.ALICE, "chainId": "0x1", "atomicRequired": True,
        "calls": list(calls), **other,
    }  # fmt: skip
    return case.vector(call("wallet_sendCalls", fields), "EIP-5792", oracle.NONE)


def _of(to: str, data: str = "0x", value: int = 0) -> Json:
    return {"to": to, "value": hex(value), "data": data}


def vectors() -> list[Vector]:
    """Return the vectors."""
    me = "0x" + "1".rjust(40, "0")
    return [
        _sent(Case("batch-swap", "An allowance of the swap's amount, and the swap",
                   "What batches are for.", near="approval-unlimited swap-receiver",
                   signer=a.ALICE),
              _of(a.DOLLAR, approve(a.ROUTER, 10**9)), _of(a.ROUTER, router_swap(me))),
        _sent(Case("batch-drain", "A claim, and an approval and a payment behind it",
                   "Wallets show the first call.", hits="approval-unlimited payment-to-listed",
                   signer=a.ALICE),
              _of(a.STRANGER, "0x4e71d92d"), _of(a.COIN, approve(a.SPENDER, MAX)),
              _of(a.DOLLAR, transfer(a.SCAM)), _of(a.BOB, value=ETHER)),
        _sent(Case("batch-capabilities", "A batch with capabilities",
                   "They are not read: a paymaster, for one, may see and change it.",
                   signer=a.ALICE),
              _of(a.BOB, value=ETHER),
              capabilities={"paymasterService": {"url": "https://paymaster.example"}}),
        Case("batch-empty", "A batch of no calls", "It asks for nothing.").vector(
            call("wallet_sendCalls", {"version": "2.0.0", "from": a.ALICE, "calls": []}),
            "EIP-5792", oracle.NONE),
    ]  # fmt: skip
