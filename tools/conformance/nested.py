"""Calls within calls, wherever they stand."""

from eth_abi.abi import encode
from tools.conformance import accounts as a
from tools.conformance.abi import calldata, multi_send, octets
from tools.conformance.approvals import approve
from tools.conformance.building import MAX, Case, sent
from tools.conformance.calls import v2_swap
from tools.conformance.payments import ETHER, transfer
from tools.conformance.vector import Vector

_EXEC = "execTransaction(address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,bytes)"
_MANY = "aggregate3Value((address,bool,uint256,bytes)[])"
_OPERATION = "(address,uint256,bytes,bytes,bytes32,uint256,bytes32,bytes,bytes)"


def exec_transaction(to: str, data: str, operation: int = 0, value: int = 0) -> str:
    """Return a Safe's execTransaction, with a signature of nobody's."""
    rest = (0, 0, 0, a.NOBODY, a.NOBODY, b"\x01" * 65)
    return calldata(_EXEC, to, value, octets(data), operation, *rest)


def batch_7821(*calls: tuple[str, int, str]) -> str:
    """Return execute of ERC-7821, as delegated accounts take batches."""
    rows = [(to, value, octets(data)) for to, value, data in calls]
    data = encode(["(address,uint256,bytes)[]"], [rows])
    mode = b"\x01" + b"\0" * 31
    return calldata("execute(bytes32,bytes)", mode, data)


def _handle_ops() -> str:
    inner = calldata("execute(address,uint256,bytes)", a.DOLLAR, 0, octets(approve(a.SPENDER, MAX)))
    row = (a.BOB, 0, b"", octets(inner), b"\0" * 32, 21000, b"\0" * 32, b"", b"\x01" * 65)
    return calldata(f"handleOps({_OPERATION}[],address)", [row], a.CAROL)


def vectors() -> list[Vector]:
    """Return the vectors."""
    multicall = calldata(
        "multicall(bytes[])", [octets(v2_swap(a.ALICE)), octets(approve(a.SPENDER, MAX))]
    )
    deep = approve(a.SPENDER, MAX)
    for _ in range(18):
        deep = calldata("multicall(bytes[])", [octets(deep)])
    plain = multi_send((0, a.DOLLAR, 0, transfer(a.BOB)), (1, a.STRANGER, 0, "0x12345678"))
    return [
        sent(Case("multicall-approval", "An approval beside a swap in one multicall",
                  "What stands inside is judged as if it stood alone.",
                  hits="approval-unlimited", signer=a.ALICE), a.STRAY_TOKEN, multicall),
        sent(Case("multicall-taking", "transferFrom of the signer's own tokens inside a multicall",
                  "Inside another's call it is how tokens are taken.", hits="transfer-of-mine",
                  signer=a.ALICE, source="Multicall3"),
             a.MULTICALL3, calldata(_MANY, [(a.DOLLAR, False, 0, octets(calldata(
                 "transferFrom(address,address,uint256)", a.ALICE, a.STRANGER, 10**9)))])),
        sent(Case("multicall-too-deep", "An approval under eighteen multicalls",
                  "What was not read is said: such a request is never NOTHING_FOUND.",
                  hits="call-fault"), a.STRAY_TOKEN, deep),
        sent(Case("multicall3-values", "Multicall3 pays two accounts, one of them labelled",
                  "Values of inner calls are payments.", hits="payment-to-listed",
                  source="Multicall3"),
             a.MULTICALL3, calldata(_MANY, [(a.BOB, False, ETHER, b""),
                                            (a.SCAM, False, 2 * ETHER, b"")]), 3 * ETHER),
        sent(Case("exec-delegatecall", "A Safe's execTransaction with operation 1",
                  "The submitted form of what owners sign.", hits="safe-delegatecall",
                  source="Safe.sol"),
             a.SAFE, exec_transaction(a.STRANGER, calldata("transfer(address,uint256)",
                                                           a.STRANGER, 0), 1)),
        sent(Case("exec-transfer", "A Safe's execTransaction that pays",
                  "The Safe is who sends, not the one who executes.",
                  near="safe-delegatecall transfer-of-mine", source="Safe.sol", signer=a.ALICE),
             a.SAFE, exec_transaction(a.DOLLAR, transfer(a.BOB))),
        sent(Case("exec-multisend-delegatecall", "A delegatecall inside a plain MultiSend",
                  "Plain MultiSend lets its inner calls be delegatecalls.",
                  hits="safe-delegatecall", source="MultiSend.sol 1.4.1"),
             a.SAFE, exec_transaction(a.MULTISEND, plain, 1)),
        sent(Case("exec-module", "A module enabled inside a Safe's batch",
                  "Changes of control count wherever they stand.", hits="safe-module",
                  near="safe-delegatecall", source="MultiSendCallOnly.sol 1.4.1"),
             a.SAFE, exec_transaction(a.CALL_ONLY, multi_send(
                 (0, a.SAFE, 0, calldata("enableModule(address)", a.STRANGER))), 1)),
        sent(Case("timelock-schedule", "A timelock is to transfer a contract's ownership later",
                  "What is decided now is done later without another question.",
                  hits="ownership-transfer", source="OpenZeppelin TimelockController"),
             a.TIMELOCK, calldata(
                 "schedule(address,uint256,bytes,bytes32,bytes32,uint256)", a.PROXY, 0,
                 octets(calldata("transferOwnership(address)", a.STRANGER)), b"\0" * 32,
                 b"\0" * 32, 86_400)),
        sent(Case("governor-propose", "A governor's proposal to upgrade and to pay",
                  "Each call of a proposal is read.", hits="upgrade payment-to-listed",
                  source="OpenZeppelin Governor"),
             a.GOVERNOR, calldata(
                 "propose(address[],uint256[],bytes[],string)", [a.PROXY, a.DOLLAR], [0, 0],
                 [octets(calldata("upgradeTo(address)", a.STRANGER)),
                  octets(transfer(a.SCAM))], "Improve the vault")),
        sent(Case("handle-ops", "handleOps with an approval inside",
                  "The account of the operation approves, not the bundler.",
                  hits="approval-unlimited", source="ERC-4337, entry point 0.7"),
             a.ENTRY_POINT_7, _handle_ops()),
        sent(Case("batch-7702", "A delegated account's own batch approves somebody",
                  "EIP-7702 batches are calls of the account to itself.",
                  hits="self-call approval-unlimited", source="ERC-7821", signer=a.ALICE),
             a.ALICE, batch_7821((a.DOLLAR, 0, approve(a.SPENDER, MAX)))),
        sent(Case("batch-7702-unread", "A call to oneself that nobody could read",
                  "What the delegate's code does with it cannot be told.", hits="self-call",
                  signer=a.ALICE), a.ALICE, "0x12345678" + "00" * 32),
        sent(Case("self-payment", "Coins to oneself without data",
                  "How wallets cancel a transaction.", near="self-call", signer=a.ALICE),
             a.ALICE, value=0),
        sent(Case("meta-native", "executeMetaTransaction with another's approval",
                  "The user who signed it approves.", hits="approval-unlimited",
                  source="Biconomy EIP712MetaTransaction"),
             a.STRAY_TOKEN, calldata(
                 "executeMetaTransaction(address,bytes,bytes32,bytes32,uint8)", a.BOB,
                 octets(approve(a.SPENDER, MAX)), b"\x01" * 32, b"\x02" * 32, 27)),
        sent(Case("disperse", "Coins spread over two accounts, one of them labelled",
                  "Each of many recipients counts.", hits="payment-to-listed",
                  source="disperse.app"),
             a.STRANGER, calldata("disperseEther(address[],uint256[])", [a.BOB, a.THIEF],
                                  [ETHER, ETHER]), 2 * ETHER),
    ]  # fmt: skip
