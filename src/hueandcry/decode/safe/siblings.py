"""Other proposals of the same Safe and nonce: only one of them can ever be executed."""

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from hueandcry.decode.safe.hashes import NoSafeHash, safe_hashes
from hueandcry.decode.safe.proposal import proposal_name
from hueandcry.model.observable import SafeProposal
from hueandcry.model.safe import SafeTransaction
from hueandcry.model.signing import Sibling, Siblings

_FIELDS: Final = (
    ("to", "to"), ("value", "value"), ("data", "data"), ("operation", "operation"),
    ("safe_tx_gas", "safeTxGas"), ("base_gas", "baseGas"), ("gas_price", "gasPrice"),
    ("gas_token", "gasToken"), ("refund_receiver", "refundReceiver"),
)  # fmt: skip
# Selector and one argument: enough to see what differs; the lengths are told too.
_SHOWN: Final = 2 + 8 + 64


def siblings_of(proposal: SafeProposal) -> Siblings:
    """Compare the proposals that came along with the one that is judged.

    A proposal that is the same in all ten fields is no other one. `safe_tx_hash` is empty where
    the version or chain is not known.
    """
    return Siblings(tuple(_sibling(proposal, one) for one in _others(proposal)))


def other_proposals(proposal: SafeProposal) -> tuple[SafeProposal, ...]:
    """Return the others as proposals of their own, to be judged like the first.

    What a service says of them (confirmations, hashes) stays out: it was read of the first alone.
    """
    told = proposal.version, proposal.chain, proposal.safe
    return tuple(
        replace(
            proposal, value=proposal_name(*told, one), transaction=one,
            confirmations=(), claimed=(), siblings=(),
        )
        for one in _others(proposal)
    )  # fmt: skip


def _others(proposal: SafeProposal) -> Iterable[SafeTransaction]:
    return dict.fromkeys(one for one in proposal.siblings if one != proposal.transaction)


def _sibling(proposal: SafeProposal, other: SafeTransaction) -> Sibling:
    try:
        hashes = safe_hashes(proposal.version, proposal.chain, proposal.safe, other)
        name = "0x" + hashes.digest.hex()
    except NoSafeHash:
        name = ""
    here = proposal.transaction
    return Sibling(
        name,
        tuple(
            (shown, _text(getattr(here, field)), _text(getattr(other, field)))
            for field, shown in _FIELDS
            if getattr(here, field) != getattr(other, field)
        ),
    )


def _text(value: object) -> str:
    text = str(value)
    if len(text) <= _SHOWN or not text.startswith("0x"):
        return text
    return f"{text[:_SHOWN]}... ({len(text) // 2 - 1:,} bytes)"
