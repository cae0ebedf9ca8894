"""Allowances for nobody's contract, and batches that give one stranger several things: made up."""

import json
from collections.abc import Iterator

from eth_abi.abi import encode

from tests.run.vectors.case import (
    MAX,
    ME,
    OTHER,
    STRANGER,
    Case,
    calldata,
    caution,
    danger,
    history,
    transaction,
)
from tests.run.vectors.contracts import (
    DAI,
    ENTRY_POINT,
    METAMASK_DELEGATE,
    SAFE_FACTORY,
    SAFE_TO_L2_SETUP,
    USDC,
    WETH,
)

_APPROVE, _TRANSFER = "approve(address,uint256)", "transfer(address,uint256)"
_COLLECTION = "0x" + "9f" * 20
Call = tuple[str, int, bytes]


def allowances() -> Iterator[Case]:
    """Return what lets somebody unknown take tokens, each of which may be a small protocol's."""
    text, rules = transaction(USDC, calldata(_APPROVE, STRANGER, 10**9)), "approval-to-unknown"
    yield caution("an exact allowance to a stranger", text, rules)
    text = transaction(_COLLECTION, calldata(_APPROVE, STRANGER, 4_711))
    yield caution("an NFT of an unlisted collection to a stranger", text, rules)
    increase = "increaseAllowance(address,uint256)"
    text = transaction(USDC, calldata(increase, STRANGER, 10**9))
    yield caution("a limited increaseAllowance to a stranger", text, "increase-allowance")
    # A number that is not the maximum, and more than there ever was of it.
    text, rules = transaction(USDC, calldata(_APPROVE, STRANGER, 10**30)), "approval-unlimited"
    yield caution("more USDC than there is to a stranger", text, rules)
    text = transaction(USDC, calldata(increase, STRANGER, 10**30))
    yield danger("more USDC than there is by increaseAllowance", text, "increase-allowance")
    forged = "0x000000000072d473030f116ddee9f6b43ac78ba3"
    text = transaction(USDC, calldata(_APPROVE, forged, 10**9))
    yield danger("Permit2 with one digit changed", text, "imitation approval-to-unknown")
    text = transaction(USDC, calldata(_TRANSFER, "0x" + "00" * 20, 10**9))
    yield caution("USDC to the zero address", text, "payment-to-nobody")
    # Two digits at the front, four at the end of somebody paid before.
    like = OTHER[:4] + STRANGER[4:-4] + OTHER[-4:].lower()
    text = transaction(like, value=10**18)
    yield danger("a look-alike of a payee", text, "imitation", history=history(OTHER))
    owners = ([ME], 1, SAFE_TO_L2_SETUP, calldata("setupToL2(address)", STRANGER), "0x" + "00" * 20)
    setup = calldata("setup(address[],uint256,address,bytes,address,address,uint256,address)",
                     *owners, "0x" + "00" * 20, 0, "0x" + "00" * 20)  # fmt: skip
    data = calldata("createProxyWithNonce(address,bytes,uint256)",
                    "0x41675C099F32341bf84BFc5382aF534df5C7461a", setup, 7)  # fmt: skip
    text = transaction(SAFE_FACTORY, data)
    yield danger("a new Safe with a stranger's code", text, "safe-master-copy")


def batches() -> Iterator[Case]:
    """Return batches of all forms."""
    three = [
        (USDC, 0, calldata(_TRANSFER, STRANGER, 10**9)),
        (WETH, 0, calldata(_TRANSFER, STRANGER, 10**18)),
        (STRANGER, 3 * 10**18, b""),
    ]
    endless = [(USDC, 0, calldata(_APPROVE, STRANGER, MAX))]
    collection = [(_COLLECTION, 0, calldata("setApprovalForAll(address,bool)", STRANGER, True))]
    rules = "everything-to-one"
    yield danger("three assets by wallet_sendCalls", send_calls(three), rules)
    yield caution("two assets by wallet_sendCalls", send_calls(three[:2]), rules)
    exact = [(token, 0, calldata(_APPROVE, STRANGER, 10**9)) for token in (USDC, WETH, DAI)]
    yield danger("three allowances by wallet_sendCalls", send_calls(exact), rules)
    yield danger("a collection and a coin", send_calls([*collection, three[2]]), rules)
    yield danger("three assets by a user operation", operation(three), rules)
    yield caution("an allowance in a user operation", operation(endless), "approval-unlimited")
    yield caution("a collection in a user operation", operation(collection), "approval-for-all")
    yield danger("both in a user operation", operation([*endless, *collection]), rules)
    yield danger("three assets by a 7702 batch", through_delegate(three), rules)
    text, rules = through_delegate(endless), "approval-unlimited"
    yield caution("an allowance in a 7702 batch", text, rules)
    text, rules = through_delegate(collection), "approval-for-all"
    yield caution("a collection in a 7702 batch", text, rules)


def batch_through_delegate(spender: str) -> str:
    """Return a type 4 transaction: one's own account, run by MetaMask's contract, pays out."""
    return through_delegate([
        (USDC, 0, calldata(_APPROVE, spender, MAX)),
        (spender, 3 * 10**18, b""),
        (WETH, 0, calldata(_TRANSFER, spender, 10**18)),
    ])  # fmt: skip


def through_delegate(calls: list[Call]) -> str:
    """Return a self-call with a batch as ERC-7579 and ERC-7821 take it in their default mode."""
    packed = encode(["(address,uint256,bytes)[]"], [calls])
    data = calldata("execute(bytes32,bytes)", b"\1" + b"\0" * 31, packed)
    signed = {"chainId": "0x1", "address": METAMASK_DELEGATE, "nonce": "0x5"}
    return transaction(ME, data, type="0x4", authorizationList=[signed])


def send_calls(calls: list[Call]) -> str:
    """Return an EIP-5792 request."""
    rows = [{"to": to, "value": hex(value), "data": "0x" + data.hex()} for to, value, data in calls]
    asked = {"version": "2.0.0", "from": ME, "chainId": "0x1", "atomicRequired": True,
             "calls": rows}  # fmt: skip
    return json.dumps({"method": "wallet_sendCalls", "params": [asked]})


def operation(calls: list[Call]) -> str:
    """Return a user operation of an account that calls in batches."""
    data = calldata("executeBatch((address,uint256,bytes)[])", calls)
    fields = {
        "sender": ME, "nonce": "0x1", "callData": "0x" + data.hex(), "callGasLimit": "0x186a0",
        "verificationGasLimit": "0x186a0", "preVerificationGas": "0xc350",
        "maxFeePerGas": "0x2540be400", "maxPriorityFeePerGas": "0x3b9aca00", "signature": "0x",
        "chainId": "0x1",
    }  # fmt: skip
    return json.dumps({"method": "eth_sendUserOperation", "params": [fields, ENTRY_POINT]})
