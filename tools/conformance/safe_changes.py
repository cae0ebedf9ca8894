"""Proposals that change the Safe itself: owners, modules, guards, code, refunds."""

from tools.conformance import accounts as a
from tools.conformance.abi import calldata, multi_send
from tools.conformance.building import Case
from tools.conformance.payments import transfer
from tools.conformance.safes import proposal, safe
from tools.conformance.vector import Json, Vector

_SENTINEL = "0x" + "1".rjust(40, "0")


def _own(signature: str, *values: object) -> Json:
    return proposal(a.SAFE, calldata(signature, *values))


def _owners() -> list[Vector]:
    add, swap = "addOwnerWithThreshold(address,uint256)", "swapOwner(address,address,address)"
    change = "changeThreshold(uint256)"
    return [
        safe(Case("owner-added", "An owner is added, the threshold stays",
                  "A new owner brings the others nearer to being outvoted.",
                  hits="safe-owner-change", near="safe-threshold dead-lock"),
             _own(add, a.STRANGER, 2)),
        safe(Case("owner-swapped", "An owner is swapped", "One goes, another comes.",
                  hits="safe-owner-change"), _own(swap, _SENTINEL, a.ALICE, a.STRANGER)),
        safe(Case("owner-removed", "An owner is removed, and one signature is enough",
                  "The threshold changes along.", hits="safe-owner-change safe-threshold"),
             _own("removeOwner(address,address,uint256)", a.ALICE, a.BOB, 1)),
        safe(Case("owner-itself", "The Safe becomes its own owner",
                  "It would wait for its own signature.", hits="dead-lock safe-owner-change"),
             _own(add, a.SAFE, 2)),
        safe(Case("threshold-too-high", "A threshold above the number of owners",
                  "Nobody could sign any more.", hits="dead-lock safe-threshold"),
             _own(change, 4)),
        safe(Case("threshold-all", "All owners must sign", "As many as there are.",
                  hits="safe-threshold", near="dead-lock safe-owner-change"), _own(change, 3)),
        safe(Case("threshold-one", "One owner is enough", "One stolen key is enough then.",
                  hits="safe-threshold"), _own(change, 1)),
        safe(Case("payment-no-change", "A payment of a Safe", "Nothing of the Safe changes.",
                  near="safe-owner-change safe-threshold safe-module safe-guard safe-setup"
                  " safe-fallback-handler safe-master-copy"),
             proposal(a.DOLLAR, transfer(a.BOB))),
    ]  # fmt: skip


def _modules() -> list[Vector]:
    setup = "setup(address[],uint256,address,bytes,address,address,uint256,address)"
    owners = [a.ALICE, a.BOB]
    return [
        safe(Case("module-enabled", "An unknown module is enabled",
                  "It may act without signatures.", hits="safe-module"),
             _own("enableModule(address)", a.STRANGER)),
        safe(Case("module-known", "A known contract is enabled as a module",
                  "Somebody is known to run it; still a finding.", hits="safe-module"),
             _own("enableModule(address)", a.STAKING)),
        safe(Case("module-disabled", "A module is disabled", "It may act no more.",
                  near="safe-module"),
             _own("disableModule(address,address)", _SENTINEL, a.STRANGER)),
        safe(Case("guard-set", "A guard is set", "It is asked before every transaction.",
                  hits="safe-guard"), _own("setGuard(address)", a.STRANGER)),
        safe(Case("guard-removed", "The guard is taken away",
                  "The checks it made are gone.", hits="safe-guard"),
             _own("setGuard(address)", a.NOBODY)),
        safe(Case("handler-unknown", "An unofficial fallback handler",
                  "It answers whether a signature is the Safe's.",
                  hits="safe-fallback-handler"),
             _own("setFallbackHandler(address)", a.STRANGER)),
        safe(Case("handler-token", "A token as fallback handler",
                  "Anybody could have it called in the Safe's name.",
                  hits="safe-fallback-handler"),
             _own("setFallbackHandler(address)", a.DOLLAR)),
        safe(Case("handler-router", "Somebody's official contract as fallback handler",
                  "Official, and none of Safe's handlers.", hits="safe-fallback-handler"),
             _own("setFallbackHandler(address)", a.ROUTER)),
        safe(Case("handler-official", "Safe's own fallback handler", "The code is Safe's.",
                  near="safe-fallback-handler"),
             _own("setFallbackHandler(address)", a.SAFE_HANDLER)),
        safe(Case("master-copy-foreign", "Another master copy, none of Safe's",
                  "Whoever chooses it makes new rules.", hits="safe-master-copy",
                  source="GnosisSafe.sol 1.1.1"),
             {**_own("changeMasterCopy(address)", a.STRANGER), "version": "1.1.1"}),
        safe(Case("master-copy-official", "Another master copy, Safe's 1.4.1",
                  "An update, which all owners should have planned.", hits="safe-master-copy",
                  source="GnosisSafe.sol 1.1.1"),
             {**_own("changeMasterCopy(address)", a.SAFE_CODE), "version": "1.1.1"}),
        safe(Case("setup", "Another Safe is set up by this one",
                  "Its first call names owners and threshold.", hits="safe-setup"),
             proposal(a.invented("new safe"), calldata(
                 setup, owners, 2, a.NOBODY, b"", a.SAFE_HANDLER, a.NOBODY, 0, a.NOBODY))),
        safe(Case("setup-with-code", "A set-up that runs foreign code",
                  "It runs as the new account.", hits="safe-setup safe-delegatecall"),
             proposal(a.invented("new safe"), calldata(
                 setup, owners, 2, a.STRANGER, b"\x12\x34\x56\x78", a.SAFE_HANDLER, a.NOBODY, 0,
                 a.NOBODY))),
    ]  # fmt: skip


def _operations() -> list[Vector]:
    pays = (0, a.DOLLAR, 0, transfer(a.BOB))
    enables = (0, a.SAFE, 0, calldata("enableModule(address)", a.STRANGER))
    foreign = (1, a.STRANGER, 0, calldata("transfer(address,uint256)", a.STRANGER, 0))
    sign = calldata("signMessage(bytes)", b"\xd1" * 32)
    trap: Json = {"gasPrice": "50000000000", "baseGas": 2_000_000, "gasToken": a.DOLLAR,
            "refundReceiver": a.MALLORY}  # fmt: skip
    return [
        safe(Case("delegatecall-foreign", "A delegatecall to code nobody knows",
                  "The shape of Bybit's theft.", hits="safe-delegatecall"),
             proposal(a.STRANGER, foreign[3], operation=1)),
        safe(Case("delegatecall-itself", "The Safe delegatecalls itself, without data",
                  "There is no use in it.", hits="safe-delegatecall"),
             proposal(a.SAFE, operation=1)),
        safe(Case("batch-call-only", "A batch by MultiSendCallOnly",
                  "It can only make calls.", near="safe-delegatecall"),
             proposal(a.CALL_ONLY, multi_send(pays, pays), operation=1)),
        safe(Case("batch-plain", "A batch of calls by plain MultiSend",
                  "Here foreign code could stand too; less sure.", hits="safe-delegatecall"),
             proposal(a.MULTISEND, multi_send(pays, pays), operation=1)),
        safe(Case("batch-nested", "Foreign code inside four MultiSends",
                  "However deep it stands.", hits="safe-delegatecall"),
             proposal(a.MULTISEND, _wrapped(foreign), operation=1)),
        safe(Case("batch-two-coins", "A Safe pays somebody in two tokens",
                  "Owners put batches together; two coins a day are no emptying.",
                  near="everything-to-one"),
             proposal(a.CALL_ONLY, multi_send(
                 (0, a.DOLLAR, 0, transfer(a.STRANGER)),
                 (0, a.COIN, 0, transfer(a.STRANGER, 10**18))), operation=1)),
        safe(Case("batch-module", "A module enabled among payments",
                  "Each call of a batch counts.", hits="safe-module"),
             proposal(a.CALL_ONLY, multi_send(pays, enables), operation=1)),
        safe(Case("library-other-function", "MultiSendCallOnly by another function",
                  "Only multiSend is known to make calls only.", hits="safe-delegatecall"),
             proposal(a.CALL_ONLY, "0x12345678", operation=1)),
        safe(Case("sign-message", "SignMessageLib signs a hash for the Safe",
                  "The delegatecall is harmless; what the hash stands for cannot be read.",
                  hits="blind-signature", near="safe-delegatecall"),
             proposal(a.SIGN_MESSAGE, sign, operation=1)),
        safe(Case("refund-trap", "A refund in a token to somebody nobody knows",
                  "At a price high enough it empties the Safe.", hits="gas-refund"),
             proposal(a.BOB, value=1, **trap)),
        safe(Case("refund-labelled", "A refund to a labelled account",
                  "Whoever is paid for gas is paid.", hits="gas-refund counterparty-listed"),
             proposal(a.BOB, value=1, **{**trap, "refundReceiver": a.SCAM})),
        safe(Case("refund-coin", "A refund in coins to whoever executes",
                  "Relayers ask for it.", hits="gas-refund"),
             proposal(a.BOB, value=1, gasPrice="1000000000")),
        safe(Case("refund-none", "A receiver and a token, and a price of zero",
                  "Nothing is paid.", near="gas-refund"),
             proposal(a.BOB, value=1, gasToken=a.DOLLAR, refundReceiver=a.MALLORY)),
        safe(Case("approve-hash", "The Safe approves another Safe's hash",
                  "Safes that own Safes do so; it is no clearer for that.",
                  hits="blind-signature"),
             proposal(a.invented("parent safe"), calldata("approveHash(bytes32)", b"\xd2" * 32))),
    ]  # fmt: skip


def _wrapped(inner: tuple[int, str, int, str]) -> str:
    data = multi_send(inner)
    for _ in range(3):
        data = multi_send((1, a.MULTISEND, 0, data))
    return data


def vectors() -> list[Vector]:
    """Return the vectors."""
    return [*_owners(), *_modules(), *_operations()]
