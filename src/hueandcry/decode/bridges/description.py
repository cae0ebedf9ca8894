"""What a bridge's description is: data, so that one more bridge is one more file.

A field of a record is told by a path into the event: `amount`, `receipt.info.quantity`; or by
`@contract` (the contract that logged), `@tx` (the transaction's hash), `@number` (the bridge's own
number of this chain), or `=TEXT` (TEXT itself). "" is not told.
"""

import tomllib
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta, Struct

from hueandcry.decode.bridges.event import parse_event
from hueandcry.decode.evm.abi_shape import BadSignature
from hueandcry.model.bridge import BridgeTerms, Side, TokenPair

ZERO: Final = "0x" + "0" * 40
# Longer than any description here by ten times, and enough for a bridge with a thousand tokens.
MAX_TEXT: Final = 1_000_000

Caip2 = Annotated[str, Meta(pattern="^[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}$")]
Contract = Annotated[str, Meta(pattern="^0x[0-9a-f]{40}$")]
Path = Annotated[str, Meta(max_length=200)]
Unpack = Literal["wormhole transfer", "thorchain swap", "thorchain outbound", "nomad origin"]
_BARE: Final = frozenset({"@contract", "@tx", "@number"})
_UNPACKED: Final[dict[Unpack, tuple[str, ...]]] = {
    "wormhole transfer": ("token", "token_chain", "to", "to_chain"),
    "thorchain swap": ("chain", "asset", "to"),
    "thorchain outbound": ("inbound",),
    "nomad origin": ("domain", "nonce"),
}


class BadDescription(Exception):
    """A description that cannot be read with; the text says where and why."""


class BridgeChain(Struct, frozen=True, forbid_unknown_fields=True):
    """A chain of a bridge. `number` is the bridge's own for it, "" where it is the EIP-155 one.

    `counterpart` is where deposits here go and releases come from, where only one chain can be.
    """

    chain: Caip2
    contracts: tuple[Contract, ...] = ()
    number: Annotated[str, Meta(max_length=40)] = ""
    counterpart: Caip2 | Literal[""] = ""


class BridgeEvent(Struct, frozen=True, forbid_unknown_fields=True):
    """An event and where its record's fields stand.

    `chains` are those it is logged on (all of the bridge's if empty). `anywhere`: any contract may
    log it, such as a token's Transfer; then `only` must tell which. `unpack` names the form of a
    packed field; its parts are `FIELD.PART`. Parts of `identifier` are joined.
    """

    side: Side
    signature: Annotated[str, Meta(max_length=2_000)]
    receiver: Path = ""
    sender: Path = ""
    amount: Path = ""
    asset: Path = ""
    counterpart: Path = ""
    counterpart_asset: Path = ""
    identifier: tuple[Path, ...] = ()
    chains: tuple[Caip2, ...] = ()
    anywhere: bool = False
    only: dict[str, str] = {}
    unpack: dict[str, Unpack] = {}

    def paths(self) -> tuple[str, ...]:
        """Return all paths that are told."""
        found = (self.receiver, self.sender, self.amount, self.asset, self.counterpart,
                 self.counterpart_asset, *self.identifier, *self.only)  # fmt: skip
        return tuple(filter(None, found))


class BridgeSource(Struct, frozen=True, forbid_unknown_fields=True):
    """Where facts were read, and when (YYYY-MM-DD)."""

    facts: str
    address: Annotated[str, Meta(pattern="^https://")]
    date: Annotated[str, Meta(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]


class BridgeDescription(Struct, frozen=True, forbid_unknown_fields=True):
    """A bridge. `native` are addresses that stand for a chain's own coin in its events."""

    name: Annotated[str, Meta(pattern="^[a-z0-9][-a-z0-9]{0,39}$")]
    chains: tuple[BridgeChain, ...]
    events: tuple[BridgeEvent, ...] = ()
    terms: BridgeTerms = BridgeTerms()
    tokens: tuple[TokenPair, ...] = ()
    native: tuple[Contract, ...] = (ZERO,)
    sources: tuple[BridgeSource, ...] = ()


def parse_description(text: str) -> BridgeDescription:
    """Return the description of a TOML text. Raises `BadDescription`."""
    if len(text) > MAX_TEXT:
        raise BadDescription(f"a description of more than {MAX_TEXT:,} characters")
    try:
        found = msgspec.convert(tomllib.loads(text), BridgeDescription)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, RecursionError) as error:
        raise BadDescription(f"no bridge's description: {error}") from None
    return checked(found)


def checked(given: BridgeDescription) -> BridgeDescription:
    """Return a description whose events can be read. Raises `BadDescription`."""
    names = [one.chain for one in given.chains]
    if len(set(names)) != len(names):
        raise BadDescription(f"{given.name}: a chain is described twice")
    for event in given.events:
        _check_event(given.name, event, set(names))
    return given


def _check_event(name: str, event: BridgeEvent, chains: set[str]) -> None:
    where = f"{name}, event {event.signature[:60]!r}"
    try:
        parsed = parse_event(event.signature)
    except BadSignature as error:
        raise BadDescription(f"{where}: {error}") from None
    unpacked = {f"{field}.{part}" for field, form in event.unpack.items()
                for part in _UNPACKED[form]}  # fmt: skip
    for path in (*event.paths(), *event.unpack):
        known = path in _BARE or path.startswith("=") or path in unpacked
        if not known and not parsed.reaches(path):
            raise BadDescription(f"{where}: {path[:60]!r} leads to no value of it")
    if set(event.chains) - chains:
        raise BadDescription(f"{where}: it is logged on a chain that is not described")
    if event.anywhere and not event.only:
        raise BadDescription(f"{where}: any contract may log it, so `only` must say which count")


def extended(known: BridgeDescription, more: BridgeDescription) -> BridgeDescription:
    """Return a described bridge with a user's additions; terms, where told, replace its own."""
    ours = {one.chain: one for one in known.chains}
    for one in more.chains:
        before = ours.get(one.chain, one)
        contracts = tuple(dict.fromkeys((*before.contracts, *one.contracts)))
        ours[one.chain] = BridgeChain(
            one.chain, contracts, before.number or one.number, before.counterpart or one.counterpart
        )
    terms = known.terms if more.terms == BridgeTerms() else more.terms
    native = tuple(dict.fromkeys((*known.native, *more.native)))
    made = BridgeDescription(
        known.name, tuple(ours.values()), (*known.events, *more.events), terms,
        (*more.tokens, *known.tokens), native, (*known.sources, *more.sources),
    )  # fmt: skip
    return checked(made)
