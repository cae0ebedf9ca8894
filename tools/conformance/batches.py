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
                   "A paymaster pays for the gas and leaves the calls as they are.",
                   near="hidden-fields", signer=a.ALICE),
              _of(a.BOB, value=ETHER),
              capabilities={"paymasterService": {"url": "https://paymaster.example"}}),
        _sent(Case("batch-capability-unknown", "A batch with a capability nobody knows",
                   "It may change what is done.", hits="hidden-fields", signer=a.ALICE),
              _of(a.BOB, value=ETHER), capabilities={"rewriteCalls": {"by": a.MALLORY}}),
        _sent(Case("batch-everything", "Three assets sent to one stranger",
                   "A wallet being emptied by one signature.", hits="everything-to-one",
                   signer=a.ALICE),
              _of(a.DOLLAR, transfer(a.STRANGER)), _of(a.COIN, transfer(a.STRANGER, ETHER)),
              _of(a.STRANGER, value=ETHER)),
        _sent(Case("batch-two-allowances", "Two allowances without limit to one stranger",
                   "He may empty both, whenever he likes.",
                   hits="everything-to-one approval-unlimited", signer=a.ALICE),
              _of(a.DOLLAR, approve(a.SPENDER, MAX)), _of(a.COIN, approve(a.SPENDER, MAX))),
        _sent(Case("batch-everything-own", "The same to the signer's second account",
                   "A move into another account of one's own.", near="everything-to-one",
                   signer=a.ALICE, own=[a.CAROL]),
              _of(a.DOLLAR, transfer(a.CAROL)), _of(a.COIN, transfer(a.CAROL, ETHER)),
              _of(a.CAROL, value=ETHER)),
        _sent(Case("batch-pool", "Two allowances of exact amounts to one known router",
                   "How liquidity is given.", near="everything-to-one", signer=a.ALICE),
              _of(a.DOLLAR, approve(a.ROUTER, 10**9)), _of(a.COIN, approve(a.ROUTER, ETHER))),
        _sent(Case("batch-through-router", "A token sent to a router, and the call that uses it",
                   "A later call of the batch passes it on.", near="payment-to-router",
                   signer=a.ALICE),
              _of(a.DOLLAR, transfer(a.ROUTER)),
              _of(a.ROUTER, router_swap(me, held=250_000_000))),
        _sent(Case("batch-left-in-router", "A token sent to a router, and a call that does not"
                   " use it", "Nothing in the batch passes it on.", hits="payment-to-router",
                   signer=a.ALICE),
              _of(a.DOLLAR, transfer(a.ROUTER)), _of(a.COIN, "0xd0e30db0", ETHER)),
        Case("batch-empty", "A batch of no calls", "It asks for nothing.").vector(
            call("wallet_sendCalls", {"version": "2.0.0", "from": a.ALICE, "calls": []}),
            "EIP-5792", oracle.NONE),
    ]  # fmt: skip
