"""Swaps, gifts that take, data that do not fit, and what nobody could read."""

from eth_abi.packed import encode_packed
from tools.conformance import accounts as a
from tools.conformance.abi import calldata, encoded
from tools.conformance.building import NOW, OWN_SITE, Case, payment, sent
from tools.conformance.payments import ETHER, transfer
from tools.conformance.vector import Vector

_SWAP = "swapExactTokensForTokens(uint256,uint256,address[],address,uint256)"


_ME, _ITSELF = "0x" + "1".rjust(40, "0"), "0x" + "2".rjust(40, "0")


def router_swap(to: str, least: int = 10**17, *, sweep: str = "", held: int = 0) -> str:
    """Return Universal Router's V3_SWAP_EXACT_IN to somebody; swept to somebody after it.

    `held` is what the router holds and swaps, instead of what the signer pays.
    """
    packed = encode_packed(["address", "uint24", "address"], [a.DOLLAR, 3000, a.COIN])
    given = [encoded("(address,uint256,uint256,bytes,bool)", to, held or 10**9, least, packed,
                     not held)]  # fmt: skip
    if sweep:
        given.append(encoded("(address,address,uint256)", a.COIN, sweep, 10**17))
    commands = b"\x00\x04" if sweep else b"\x00"
    return calldata("execute(bytes,bytes[],uint256)", commands, given, NOW + 600)


def _commands(number: int, types: str, *values: object) -> str:
    """Return Universal Router's execute of one command."""
    given = [encoded(types, *values)]
    return calldata("execute(bytes,bytes[],uint256)", bytes([number]), given, NOW + 600)


def v2_swap(to: str, least: int = 10**17) -> str:
    """Return a swap by Uniswap's second router, paid out to somebody."""
    return calldata(_SWAP, 10**9, least, [a.DOLLAR, a.COIN], to, NOW + 600)


def vectors() -> list[Vector]:
    """Return the vectors."""
    paid = [payment(a.FRIEND)]
    claim = calldata("claim()")
    return [
        sent(Case("swap-to-me", "A swap paid out to the signer",
                  "The router pays the one who asks.",
                  near="swap-receiver no-least-amount left-in-router", signer=a.ALICE,
                  site=OWN_SITE), a.ROUTER, v2_swap(a.ALICE)),
        sent(Case("swap-no-least", "A swap by a known router that asks for nothing in return",
                  "Others see it wait and take the difference; shown without weight.",
                  hits="no-least-amount", signer=a.ALICE, site=OWN_SITE),
             a.ROUTER, v2_swap(a.ALICE, 0)),
        sent(Case("swap-no-least-stranger", "The same by a contract nobody knows",
                  "It may keep all of it.", hits="no-least-amount", signer=a.ALICE),
             a.STRANGER, v2_swap(a.ALICE, 0)),
        sent(Case("swap-to-router", "A swap paid out to the router itself",
                  "Whoever asks first fetches it.", hits="left-in-router", signer=a.ALICE,
                  site=OWN_SITE), a.ROUTER, v2_swap(a.ROUTER)),
        sent(Case("swap-to-stranger", "A swap paid out to somebody else",
                  "All a hijacked front end needs to change.", hits="swap-receiver",
                  signer=a.ALICE, site=OWN_SITE), a.ROUTER, v2_swap(a.STRANGER)),
        sent(Case("swap-to-stranger-history", "The same, and a history without that receiver",
                  "A history that does not know the receiver makes it sure.",
                  hits="swap-receiver", signer=a.ALICE, history=paid, site=OWN_SITE),
             a.ROUTER, v2_swap(a.STRANGER)),
        sent(Case("universal-router-me", "Universal Router swaps for the sender",
                  "The address 1 stands for the sender.", near="swap-receiver",
                  signer=a.ALICE, source="Uniswap Universal Router"),
             a.ROUTER, router_swap(_ME)),
        sent(Case("universal-router-left", "Universal Router swaps for itself",
                  "The address 2 stands for the router: no command fetches it.",
                  hits="left-in-router", signer=a.ALICE, source="Uniswap Universal Router"),
             a.ROUTER, router_swap(_ITSELF)),
        sent(Case("universal-router-fetched", "The same, and swept to the sender",
                  "Swaps of several steps are made so.", near="left-in-router swap-receiver",
                  signer=a.ALICE, source="Uniswap Universal Router"),
             a.ROUTER, router_swap(_ITSELF, sweep=_ME)),
        sent(Case("universal-router-least-swept", "A swap for nothing, and a least amount swept",
                  "The sweep's least amount holds for the whole.", near="no-least-amount",
                  signer=a.ALICE, source="Uniswap Universal Router"),
             a.ROUTER, router_swap(_ITSELF, 0, sweep=_ME)),
        sent(Case("universal-router-stranger", "Universal Router swaps for somebody else",
                  "The receiver stands in the first command's input.", hits="swap-receiver",
                  signer=a.ALICE, source="Uniswap Universal Router"),
             a.ROUTER, router_swap(a.STRANGER)),
        sent(Case("universal-router-transfer", "Universal Router moves the signer's tokens away",
                  "PERMIT2_TRANSFER_FROM takes what Permit2 may move.", hits="transfer-of-mine",
                  signer=a.ALICE, source="Uniswap Universal Router"),
             a.ROUTER, _commands(2, "(address,address,uint160)", a.DOLLAR, a.STRANGER, 10**9)),
        sent(Case("universal-router-sweep", "Universal Router sweeps coins to somebody",
                  "What is left in the router goes to whoever is named.", hits="swap-receiver",
                  signer=a.ALICE, source="Uniswap Universal Router"),
             a.ROUTER, _commands(4, "(address,address,uint256)", a.NOBODY, a.STRANGER, ETHER),
             ETHER),
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
        sent(Case("named-stranger", "A call whose arguments name somebody nobody knows",
                  "He may be the one who gets the proceeds.", hits="stranger-in-call",
                  signer=a.ALICE, abi=["enterQueue(uint256 shares,address receiver)"]),
             a.STAKING, calldata("enterQueue(uint256,address)", ETHER, a.STRANGER)),
        sent(Case("named-paid", "The same, naming somebody who was paid before",
                  "The history knows him.", near="stranger-in-call", signer=a.ALICE,
                  history=paid, abi=["enterQueue(uint256 shares,address receiver)"]),
             a.STAKING, calldata("enterQueue(uint256,address)", ETHER, a.FRIEND)),
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
                  "The near miss of the three before, and of creations.",
                  near="call-fault creation"),
             a.DOLLAR, transfer(a.BOB)),
        sent(Case("creation-pays", "A new contract, made with coins in it",
                  "Scams have people paste code and pay into it.", hits="creation"),
             "", "0x600a600c600039600a6000f3602a60005260206000f3", ETHER),
        sent(Case("creation", "A new contract without coins",
                  "What developers do; shown without weight.", hits="creation"),
             "", "0x600a600c600039600a6000f3602a60005260206000f3"),
        sent(Case("clear-text-whole", "A call whose clear-signing file fits it",
                  "Every field is shown.", near="clear-text-fault stranger-in-call", site=OWN_SITE,
                  source="ERC-7730"),
             a.STAKING, calldata("stake(uint256,address)", 10**6, a.ALICE)),
        sent(Case("clear-text-gap", "A call whose clear-signing file leaves a field out",
                  "A field the file itself demands is not among those it shows.",
                  hits="clear-text-fault stranger-in-call", site=OWN_SITE, source="ERC-7730"),
             a.STAKING, calldata("unstake(uint256,address)", 10**6, a.STRANGER)),
    ]  # fmt: skip
