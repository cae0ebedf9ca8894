"""What people sign without sending it: permits, orders, texts, Safe proposals."""

import json
from collections.abc import Iterator

from tests.run.vectors.case import (
    ME,
    NOW,
    OTHER,
    SAFE,
    Case,
    calldata,
    caution,
    history,
    quiet,
    typed,
    unsure,
)
from tests.run.vectors.contracts import (
    COW,
    ENTRY_POINT,
    METAMASK_DELEGATE,
    MULTI_SEND_CALL_ONLY,
    ONE_INCH,
    PERMIT2,
    UNIVERSAL_ROUTER,
    USDC,
    WETH,
)
from tests.run.vectors.documents import (
    multi_send,
    permit,
    permit2_single,
    permit2_transfer,
    proposal,
)

VITALIK = "0xd8da6bf26964af9d7eed9e03e53415d37aa96045"
UNISWAP = "https://app.uniswap.org"
SOON, MONTH = NOW + 1_800, NOW + 30 * 86_400
_ME = ME.lower()


def signatures() -> Iterator[Case]:
    """Return them all."""
    yield from _permits()
    yield from _orders()
    yield from _texts()
    yield from _safes()
    yield from _accounts()


def _permits() -> Iterator[Case]:
    one = permit2_single(UNIVERSAL_ROUTER, 10**9, MONTH, SOON)
    yield quiet("Permit2 to Uniswap's router", one, site=UNISWAP)
    # Uniswap's page asks for the largest amount, too.
    most = permit2_single(UNIVERSAL_ROUTER, 2**160 - 1, MONTH, SOON)
    yield quiet("Permit2 to Uniswap's router, all", most, site=UNISWAP)
    moved = permit2_transfer(UNIVERSAL_ROUTER, 10**9, SOON)
    yield quiet("a Permit2 transfer by Uniswap's router", moved, site=UNISWAP)
    exact = permit(USDC, "USD Coin", PERMIT2, 10**9, SOON)
    yield quiet("a USDC permit to Permit2", exact, site=UNISWAP)
    exact = permit(USDC, "USD Coin", ONE_INCH, 10**9, SOON)
    yield quiet("a USDC permit to 1inch", exact, site="https://app.1inch.io")


def _orders() -> Iterator[Case]:
    order = (
        "address sellToken,address buyToken,address receiver,uint256 sellAmount,uint256 buyAmount,"
        "uint32 validTo,bytes32 appData,uint256 feeAmount,string kind,bool partiallyFillable,"
        "string sellTokenBalance,string buyTokenBalance"
    )
    sold = {
        "sellToken": USDC, "buyToken": WETH, "receiver": ME, "sellAmount": "1000000000",
        "buyAmount": "250000000000000000", "validTo": SOON, "appData": "0x" + "0a" * 32,
        "feeAmount": "0", "kind": "sell", "partiallyFillable": False,
        "sellTokenBalance": "erc20", "buyTokenBalance": "erc20",
    }  # fmt: skip
    domain = {"name": "Gnosis Protocol", "version": "v2", "chainId": 1, "verifyingContract": COW}
    text = typed("Order", {"Order": order}, domain, sold)
    yield quiet("a CoW Swap order", text, site="https://swap.cow.fi")
    vote = "address from,string space,uint64 timestamp,bytes32 proposal,uint32 choice,string reason"
    cast = {"from": ME, "space": "ens.eth", "timestamp": NOW, "proposal": "0x" + "0b" * 32,
            "choice": 1, "reason": ""}  # fmt: skip
    domain = {"name": "snapshot", "version": "0.1.4"}
    # Whatever has no contract could still be an order at an exchange: its form must be known.
    voted = typed("Vote", {"Vote": vote}, domain, cast)
    yield unsure("a vote on Snapshot", voted, site="https://snapshot.org")


def _texts() -> Iterator[Case]:
    text = sign_in("app.uniswap.org")
    yield quiet("a sign-in with the right site", text, kind="message", site=UNISWAP, signer=_ME)
    text = "Welcome to OpenSea!\n\nClick to sign in and accept the Terms of Service.\n\nNonce: 8a6f"
    yield quiet("a text to sign in", text, kind="message", site="https://opensea.io", signer=_ME)


def sign_in(domain: str) -> str:
    """Return a sign-in text (EIP-4361) of a site."""
    return (
        f"{domain} wants you to sign in with your Ethereum account:\n{ME}\n\n"
        f"Sign in to {domain}.\n\nURI: https://{domain}\nVersion: 1\nChain ID: 1\n"
        "Nonce: k3J9sQ2mZx\nIssued At: 2026-11-24T11:59:00Z"
    )


def _safes() -> Iterator[Case]:
    paid = proposal(to=VITALIK, value=str(10**18))
    yield quiet("a Safe pays ETH, three right confirmations", paid, signer=_ME)
    yield quiet("a Safe's rejection", proposal(1, to=SAFE), signer=_ME)
    data = calldata("transfer(address,uint256)", VITALIK, 10**9)
    yield quiet("a Safe pays USDC", proposal(2, to=USDC, data="0x" + data.hex()), signer=_ME)
    calls = multi_send((0, USDC, 0, data), (0, VITALIK, 10**18, b""))
    packed = "0x" + calldata("multiSend(bytes)", calls).hex()
    both = proposal(to=MULTI_SEND_CALL_ONLY, data=packed, operation=1)
    yield quiet("a Safe pays two by MultiSendCallOnly", both, signer=_ME)
    owner = calldata("addOwnerWithThreshold(address,uint256)", OTHER, 3)
    # Who rules the Safe changes: every owner should look twice, whoever proposed it.
    added = proposal(to=SAFE, data="0x" + owner.hex())
    yield caution("a Safe's new owner", added, "safe-owner-change", signer=_ME)
    calls = multi_send((0, SAFE, 0, owner), (0, USDC, 0, data))
    packed = "0x" + calldata("multiSend(bytes)", calls).hex()
    both = proposal(to=MULTI_SEND_CALL_ONLY, data=packed, operation=1)
    yield caution("a Safe's new owner by MultiSendCallOnly", both, "safe-owner-change", signer=_ME)


def _accounts() -> Iterator[Case]:
    allowed = json.dumps({"chainId": 1, "address": METAMASK_DELEGATE, "nonce": 3})
    yield quiet("a delegation to MetaMask's own contract", allowed, signer=_ME)
    inner = calldata("transfer(address,uint256)", VITALIK, 10**7)
    operation = {
        "sender": ME, "nonce": "0x1", "callData": "0x"
        + calldata("execute(address,uint256,bytes)", USDC, 0, inner).hex(),
        "callGasLimit": "0x186a0", "verificationGasLimit": "0x186a0",
        "preVerificationGas": "0xc350",
        "maxFeePerGas": "0x2540be400", "maxPriorityFeePerGas": "0x3b9aca00", "signature": "0x",
    }  # fmt: skip
    call = {"method": "eth_sendUserOperation", "params": [operation, ENTRY_POINT]}
    yield quiet(
        "a user operation that pays", json.dumps(call), history=history(VITALIK), chain="eip155:1"
    )
