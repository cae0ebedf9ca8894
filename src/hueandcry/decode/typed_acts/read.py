"""What signing a typed-data document lets happen, as acts."""

from collections.abc import Iterable
from itertools import islice
from typing import Final

from msgspec import Struct

from hueandcry.decode.typed.document import TypedDocument
from hueandcry.decode.typed_acts.fields import Fields, Unfit
from hueandcry.decode.typed_acts.registry import borrowed_name, form_of
from hueandcry.decode.typed_acts.signed import Note, ReadInner, Signed
from hueandcry.decode.typed_acts.visible import addresses_of, maxima_of
from hueandcry.model.act import AnyAct, Approval, Order, Payment

# A tree of a thousand orders gives a thousand acts; more says nothing that these do not.
MAX_ACTS: Final = 2_000
_SHOWN: Final = 60
# An account that signs for an account that signs: each adds a wrapper (ERC-7739).
_MAX_WRAPPERS: Final = 4
# Without a chain in its domain a signature is valid on every chain.
ANY_CHAIN: Final = "eip155:*"
# EIP-2294 bounds chain ids near 2^63; a salt that is a hash is far above.
_MAX_CHAIN: Final = (1 << 63) - 1
_WRAPPED: Final = ["name", "version", "chainId", "verifyingContract", "salt"]


class Reading(Struct, frozen=True):
    """What typed data lets happen. `form` names the known form, empty where it is of none.

    No acts, a form and nothing unread means: understood, and harmless by itself (a vote).
    `addresses` are all that the message holds, `maxima` the paths of numbers that are the largest
    of their type, for what could not be read.
    """

    form: str
    acts: tuple[AnyAct, ...]
    unread: tuple[str, ...]
    addresses: tuple[str, ...]
    maxima: tuple[str, ...]


def acts_of(document: TypedDocument, signer: str, read_inner: ReadInner) -> Reading:
    """Read a document for whoever signs it (lower case, empty where unknown).

    `read_inner` reads calls that typed data carry. Never fails: what is not understood is `unread`.
    """
    types, primary, message = document.types, document.primary_type, document.message
    signed = Signed(
        (primary[:_SHOWN],), primary, types, Fields(message), _chain(document), document.contract,
        signer.lower(), read_inner,
    )  # fmt: skip
    acts: list[AnyAct] = []
    unread: list[str] = []
    form = _read(signed, acts, unread)
    return Reading(
        form, tuple(acts), tuple(unread), addresses_of(types, primary, message),
        maxima_of(types, primary, message),
    )  # fmt: skip


def _chain(document: TypedDocument) -> str:
    """Return the chain, any where none is told; some write its id as the domain's salt.

    Matic's bridged tokens and Biconomy's meta-transactions do.
    """
    if document.chain:
        return document.chain
    salt = document.domain.get("salt")
    number = int.from_bytes(salt) if isinstance(salt, bytes) else 0
    return f"eip155:{number}" if 0 < number <= _MAX_CHAIN else ANY_CHAIN


def _read(signed: Signed, acts: list[AnyAct], unread: list[str]) -> str:
    name = signed.primary_type[:_SHOWN]
    where = signed.contract or "no contract"
    try:
        inner = _unwrapped(signed)
        form = form_of(inner)
        if form is not None:
            _sort(form.read(inner), acts, unread)
            _check_contract(inner, acts, unread)
            _check_chain(inner, form.name, acts, unread)
            return form.name
        name = inner.primary_type[:_SHOWN]
    except Unfit as fault:
        unread.append(f"{name} for {where} does not hold what its form says: {fault}")
        return ""
    if borrowed_name(inner):
        unread.append(f"{name} for {where} has other fields than the known forms of this name")
    else:
        unread.append(f"{name} for {where} is of no known form")
    return ""


def _sort(found: Iterable[AnyAct | Note], acts: list[AnyAct], unread: list[str]) -> None:
    for one in islice(found, MAX_ACTS):
        if isinstance(one, Note):
            unread.append(one.text)
        else:
            acts.append(one)
    if len(acts) + len(unread) >= MAX_ACTS:
        unread.append(f"only the first {MAX_ACTS:,} acts were read")


def _check_contract(signed: Signed, acts: list[AnyAct], unread: list[str]) -> None:
    """Say where a token would be the domain's contract, and the domain has none."""
    moving = [act for act in acts if isinstance(act, Approval | Payment)]
    if any(act.asset.standard != "native" and not act.asset.contract for act in moving):
        unread.append(
            f"{signed.primary_type[:_SHOWN]} names no contract, so that no token is known"
        )


def _check_chain(signed: Signed, form: str, acts: list[AnyAct], unread: list[str]) -> None:
    """Say where what moves money holds on every chain. Safe before 1.3.0 had no chain either."""
    moving = any(isinstance(act, Approval | Payment | Order) for act in acts)
    if moving and signed.chain == ANY_CHAIN and not form.startswith("Safe"):
        unread.append(f"{signed.primary_type[:_SHOWN]} names no chain: it is valid on every one")


def _unwrapped(signed: Signed) -> Signed:
    """Return what a contract account signs for: ERC-7739 `TypedDataSign` holds another struct."""
    for _ in range(_MAX_WRAPPERS):
        fields = signed.types[signed.primary_type]
        if signed.primary_type != "TypedDataSign" or not _is_wrapper([one.name for one in fields]):
            break
        inner = fields[0].type
        if inner not in signed.types:
            break
        signed = signed._replace(
            primary_type=inner,
            place=signed.inside(inner[:_SHOWN]),
            fields=signed.fields.part("contents"),
            signer=signed.fields.address("verifyingContract"),
        )
    return signed


def _is_wrapper(names: list[str]) -> bool:
    return names == ["contents", *_WRAPPED]
