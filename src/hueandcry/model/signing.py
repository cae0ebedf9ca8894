"""Facts about a signing request. A detector's first fact decides whether it is asked at all."""

from msgspec import Struct

from hueandcry.model.act import (
    Approval,
    BlindSignature,
    Call,
    Control,
    Creation,
    Delegatecall,
    Delegation,
    Named,
    Order,
    Payment,
    Refund,
    SignIn,
    Standard,
    Swap,
)
from hueandcry.model.brand import Ownership
from hueandcry.model.fact import Fact, Rows
from hueandcry.model.label import Label


class Payments(Rows[Payment], frozen=True, tag="payments"):
    """Everything that would be paid."""


class Approvals(Rows[Approval], frozen=True, tag="approvals"):
    """Everything somebody would be allowed to move."""


class Orders(Rows[Order], frozen=True, tag="orders"):
    """Everything offered for others to fill."""


class Swaps(Rows[Swap], frozen=True, tag="swaps"):
    """Everything exchanged or bridged."""


class Controls(Rows[Control], frozen=True, tag="controls"):
    """Every change of who rules what."""


class Delegatecalls(Rows[Delegatecall], frozen=True, tag="delegatecalls"):
    """Foreign code that would run as the account."""


class Delegations(Rows[Delegation], frozen=True, tag="delegations"):
    """EIP-7702 authorisations."""


class SignIns(Rows[SignIn], frozen=True, tag="sign_ins"):
    """Sign-in texts."""


class BlindSignatures(Rows[BlindSignature], frozen=True, tag="blind_signatures"):
    """Signatures over what cannot be read."""


class Refunds(Rows[Refund], frozen=True, tag="refunds"):
    """What a Safe would pay for its own execution."""


class Calls(Fact, frozen=True, tag="calls"):
    """Every call, outer and inner, and contracts that would be made."""

    rows: tuple[Call, ...]
    creations: tuple[Creation, ...] = ()

    def __bool__(self) -> bool:
        """Say whether there is any."""
        return bool(self.rows or self.creations)


class Namings(Rows[Named], frozen=True, tag="namings"):
    """Calls that are read, and whose effects nothing but their own words tell."""


class Digest(Struct, frozen=True):
    """A hash a device or co-signer may show: its name, `0x` hex, and what it is made of."""

    name: str
    value: str
    of: str


class Digests(Rows[Digest], frozen=True, tag="digests"):
    """All hashes of the request. `fault` says why one could not be made, or not surely."""

    fault: str = ""


class Unread(Fact, frozen=True, tag="unread"):
    """Parts of the request that were not understood (`parts`), and oddities that are signed.

    `hidden` are fields that stand in the request but are not part of what is signed: (path, value).
    """

    parts: tuple[str, ...]
    hidden: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        """Say whether there is any."""
        return bool(self.parts or self.hidden)


class Signer(Fact, frozen=True, tag="signer"):
    """Whose request it is: the account asked to sign or act, and his other own accounts."""

    account: str
    own: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Say whether it is known."""
        return bool(self.account)

    def holds(self, account: str) -> bool:
        """Say whether an account is the signer's own."""
        return bool(account) and (account == self.account or account in self.own)


class Token(Struct, frozen=True):
    """A token as a list gives it. `source` is the feed, `date` the list's own."""

    chain: str
    contract: str
    symbol: str
    name: str
    decimals: int
    standard: Standard
    source: str
    date: str
    reference: str


class OfficialContract(Struct, frozen=True):
    """A contract an entity is known to own or run, and who says so."""

    entity: str
    brand: str
    chain: str
    address: str
    role: str
    source: str
    date: str
    reference: str


class Party(Struct, frozen=True):
    """What is known of an account that takes part; `account` lower case."""

    chain: str
    account: str
    roles: tuple[str, ...] = ()
    labels: tuple[Label, ...] = ()
    official: tuple[OfficialContract, ...] = ()
    tokens: tuple[Token, ...] = ()


class Parties(Rows[Party], frozen=True, tag="parties"):
    """Everybody who takes part, and what the snapshot knows of each."""

    def of(self, account: str) -> Party | None:
        """Return what is known of an account."""
        return next((row for row in self.rows if row.account == account), None)


class Imitation(Struct, frozen=True):
    """An account that looks like another one the signer knows.

    `prefix` and `suffix` count equal hex digits at each end. `why` is why `known` is known: a
    payment of the signer's own (with its transaction), an official contract, or his own account.
    """

    account: str
    known: str
    prefix: int
    suffix: int
    why: str
    source: str
    date: str


class Imitations(Rows[Imitation], frozen=True, tag="imitations"):
    """Accounts of the request that look like known ones at both ends."""


class Namesake(Struct, frozen=True):
    """A contract that calls itself like a listed token, and is none: `claimed` is its own word."""

    contract: str
    claimed: str
    same: bool
    listed: Token


class Namesakes(Rows[Namesake], frozen=True, tag="namesakes"):
    """Token contracts of the request that bear, or nearly bear, a listed token's name.

    `same` in a row says that the name is the same letter by letter, not only to the eye.
    """


class History(Fact, frozen=True, tag="history"):
    """Whom the signer paid before, of those in this request: (account, times, last day).

    `payments` counts all rows of the history that made trust; 0 with `given` is an empty history.
    """

    given: bool
    payments: int
    known: tuple[tuple[str, int, str], ...] = ()

    def __bool__(self) -> bool:
        """Say whether a history was given."""
        return self.given


class Site(Fact, frozen=True, tag="site"):
    """The origin that asks: `origin` as given, its ASCII host and port, and who owns the host."""

    origin: str
    host: str
    port: str
    owners: tuple[Ownership, ...] = ()

    def __bool__(self) -> bool:
        """Say whether it is known."""
        return bool(self.host)


class Recovered(Struct, frozen=True):
    """A stored Safe signature: whose it is said to be, whom it recovers to for this hash.

    `scheme`: eth_sign, plain, contract, approved hash, or the fault. `recovered` is empty where
    the signature alone cannot tell (contract, approved hash). `is_owner` is None where owners are
    not known.
    """

    owner: str
    recovered: str
    scheme: str
    is_owner: bool | None
    submitted: str = ""
    fits_sibling: str = ""


class Confirmations(Rows[Recovered], frozen=True, tag="confirmations"):
    """All stored signatures of a proposal, recovered against the hash we made."""

    threshold: str = ""


class Sibling(Struct, frozen=True):
    """Another proposal with the same nonce: its Safe hash, and (field, here, there) that differ."""

    safe_tx_hash: str
    differences: tuple[tuple[str, str, str], ...]


class Siblings(Rows[Sibling], frozen=True, tag="siblings"):
    """Other proposals of the same Safe and nonce."""


class Mismatch(Struct, frozen=True):
    """Something somebody states of the request that does not hold: field, stated, found."""

    field: str
    stated: str
    found: str


class Mismatches(Rows[Mismatch], frozen=True, tag="mismatches"):
    """What was displayed or stated (a service's hash, a screen) against what is signed."""


class ClearField(Struct, frozen=True):
    """One line of a clear-signing display: label and value as text."""

    label: str
    value: str


class ClearText(Struct, frozen=True):
    """What an ERC-7730 descriptor shows of one call or message."""

    place: tuple[str, ...]
    intent: str
    owner: str
    fields: tuple[ClearField, ...]
    descriptor: str
    faults: tuple[str, ...] = ()


class ClearTexts(Rows[ClearText], frozen=True, tag="clear_texts"):
    """All descriptors' displays."""


class Meaning(Fact, frozen=True, tag="meaning"):
    """The request in plain words, most important first, then details, one sentence each."""

    sentences: tuple[str, ...]
    details: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Say whether there is any."""
        return bool(self.sentences)
