"""Thefts of well-known shapes, made up: nobody's list knows who takes part."""

import json
from collections.abc import Iterator

from tests.run.vectors.batches import allowances, batch_through_delegate, batches
from tests.run.vectors.case import (
    MAX,
    ME,
    NOW,
    SAFE,
    STRANGER,
    Case,
    Told,
    calldata,
    caution,
    danger,
    transaction,
    typed,
)
from tests.run.vectors.contracts import (
    APES,
    DAI,
    MULTI_SEND,
    MULTI_SEND_CALL_ONLY,
    POLYGON_USDC,
    UNISWAP_V3,
    USDC,
    WETH,
)
from tests.run.vectors.documents import (
    ZERO,
    item,
    multi_send,
    permit,
    permit2_single,
    permit2_transfer,
    proposal,
    seaport,
)
from tests.run.vectors.everyday_signatures import sign_in

FAR = NOW + 5 * 365 * 86_400
_APPROVE = "approve(address,uint256)"
_ME = ME.lower()


def shapes() -> list[Case]:
    """Return them all."""
    return [*_orders(), *_signatures(), *_calls(), *_safes(), *allowances(), *batches()]


def _orders() -> Iterator[Case]:
    apes = [(2, APES, number, 1) for number in (2_100, 7_537)]
    offer = [item(*ape) for ape in apes]
    gift = [item(*ape, STRANGER) for ape in apes]
    # The shape of the theft from Kevin Rose, January 2023.
    yield danger("a Seaport order for nothing", seaport(offer, gift), "order-for-nothing")
    dust = [*gift, item(0, ZERO, 0, 1, ME)]
    yield danger("a Seaport order for one wei", seaport(offer, dust), "order-for-nothing")
    cents = [*gift, item(1, USDC, 0, 900, ME)]
    text, rules = seaport(offer, cents), "order-for-nothing"
    yield danger("a Seaport order for less than a cent", text, rules)
    falling = [*gift, {**item(0, ZERO, 0, 10**19, ME), "endAmount": "0"}]
    text = seaport(offer, falling)
    yield danger("a Seaport order whose price falls to nothing", text, rules)


def _signatures() -> Iterator[Case]:
    endless = permit(USDC, "USD Coin", STRANGER, MAX, FAR)
    yield danger("a permit without limit to a stranger", endless, "permit-signature")
    endless = permit2_single(STRANGER, 2**160 - 1, FAR, FAR)
    yield danger("a Permit2 permit to a stranger", endless, "permit-signature")
    # One sign of a thief: it may be a small protocol's page.
    exact = permit(USDC, "USD Coin", STRANGER, 10**9, NOW + 1_800)
    yield caution("an exact permit to a stranger", exact, "permit-signature")
    text = permit2_transfer(STRANGER, MAX, FAR)
    yield danger("a Permit2 transfer by a stranger", text, "permit-transfer")
    # What relays of gasless calls take: the approval is in the bytes.
    polygon = {"name": "USD Coin (PoS)", "version": "1", "verifyingContract": POLYGON_USDC,
               "salt": f"0x{137:064x}"}  # fmt: skip
    types = {"MetaTransaction": "uint256 nonce,address from,bytes functionSignature"}
    inside = "0x" + calldata(_APPROVE, STRANGER, MAX).hex()
    text = typed("MetaTransaction", types, polygon,
                 {"nonce": 0, "from": ME, "functionSignature": inside})  # fmt: skip
    yield caution("an approval in a meta-transaction", text, "permit-signature")
    inside = "0x" + calldata("setApprovalForAll(address,bool)", STRANGER, True).hex()
    text = typed("MetaTransaction", types, polygon,
                 {"nonce": 1, "from": ME, "functionSignature": inside})  # fmt: skip
    yield danger("a collection in a meta-transaction", text, "approval-for-all")
    types = {"Permit": "address holder,address spender,uint256 nonce,uint256 expiry,bool allowed"}
    domain = {"name": "Dai Stablecoin", "version": "1", "chainId": 1, "verifyingContract": DAI}
    dai: dict[str, object] = {"holder": ME, "spender": STRANGER, "nonce": 0, "expiry": 0}
    dai["allowed"] = True
    text = typed("Permit", types, domain, dai)
    yield danger("a DAI permit to a stranger that never lapses", text, "permit-signature")
    text, site = sign_in("app.uniswap.org"), "https://uniswap-claims.example"
    asked: Told = {"kind": "message", "site": site, "signer": _ME}
    yield danger("a sign-in for another site", text, "sign-in-origin", **asked)
    call = {"method": "eth_sign", "params": [ME, "0x" + "9d" * 32]}
    yield danger("eth_sign of a hash", json.dumps(call), "blind-signature")
    # Owners of a Safe confirm by it.
    call = {"method": "personal_sign", "params": ["0x" + "9d" * 32, ME]}
    yield danger("personal_sign of a hash", json.dumps(call), "blind-signature")


def _calls() -> Iterator[Case]:
    # All of a token to somebody unknown: a small protocol's page asks for it too.
    endless = transaction(USDC, calldata(_APPROVE, STRANGER, MAX))
    yield caution("an allowance without limit to a stranger", endless, "approval-unlimited")
    data = calldata("setApprovalForAll(address,bool)", STRANGER, True)
    yield caution("a collection to a stranger", transaction(APES, data), "approval-for-all")
    data = calldata("increaseAllowance(address,uint256)", STRANGER, MAX)
    rules = "increase-allowance"
    yield danger("increaseAllowance to a stranger", transaction(USDC, data), rules)
    data = calldata("SecurityUpdate()")
    yield danger("a paid SecurityUpdate", transaction(STRANGER, data, 10**18), "payable-claim")
    inner = calldata("exactInputSingle((address,address,uint24,address,uint256,uint256,uint160))",
                     (USDC, WETH, 500, STRANGER, 10**9, 10**17, 0))  # fmt: skip
    data = calldata("multicall(uint256,bytes[])", NOW + 1_800, [inner])
    # No history is given: the stranger may be another account of one's own.
    yield caution("a swap to a stranger", transaction(UNISWAP_V3, data), "swap-receiver")
    batch = batch_through_delegate(STRANGER)
    yield danger("a 7702 batch to a stranger", batch, "approval-unlimited everything-to-one")
    signed = {"chainId": 0, "address": STRANGER, "nonce": 3}
    text, rules = json.dumps(signed), "delegation-unknown"
    yield danger("a delegation to a stranger on every chain", text, rules, signer=_ME)


def _safes() -> Iterator[Case]:
    paid = {"gasToken": USDC, "refundReceiver": STRANGER, "gasPrice": str(10**12), "baseGas": 10**6}
    text = proposal(0, to=ME, **paid)
    yield danger("a Safe's refund to a stranger", text, "gas-refund", signer=_ME)
    swap = calldata("changeMasterCopy(address)", STRANGER)
    packed = calldata("multiSend(bytes)", multi_send((0, SAFE, 0, swap)))
    text = proposal(to=MULTI_SEND_CALL_ONLY, data="0x" + packed.hex(), operation=1)
    yield danger("a Safe's master copy, inside a batch", text, "safe-master-copy", signer=_ME)
    module = calldata("enableModule(address)", STRANGER)
    text = proposal(to=SAFE, data="0x" + module.hex())
    # Modules that nobody lists are in honest use too.
    yield caution("a Safe's new module", text, "safe-module", signer=_ME)
    packed = calldata("multiSend(bytes)", multi_send((1, STRANGER, 0, b"\xa9\x05\x9c\xbb")))
    text = proposal(to=MULTI_SEND, data="0x" + packed.hex(), operation=1)
    yield danger("a delegatecall inside a MultiSend", text, "safe-delegatecall", signer=_ME)
    text = proposal(signers=4, to=STRANGER, value=str(10**18))
    yield danger("a confirmation by somebody else", text, "confirmation-not-owner", signer=_ME)
