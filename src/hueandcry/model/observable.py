"""What can be checked. Values are made by `hueandcry.decode` only: an invalid one cannot exist.

Addresses in requests are lower-case hex with `0x`, empty where there is none; chains are CAIP-2,
`eip155:*` where it may be any; amounts are decimal text in base units; bytes are hex with `0x`.
`value` is what the thing is known by (findings and records go by it), `written` how it is shown.
"""

from typing import Literal

from msgspec import Struct

from hueandcry.model.safe import SafeConfirmation, SafeTransaction

HostKind = Literal["name", "ipv4", "ipv6"]
HandlePlatform = Literal[
    "x", "telegram", "discord", "github", "linkedin", "youtube", "instagram", "reddit"
]
TransactionForm = Literal["legacy", "2930", "1559", "4844", "7702", "call"]


class Link(Struct, frozen=True, tag_field="kind", tag="link"):
    """A web link or a bare host name, in the form a browser would open.

    `value` is the canonical link (WHATWG URL), or the bare host where only a host was given;
    `host` is ASCII (punycode), without a trailing dot; `written` is the text as it was given,
    without the quotes and blanks around it, and `written_host` the host in that text.
    """

    value: str
    host: str
    path: str
    host_kind: HostKind
    written: str
    written_host: str


class Address(Struct, frozen=True, tag_field="kind", tag="address"):
    """An account or contract. `value` is `chain/account`, `account` in canonical spelling."""

    value: str
    written: str
    chain: str
    account: str


class Handle(Struct, frozen=True, tag_field="kind", tag="handle"):
    """An account on a platform. `value` is `platform/name` in lower case, `name` without `@`.

    On LinkedIn and Reddit the kind of account is part of the name: `company/uniswap`, `r/uniswap`.
    `display_name` is what is shown beside it, empty where nobody told.
    """

    value: str
    written: str
    platform: HandlePlatform
    name: str
    display_name: str = ""


class SetCode(Struct, frozen=True):
    """One EIP-7702 authorisation: `chain` is `eip155:*` for chain id 0 (valid on every chain).

    `authority` is whose account runs the delegate's code: recovered where it is signed, else empty.
    """

    chain: str
    delegate: str
    nonce: str
    authority: str


class Transaction(Struct, frozen=True, tag_field="kind", tag="transaction"):
    """An Ethereum transaction, signed or not; `form` "call" is an `eth_sendTransaction` object.

    `value` is the hash that is signed, or the hash of all known fields where some are open;
    `signing_hash` is empty where fields are open, `transaction_hash` where it is not signed.
    `to` is empty for a creation. `amount` is in wei. `fees` are (field, decimal) as given.
    `unknown` names fields of the request that no transaction has.
    """

    value: str
    written: str
    form: TransactionForm
    chain: str
    sender: str
    to: str
    amount: str
    data: str
    nonce: str
    fees: tuple[tuple[str, str], ...]
    authorizations: tuple[SetCode, ...]
    signing_hash: str
    transaction_hash: str
    unknown: tuple[str, ...] = ()


class TypedData(Struct, frozen=True, tag_field="kind", tag="typed_data"):
    """EIP-712 typed data. `document` is its JSON, as it was given, with sorted keys."""

    value: str
    written: str
    signer: str
    document: str


class Message(Struct, frozen=True, tag_field="kind", tag="message"):
    """Bytes to be signed by `personal_sign` (EIP-191 version 0x45), or bare by `eth_sign`.

    `oddities` are sentences about how the text was given, that its bytes do not tell any more.
    """

    value: str
    written: str
    signer: str
    method: Literal["personal_sign", "eth_sign"]
    body: str
    oddities: tuple[str, ...] = ()


class SafeProposal(Struct, frozen=True, tag_field="kind", tag="safe"):
    """A transaction proposed to a Safe, with what a service says of it; nothing of it is trusted.

    `claimed` are fields the service adds and we recompute: (name, value), such as `safeTxHash`.
    `siblings` are other proposals of the same Safe that came along.
    """

    value: str
    written: str
    chain: str
    safe: str
    version: str
    owners: tuple[str, ...]
    threshold: str
    transaction: SafeTransaction
    confirmations: tuple[SafeConfirmation, ...] = ()
    claimed: tuple[tuple[str, str], ...] = ()
    siblings: tuple[SafeTransaction, ...] = ()


class Authorization(Struct, frozen=True, tag_field="kind", tag="authorization"):
    """EIP-7702: lets the code at an address run as one's own account."""

    value: str
    written: str
    set_code: SetCode


class UserOperation(Struct, frozen=True, tag_field="kind", tag="user_operation"):
    """ERC-4337 user operation. `entry_point` is empty where not told; fields are (name, text)."""

    value: str
    written: str
    chain: str
    entry_point: str
    sender: str
    data: str
    fields: tuple[tuple[str, str], ...]
    set_codes: tuple[SetCode, ...] = ()


class BatchCall(Struct, frozen=True):
    """One call of a batch; an empty `to` makes a contract."""

    to: str
    amount: str
    data: str


class Batch(Struct, frozen=True, tag_field="kind", tag="batch"):
    """Calls asked for at once (EIP-5792). The wallet chooses how it signs them: there is no hash.

    `unknown` names fields that are not read, such as capabilities.
    """

    value: str
    written: str
    chain: str
    sender: str
    calls: tuple[BatchCall, ...]
    unknown: tuple[str, ...] = ()


Request = (
    Transaction | TypedData | Message | SafeProposal | Authorization | UserOperation | Batch
)  # fmt: skip
Observable = Link | Address | Handle | Request
