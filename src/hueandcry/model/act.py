"""What a signing request would do, as a flat list of acts: the same whatever they are wrapped in.

Addresses are lower-case hex, amounts decimal text in base units, times Unix seconds. `place` tells
the wrappers from the outside in, as people read them: `("MultiSend", "call 2 of 3")`.
"""

from typing import Literal

from msgspec import Struct

Standard = Literal["native", "erc20", "erc721", "erc1155", "unknown"]
# How a call was read: by an ERC-7730 descriptor of this contract, by an ABI the asker gave, by a
# selector this program knows (another function may share it), or not at all.
ReadBy = Literal["descriptor", "given ABI", "known selector", "nothing"]
Change = Literal[
    "owner added", "owner removed", "owner swapped", "threshold", "module enabled",
    "module disabled", "guard", "module guard", "fallback handler", "master copy", "ownership",
    "role", "upgrade", "admin", "setup",
]  # fmt: skip


class Asset(Struct, frozen=True):
    """A coin, token or NFT. `contract` is empty for the native coin, `token_id` unless one NFT."""

    chain: str
    contract: str = ""
    standard: Standard = "unknown"
    token_id: str = ""


class Quantity(Struct, frozen=True):
    """So much of an asset, in base units."""

    asset: Asset
    amount: str


class Act(Struct, frozen=True, tag_field="act"):
    """Base of all acts."""

    place: tuple[str, ...]


class Payment(Act, frozen=True, tag="payment"):
    """An asset goes from one account to another. `manner`: value, transfer, transferFrom."""

    asset: Asset
    sender: str
    recipient: str
    amount: str
    manner: str


class Approval(Act, frozen=True, tag="approval"):
    """Somebody may move an asset of `owner` from now on.

    `amount` is decimal; with `unlimited` it is the maximum, or every token of a collection.
    `manner`: approve, increaseAllowance, decreaseAllowance, setApprovalForAll, permit, DAI permit,
    Permit2 approve, Permit2 permit, Permit2 batch, Permit2 transfer, Permit2 witness transfer,
    revoke; "account authorization" (it may act for the owner's account at the contract `asset`
    names) and "credit delegation" (it may borrow there on his account). `expires` ends the
    allowance, `deadline` the use of a signature; None: never, or not told. `witness` names the
    extra data of a witness transfer (its type).
    """

    asset: Asset
    owner: str
    spender: str
    amount: str
    manner: str
    unlimited: bool = False
    revokes: bool = False
    expires: int | None = None
    deadline: int | None = None
    witness: str = ""


class Share(Struct, frozen=True):
    """A part of an order's price and who gets it."""

    recipient: str
    quantity: Quantity


class Order(Act, frozen=True, tag="order"):
    """A signed offer anybody (or `taker` alone) may fill: `gives` leave the offerer for `shares`.

    `gets` is what of the shares reaches the offerer, surely; `at_first` what it would be at the
    start, where that falls with time, else empty. `opaque` says that the order is a hash or a
    tree root whose content cannot be read.
    """

    market: str
    contract: str
    offerer: str
    gives: tuple[Quantity, ...]
    gets: tuple[Quantity, ...]
    shares: tuple[Share, ...]
    taker: str = ""
    expires: int | None = None
    opaque: bool = False
    at_first: tuple[Quantity, ...] = ()


class Swap(Act, frozen=True, tag="swap"):
    """An exchange or bridge transfer; `receiver` gets the outcome, empty where it is the sender.

    `gets` holds the least amounts asked for. `recipient_chain` is set where it leaves the chain.
    """

    manner: str
    sender: str
    receiver: str
    gives: tuple[Quantity, ...]
    gets: tuple[Quantity, ...]
    recipient_chain: str = ""


class Control(Act, frozen=True, tag="control"):
    """Who rules a contract or account changes. `subject` is the new address, number or role."""

    target: str
    change: Change
    subject: str
    detail: str = ""


class Delegatecall(Act, frozen=True, tag="delegatecall"):
    """Foreign code runs as the account itself (a Safe's operation 1, or a call to that end).

    `library` names the known call-only library and version, empty where it is none, or where the
    selector is not one of the library's allowed ones.
    """

    account: str
    target: str
    selector: str
    library: str


class Delegation(Act, frozen=True, tag="delegation"):
    """EIP-7702: the account `authority` runs the code of `delegate` until it is replaced."""

    authority: str
    delegate: str
    chain: str
    nonce: str


class SignIn(Act, frozen=True, tag="sign_in"):
    """A Sign-In with Ethereum text (EIP-4361). `faults` are breaches of its grammar or rules."""

    domain: str
    uri: str
    account: str
    chain: str
    statement: str
    nonce: str
    issued: str
    expires: str
    faults: tuple[str, ...] = ()


class BlindSignature(Act, frozen=True, tag="blind_signature"):
    """A signature over something nobody can read: what, and the bytes."""

    what: str
    digest: str


class Refund(Act, frozen=True, tag="refund"):
    """A Safe pays for its own execution: who gets it, in what, at which price."""

    account: str
    token: str
    receiver: str
    gas_price: str
    base_gas: str


class Argument(Struct, frozen=True):
    """A decoded argument: `value` is text, shortened where long."""

    name: str
    type: str
    value: str


class Call(Act, frozen=True, tag="call"):
    """Every call, outer and inner. `read` is how its data was read.

    `nested` says that its content is further calls, which follow as acts of their own.
    `fault` says what is wrong with the data: truncated, overlong, not of this form.
    """

    chain: str
    sender: str
    target: str
    amount: str
    selector: str
    signature: str
    arguments: tuple[Argument, ...]
    size: int
    read: ReadBy
    nested: bool = False
    fault: str = ""


class Named(Act, frozen=True, tag="named"):
    """A call whose arguments are read, and whose effects nothing but its own words tell.

    `accounts` are the addresses among its arguments, each as (name of the argument, account), those
    inside lists, tuples and padded words too, but for zeros. `opaque` names the arguments of bytes
    that are long enough for a call and were not read as one.
    """

    sender: str
    target: str
    signature: str
    accounts: tuple[tuple[str, str], ...]
    opaque: tuple[str, ...] = ()


class Creation(Act, frozen=True, tag="creation"):
    """A new contract is made; `size` is that of its code in bytes."""

    sender: str
    amount: str
    size: int


AnyAct = (
    Payment | Approval | Order | Swap | Control | Delegatecall | Delegation | SignIn
    | BlindSignature | Refund | Call | Creation | Named
)  # fmt: skip
