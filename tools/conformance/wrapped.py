"""Typed data that carry calls, delegations, votes and hashes."""

from tools.conformance import accounts as a
from tools.conformance.abi import calldata
from tools.conformance.approvals import approve
from tools.conformance.building import (
    DAY,
    MAX,
    NOW,
    STRAY_SITE,
    Case,
    document,
    domain_of,
    typed,
)  # fmt: skip
from tools.conformance.payments import transfer
from tools.conformance.vector import Json, Vector

_SAFE_TX = (
    "address to,uint256 value,bytes data,uint8 operation,uint256 safeTxGas,uint256 baseGas,"
    "uint256 gasPrice,address gasToken,address refundReceiver,uint256 nonce"
)


def _meta(data: str) -> Json:
    fields = "uint256 nonce,address from,bytes functionSignature"
    domain = {"name": "Stray", "version": "1", "verifyingContract": a.STRAY_TOKEN,
              "salt": "0x" + (137).to_bytes(32, "big").hex()}  # fmt: skip
    message = {"nonce": "0", "from": a.ALICE, "functionSignature": data}
    return document("MetaTransaction", {"MetaTransaction": fields}, domain, message)


def _forward(to: str, data: str) -> Json:
    fields = "address from,address to,uint256 value,uint256 gas,uint256 nonce,bytes data"
    message = {"from": a.ALICE, "to": to, "value": "0", "gas": "100000", "nonce": "0",
               "data": data}  # fmt: skip
    domain = domain_of("MinimalForwarder", a.invented("forwarder"), "0.0.1")
    return document("ForwardRequest", {"ForwardRequest": fields}, domain, message)


def safe_tx(to: str, data: str, operation: int, *, chain: bool = True) -> Json:
    """Return a Safe's transaction as its owners sign it: up to 1.2.0 without a chain."""
    domain: Json = {"chainId": 1} if chain else {}
    message = {
        "to": to, "value": "0", "data": data, "operation": operation, "safeTxGas": "0",
        "baseGas": "0", "gasPrice": "0", "gasToken": a.NOBODY, "refundReceiver": a.NOBODY,
        "nonce": "12",
    }  # fmt: skip
    return document("SafeTx", {"SafeTx": _SAFE_TX}, {**domain, "verifyingContract": a.SAFE},
                    message)  # fmt: skip


def _delegation() -> Json:
    types = {
        "Delegation": "address delegate,address delegator,bytes32 authority,Caveat[] caveats,"
                      "uint256 salt",
        "Caveat": "address enforcer,bytes terms",
    }  # fmt: skip
    message = {"delegate": a.STRANGER, "delegator": a.ALICE, "authority": "0x" + "ff" * 32,
               "caveats": [], "salt": "1"}  # fmt: skip
    return document("Delegation", types, domain_of("DelegationManager", a.invented("manager")),
                    message)  # fmt: skip


def vectors() -> list[Vector]:
    """Return the vectors."""
    votes = "address delegatee,uint256 nonce,uint256 expiry"
    handler = domain_of("Harbour", a.STAKING)
    return [
        typed(Case("meta-approval", "A meta-transaction that wraps an unlimited approval",
                   "By signature it costs nothing and shows nowhere, as a permit does.",
                   hits="permit-signature", near="approval-unlimited",
                   source="Biconomy EIP712MetaTransaction"), _meta(approve(a.SPENDER, MAX))),
        typed(Case("meta-approval-limited", "The same with a limit, by a site nobody knows",
                   "A limit, too, only bounds what is taken.",
                   hits="permit-signature", near="approval-to-unknown",
                   source="Biconomy EIP712MetaTransaction", site=STRAY_SITE),
              _meta(approve(a.SPENDER, 10**9))),
        typed(Case("meta-transfer", "A meta-transaction that wraps a payment to a labelled account",
                   "The signer's token is the domain's contract.", hits="payment-to-listed",
                   source="Biconomy EIP712MetaTransaction"), _meta(transfer(a.SCAM))),
        typed(Case("forward-approval", "A forward request with an unlimited approval",
                   "The forwarder calls as the signer.", hits="permit-signature",
                   source="ERC-2771, OpenZeppelin MinimalForwarder"),
              _forward(a.DOLLAR, approve(a.SPENDER, MAX))),
        typed(Case("forward-harmless", "A forward request that stakes for the signer",
                   "Nothing of it is anybody else's.", near="permit-signature stranger-in-call",
                   source="ERC-2771, OpenZeppelin MinimalForwarder"),
              _forward(a.STAKING, calldata("stake(uint256,address)", 10**6, a.ALICE))),
        typed(Case("safe-tx-111", "SafeTx of version 1.1.1 with operation 1",
                   "The domain has no chain: the signature holds on every chain.",
                   hits="safe-delegatecall", source="GnosisSafe.sol 1.1.1"),
              safe_tx(a.STRANGER, calldata("transfer(address,uint256)", a.STRANGER, 0), 1,
                      chain=False)),
        typed(Case("safe-tx-141", "SafeTx of version 1.4.1 that pays a token",
                   "The everyday transaction of a Safe.", near="safe-delegatecall",
                   source="Safe.sol 1.4.1"), safe_tx(a.DOLLAR, transfer(a.BOB), 0)),
        typed(Case("safe-message", "A text signed for a Safe",
                   "CompatibilityFallbackHandler's SafeMessage holds the text itself.",
                   near="blind-signature", source="CompatibilityFallbackHandler.sol"),
              document("SafeMessage", {"SafeMessage": "bytes message"},
                       {"chainId": 1, "verifyingContract": a.SAFE},
                       {"message": "0x" + b"Hello from the harbour".hex()})),
        typed(Case("safe-message-hash", "A hash signed for a Safe",
                   "What it stands for cannot be read.", hits="blind-signature",
                   source="CompatibilityFallbackHandler.sol"),
              document("SafeMessage", {"SafeMessage": "bytes message"},
                       {"chainId": 1, "verifyingContract": a.SAFE},
                       {"message": "0x" + "d1" * 32})),
        typed(Case("delegation-open", "An account's delegation without a caveat",
                   "The delegate may do all the account may.", source="ERC-7710, MetaMask"
                   " delegation-framework"), _delegation()),
        typed(Case("votes", "Votes delegated by signature", "Votes are no money.",
                   source="OpenZeppelin Votes"),
              document("Delegation", {"Delegation": votes},
                       domain_of("Harbour Vote", a.invented("votes")),
                       {"delegatee": a.BOB, "nonce": "0", "expiry": str(NOW + DAY)})),
        typed(Case("unknown-form", "Typed data of no known form",
                   "Harmless words may be anything to a contract.", source="EIP-712"),
              document("Mail", {"Mail": "Person from,Person to,string contents",
                                "Person": "string name,address wallet"},
                       domain_of("Ether Mail", a.invented("mail")),
                       {"from": {"name": "Alice", "wallet": a.ALICE},
                        "to": {"name": "Bob", "wallet": a.BOB}, "contents": "Hello"})),
        typed(Case("borrowed-name", "A Permit with other fields than any permit has",
                   "What only bears a known name is not read as it.", source="EIP-712"),
              document("Permit", {"Permit": "address who,string what"}, handler,
                       {"who": a.STRANGER, "what": "log in"})),
        typed(Case("renamed-permit", "EIP-2612's permit under another name",
                   "Contracts hash the type: under another name no token takes it, and it is read"
                   " all the same.", source="EIP-2612"),
              document("Login", {"Login": "address owner,address spender,uint256 value,"
                                 "uint256 nonce,uint256 deadline"},
                       domain_of("Harbour Dollar", a.DOLLAR),
                       {"owner": a.ALICE, "spender": a.SPENDER, "value": str(MAX), "nonce": "0",
                        "deadline": str(NOW + 1800)})),
    ]  # fmt: skip
