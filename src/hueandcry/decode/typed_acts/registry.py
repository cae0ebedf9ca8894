"""All known forms of typed data, and which of them a struct is.

Contracts hash their own words: what has another shape than a form is not that form, whatever it is
called; what has its shape is read as the form, whatever it is called.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Final

from hueandcry.decode.typed_acts.shape import shape_of
from hueandcry.decode.typed_acts.signed import Form, Forms, Signed

FAMILIES: Final = (
    "authorization", "blur", "delegation", "envelope", "farcaster", "hyperliquid", "limit_orders",
    "looksrare", "meta_transaction", "nft_orders", "permit", "permit2", "polymarket", "rarible",
    "safe_tx", "seaport", "spend_permission", "user_operation", "wyvern", "zeroex", "zksync",
)  # fmt: skip
# Names people know; with other fields they are somebody else's, or bait.
_NAMES: Final = frozenset((
    "Permit", "PermitSingle", "PermitBatch", "PermitTransferFrom", "PermitBatchTransferFrom",
    "PermitWitnessTransferFrom", "PermitBatchWitnessTransferFrom", "PermitForAll",
    "TransferWithAuthorization", "ReceiveWithAuthorization", "CancelAuthorization",
    "OrderComponents", "BulkOrder", "Order", "MakerOrder", "Maker", "MetaTransaction",
    "ForwardRequest", "RelayRequest", "SafeTx", "SafeMessage", "PackedUserOperation", "SafeOp",
    "Delegation", "Delegate", "Ballot", "Root",
))  # fmt: skip


def form_of(signed: Signed) -> Form | None:
    """Return the known form of a struct, or None."""
    shape = shape_of(signed.types, signed.primary_type)
    for form in forms().get(shape, ()):
        if form.only in {"", signed.primary_type}:
            return form
    return _longer(signed) or _bare_hash(signed)


def borrowed_name(signed: Signed) -> bool:
    """Say whether a struct of no known form has the name of one."""
    return signed.primary_type in _NAMES


@cache
def forms() -> Mapping[str, tuple[Form, ...]]:
    """Return all forms by their shape."""
    found: dict[str, tuple[Form, ...]] = {}
    for family in FAMILIES:
        table: Forms = import_module(f"hueandcry.decode.typed_acts.{family}").FORMS
        for shape, form in table.items():
            found[shape] = (*found.get(shape, ()), form)
    return found


def _longer(signed: Signed) -> Form | None:
    """Return the form of a struct that begins like a known one and goes on as it likes."""
    from hueandcry.decode.typed_acts import meta_transaction, permit2_witness

    if len(signed.types[signed.primary_type]) == permit2_witness.BEFORE + 1:
        return permit2_witness.FORMS.get(_begins(signed, permit2_witness.BEFORE))
    return meta_transaction.LONGER.get(_begins(signed, meta_transaction.LONGER_FIELDS))


def _begins(signed: Signed, count: int) -> str:
    name = signed.primary_type
    return shape_of({**signed.types, name: signed.types[name][:count]}, name)


def _bare_hash(signed: Signed) -> Form | None:
    from hueandcry.decode.typed_acts.envelope import BARE_HASH

    fields = signed.types[signed.primary_type]
    return BARE_HASH if [field.type for field in fields] == ["bytes32"] else None
