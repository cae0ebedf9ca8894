"""Calls within calls, swaps, and calls that are not what they sound like."""

from eth_abi import encode
from eth_abi.packed import encode_packed

from tools.conformance import accounts as a
from tools.conformance.abi import calldata, encoded, multi_send, octets
from tools.conformance.approvals import approve
from tools.conformance.building import MAX, NOW, OWN_SITE, Case, payment, sent
from tools.conformance.payments import ETHER, transfer
from tools.conformance.vector import Vector

_EXEC = (
    "execTransaction(address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,bytes)"
)
_MANY = "aggregate3Value((address,bool,uint256,bytes)[])"
_OPERATION = "(address,uint256,bytes,bytes,bytes32,uint256,bytes32,bytes,bytes)"
_SWAP = "swapExactTokensForTokens(uint256,uint256,address[],address,uint256)"


def exec_transaction(to: str, data: str, operation: int = 0, value: int = 0) -> str:
    """Return a Safe's execTransaction, with a signature of nobody's."""
    rest = (0, 0, 0, a.NOBODY, a.NOBODY, b"\x01" * 65)
    return calldata(_EXEC, to, value, octets(data), operation, *rest)


def router_swap(to: str, path: tuple[str, str] = (a.DOLLAR, a.COIN)) -> str:
    """Return Universal Router's V3_SWAP_EXACT_IN to somebody."""
    packed = encode_packed(["address", "uint24", "address"], [path[0], 3000, path[1]])
    types = "(address,uint256,uint256,bytes,bool)"
    given = encoded(types, to, 10**9, 10**17, packed, True)
    return calldata("execute(bytes,bytes[],uint256)", b"\x00", [given], NOW + 600)


def _v2_swap(to: str) -> str:
    return calldata(_SWAP, 10**9, 10**17, [a.DOLLAR, a.COIN], to, NOW + 600)


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


def nested() -> list[Vector]:
    """Return calls within calls."""
    multicall = calldata("multicall(bytes[])", [octets(_v2_swap(a.ALICE)),
                                                octets(approve(a.SPENDER, MAX))])
    deep = approve(a.SPENDER, MAX)
    for _ in range(18):
        deep = calldata("multicall(bytes[])", [octets(deep)])
    plain = multi_send((0, a.DOLLAR, 0, transfer(a.BOB)), (1, a.STRANGER, 0, "0x12345678"))
    return [
        sent(Case("multicall-approval", "An approval beside a swap in one multicall",
                  "What stands inside is judged as if it stood alone.",
                  hits="approval-unlimited", signer=a.ALICE), a.STRAY_TOKEN, multicall),
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


def plain() -> list[Vector]:
    """Return swaps, gifts that take, and data that do not fit."""
    paid = [payment(a.FRIEND)]
    claim = calldata("claim()")
    return [
        sent(Case("swap-to-me", "A swap paid out to the signer",
                  "The router pays the one who asks.", near="swap-receiver", signer=a.ALICE,
                  site=OWN_SITE), a.ROUTER, _v2_swap(a.ALICE)),
        sent(Case("swap-to-stranger", "A swap paid out to somebody else",
                  "All a hijacked front end needs to change.", hits="swap-receiver",
                  signer=a.ALICE, site=OWN_SITE), a.ROUTER, _v2_swap(a.STRANGER)),
        sent(Case("swap-to-stranger-history", "The same, and a history without that receiver",
                  "A history that does not know the receiver makes it sure.",
                  hits="swap-receiver", signer=a.ALICE, history=paid, site=OWN_SITE),
             a.ROUTER, _v2_swap(a.STRANGER)),
        sent(Case("universal-router-me", "Universal Router swaps for the sender",
                  "The address 1 stands for the sender.", near="swap-receiver",
                  signer=a.ALICE, source="Uniswap Universal Router"),
             a.ROUTER, router_swap("0x" + "1".rjust(40, "0"))),
        sent(Case("universal-router-stranger", "Universal Router swaps for somebody else",
                  "The receiver stands in the first command's input.", hits="swap-receiver",
                  signer=a.ALICE, source="Uniswap Universal Router"),
             a.ROUTER, router_swap(a.STRANGER)),
        sent(Case("universal-router-unknown", "A command no version of the router has",
                  "A part that cannot be read is said, and nothing is found out about it.",
                  signer=a.ALICE, source="Uniswap Universal Router"),
             a.ROUTER, calldata("execute(bytes,bytes[],uint256)", b"\x3f", [b"\x01\x02"],
                                NOW + 600)),
        sent(Case("claim-pays", "claim() that takes half a coin",
                  "A gift does not cost what it would bring.", hits="payable-claim"),
             a.STRANGER, claim, ETHER // 2),
        sent(Case("claim-fee", "claim() with a fee of a few cents",
                  "Some contracts take a fee for claims.", near="payable-claim"),
             a.STRANGER, claim, 10**14),
        sent(Case("security-update", "SecurityUpdate() that takes coins",
                  "No wallet needs money to be updated.", hits="payable-claim"),
             a.STRANGER, calldata("SecurityUpdate()"), ETHER),
        sent(Case("unread-with-coins", "Coins with a call nobody could read",
                  "Its function is in no list at hand.", hits="unread-call"),
             a.STRANGER, "0x12345678" + "00" * 32, ETHER),
        sent(Case("unread-without-coins", "A call nobody could read, without coins",
                  "It takes nothing by itself; that it was not read is said.",
                  near="unread-call"), a.STRANGER, "0x12345678" + "00" * 32),
        sent(Case("unread-given-abi", "The same with an ABI of the asker's",
                  "An ABI that was given names function and arguments.", near="unread-call",
                  abi=["frobnicate(uint256 level)"]),
             a.STRANGER, calldata("frobnicate(uint256)", 7), ETHER),
        sent(Case("called-scam", "A call of a contract labelled as a scam's",
                  "Whoever is called counts as well.", hits="counterparty-listed"),
             a.SCAM, calldata("mint()")),
        sent(Case("truncated", "A transfer whose last twenty bytes are missing",
                  "Some contracts fill it up with zeros.", hits="call-fault"),
             a.DOLLAR, transfer(a.BOB)[:-40]),
        sent(Case("trailing", "A transfer with four bytes after its arguments",
                  "Front ends append such marks to count their customers: shown without weight.",
                  hits="call-fault"), a.DOLLAR, transfer(a.BOB) + "deadbeef"),
        sent(Case("dirty-address", "A transfer whose address word has high bits",
                  "Solidity reverts on it; other readers pass over the high bits.",
                  hits="call-fault"),
             a.DOLLAR, transfer(a.BOB)[:10] + "01" + transfer(a.BOB)[12:]),
        sent(Case("exact", "A transfer of exactly its arguments' length",
                  "The near miss of the four before.", near="call-fault"),
             a.DOLLAR, transfer(a.BOB)),
        sent(Case("creation-pays", "A new contract, made with coins in it",
                  "Scams have people paste code and pay into it.", hits="creation"),
             "", "0x600a600c600039600a6000f3602a60005260206000f3", ETHER),
        sent(Case("creation", "A new contract without coins",
                  "What developers do; shown without weight.", hits="creation"),
             "", "0x600a600c600039600a6000f3602a60005260206000f3"),
        sent(Case("clear-text-whole", "A call whose clear-signing file fits it",
                  "Every field is shown.", near="clear-text-fault", site=OWN_SITE,
                  source="ERC-7730"),
             a.STAKING, calldata("stake(uint256,address)", 10**6, a.ALICE)),
        sent(Case("clear-text-gap", "A call whose clear-signing file leaves a field out",
                  "A field the file itself demands is not among those it shows.",
                  hits="clear-text-fault", site=OWN_SITE, source="ERC-7730"),
             a.STAKING, calldata("unstake(uint256,address)", 10**6, a.STRANGER)),
    ]  # fmt: skip


def vectors() -> list[Vector]:
    """Return the vectors."""
    return [*nested(), *plain()]
