"""Short makers of requests, acts and facts for the examples of the detectors of requests."""

from msgspec.structs import replace

from hueandcry.model.act import (
    Approval,
    Asset,
    Call,
    Change,
    Control,
    Order,
    Payment,
    Quantity,
    Share,
    SignIn,
)
from hueandcry.model.any_fact import AnyFact
from hueandcry.model.fact import FeedBrief, FeedStates
from hueandcry.model.label import Label
from hueandcry.model.observable import Message, SafeProposal, Transaction, TypedData
from hueandcry.model.safe import SafeTransaction
from hueandcry.model.signing import (
    Approvals,
    Calls,
    Controls,
    History,
    OfficialContract,
    Orders,
    Parties,
    Party,
    Payments,
    Signer,
    SignIns,
    Site,
    Token,
)
from hueandcry.model.source import Source
from tests.examples import Facts
from tests.values import NOW

CHAIN = "eip155:1"
ME = "0x" + "a1" * 20
FRIEND = "0x" + "b2" * 20
STRANGER = "0x" + "c3" * 20
OTHER = "0x" + "e5" * 20
SAFE = "0x" + "d4" * 20
TOKEN = "0x" + "7e" * 20
NFT = "0x" + "9f" * 20
ROUTER = "0x" + "1f" * 20
ZERO = "0x" + "00" * 20
VANITY = "0x0000" + "f1" * 16 + "0000"
MOST = str(2**256 - 1)
SOON = 1_795_521_600 + 1_800  # half an hour after NOW
NEVER = 2**48 - 1
DAY = 86_400

SIGNER = Signer(ME)
NATIVE = Asset(CHAIN, standard="native")
ERC20 = Asset(CHAIN, TOKEN, "erc20")
PIECE = Asset(CHAIN, NFT, "erc721", "7")
KNOWN_SITE = Site("https://app.uniswap.org", "app.uniswap.org", "443", ())
STRAY_SITE = Site("https://claim.example", "claim.example", "443", ())


def tx(*facts: AnyFact, to: str = TOKEN) -> Facts:
    """Make an example of a transaction by ME."""
    request = Transaction("tx", "tx", "call", CHAIN, ME, to, "0", "0x", "", (), (), "", "")
    return Facts(request, (SIGNER, *facts))


def typed(*facts: AnyFact, signer: str = ME) -> Facts:
    """Make an example of typed data."""
    return Facts(TypedData("typed", "typed", signer, "{}"), (Signer(signer), *facts))


def message(*facts: AnyFact) -> Facts:
    """Make an example of a personal message."""
    return Facts(Message("message", "message", ME, "personal_sign", "0x"), (SIGNER, *facts))


def safe(*facts: AnyFact, owners: tuple[str, ...] = (ME, FRIEND, OTHER)) -> Facts:
    """Make an example of a Safe proposal with a threshold of two."""
    empty = SafeTransaction(TOKEN, "0", "0x", 0, "0", "0", "0", ZERO, ZERO, "1")
    request = SafeProposal("safe", "safe", CHAIN, SAFE, "1.4.1", owners, "2", empty)
    return Facts(request, (Signer(SAFE, owners), *facts))


def approvals(*rows: Approval) -> Approvals:
    """Make the fact of approvals."""
    return Approvals(rows)


def approve(spender: str = STRANGER, amount: str = "5", **more: object) -> Approval:
    """Make an approval of a token by ME, a plain approve unless told otherwise."""
    return replace(Approval((), ERC20, ME, spender, amount, "approve"), **more)


def permit(spender: str = STRANGER, amount: str = "5", **more: object) -> Approval:
    """Make an EIP-2612 permit that can be used for half an hour."""
    return replace(approve(spender, amount, manner="permit", deadline=SOON), **more)


def collection(spender: str = STRANGER, **more: object) -> Approval:
    """Make an approval of ME's whole collection."""
    row = approve(spender, MOST, asset=Asset(CHAIN, NFT), manner="setApprovalForAll")
    return replace(row, unlimited=True, **more)


def pay(recipient: str = STRANGER, amount: str = "5", **more: object) -> Payments:
    """Make the fact of one payment by ME, a token transfer unless told otherwise."""
    return Payments((replace(Payment((), ERC20, ME, recipient, amount, "transfer"), **more),))


def call(target: str = STRANGER, **more: object) -> Calls:
    """Make the fact of one call by ME."""
    row = Call((), CHAIN, ME, target, "0", "0x12345678", "f()", (), 4, "known selector")
    return Calls((replace(row, **more),))


def change(kind: Change, subject: str, target: str = SAFE, **more: object) -> Controls:
    """Make the fact of one change of who rules a contract."""
    return Controls((replace(Control((), target, kind, subject), **more),))


def sign_in(domain: str = "app.uniswap.org", account: str = ME, **more: object) -> SignIns:
    """Make the fact of one sign-in text."""
    row = SignIn((), domain, f"https://{domain}", account, CHAIN, "", "12345678", "", "")
    return SignIns((replace(row, **more),))


def order(*shares: tuple[str, Asset, str], **more: object) -> Orders:
    """Make the fact of one order of ME's NFT; shares are (recipient, asset, amount)."""
    made = tuple(Share(to, Quantity(asset, amount)) for to, asset, amount in shares)
    gets = tuple(share.quantity for share in made if share.recipient == ME)
    row = Order((), "Seaport", ROUTER, ME, (Quantity(PIECE, "1"),), gets, made)
    return Orders((replace(row, **more),))


def label(category: str, confidence: float = 0.9, source: str = "list") -> Label:
    """Make a label."""
    return Label("Somebody", "somebody", category, confidence, source, "2026-01-01", "x")


def party(
    account: str, *labels: Label, role: str = "", symbol: str = "", roles: tuple[str, ...] = ()
) -> Party:
    """Make a party: with labels, a role as an official contract of Uniswap's, or as a token."""
    official = OfficialContract(
        "uniswap", "Uniswap", CHAIN, account, role, "starter", "2026-01-01", "x"
    )
    listed = Token(CHAIN, account, symbol, symbol, 6, "erc20", "tokens", "2026-01-01", "x")
    return Party(
        CHAIN, account, roles, labels, (official,) if role else (), (listed,) if symbol else ()
    )


def parties(*rows: Party) -> Parties:
    """Make the fact of parties."""
    return Parties(rows)


def history(*known: str) -> History:
    """Make a history that holds payments to these."""
    return History(True, 10, tuple((account, 2, "2026-01-01") for account in known))


def feeds(*purposes: str) -> FeedStates:
    """Make the state of feeds with rows, one of each purpose."""
    return FeedStates(tuple(FeedBrief(p, p, 5, NOW, "") for p in purposes), NOW)


SOURCE = Source("starter", "2026-01-01", "x")
UNISWAP = parties(party(ROUTER, role="Universal Router"))
THIEF = parties(party(STRANGER, label("scam")))
