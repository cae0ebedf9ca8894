"""What detectors of approvals share: how much, for how long, and in which words."""

from datetime import datetime
from typing import Final

from hueandcry.detect.acts import asset_name, quantity_text, where
from hueandcry.detect.parties import Known, name_of, token_decimals
from hueandcry.model.act import Approval
from hueandcry.model.fact import FeedStates
from hueandcry.model.observable import Request, TypedData

HOUR: Final = 3_600
DAY: Final = 24 * HOUR
# Permit2's own front end gives allowances 30 days and signatures 30 minutes (Uniswap's
# permit2-sdk); a month more, and a week where minutes do, is room enough for honest ones.
LONGEST_ALLOWANCE: Final = 60 * DAY
LONGEST_SIGNATURE: Final = 7 * DAY
# Approvals given by signature: anybody who has it can use it, and nothing shows until then.
PERMITS: Final = frozenset({"permit", "DAI permit", "Permit2 permit", "Permit2 batch"})
# Signatures by which Permit2 moves tokens at once.
PERMIT_TRANSFERS: Final = frozenset({"Permit2 transfer", "Permit2 witness transfer"})
COLLECTION: Final = "setApprovalForAll"
# How the place of an act begins that a Safe's owner signs as typed data.
_SAFE_TRANSACTION: Final = ("SafeTx",)
# Beyond the supply of all but a few joke tokens, and of those nobody approves a fixed sum this
# large to pay with: the largest token that is money (USDT) has some 2 * 10^11.
_ALL_TOKENS: Final = 10**12
# Where decimals are not known: 3 * 10^20 whole tokens of 18 decimals, which no token in use has.
_ALL_UNITS: Final = 2**128
_FUNGIBLE: Final = frozenset({"erc20", "unknown"})
# The years a date is written for; later ones are as good as never.
_LAST_DATE: Final = 253_402_300_799  # the end of 9999, the last year `datetime` knows


def by_signature(row: Approval, request: Request) -> bool:
    """Say whether a signature alone gives the permission, without gas or trace.

    What stands in typed data is such, a meta-transaction's call too. A Safe's transaction is not:
    it needs the other owners, and is sent by somebody.
    """
    if isinstance(request, TypedData):
        return row.place[:1] != _SAFE_TRANSACTION
    return row.deadline is not None


def is_permit(row: Approval, request: Request) -> bool:
    """Say whether an allowance is given by a signature alone.

    Compound's, Morpho's and Aave's authorisations of whole accounts are such too. One-time
    transfers and whole collections have detectors of their own.
    """
    if row.manner in PERMIT_TRANSFERS or row.manner == COLLECTION:
        return False
    return row.manner in PERMITS or by_signature(row, request)


def is_unlimited(row: Approval, known: Known) -> bool:
    """Say whether an amount is the maximum, or more than there is of any token to take."""
    if row.unlimited:
        return True
    # An NFT's number may be as large as any amount.
    if row.asset.standard not in _FUNGIBLE or row.asset.token_id:
        return False
    decimals = token_decimals(row.asset.contract, known)
    if decimals is None:
        return int(row.amount) >= _ALL_UNITS
    whole: int = 10**decimals
    return int(row.amount) > _ALL_TOKENS * whole


def seconds_left(moment: int | None, feeds: FeedStates) -> float | None:
    """Return how long after the moment of asking something ends; None where no end is told."""
    if moment is None:
        return None
    return moment - datetime.fromisoformat(feeds.now).timestamp()


def until(moment: int, feeds: FeedStates) -> str:
    """Return a moment in words: its day, and in how many days that is."""
    left = seconds_left(moment, feeds) or 0
    if moment > _LAST_DATE:
        return "practically never"
    start = datetime.fromisoformat(feeds.now)
    day = datetime.fromtimestamp(moment, tz=start.tzinfo).date().isoformat()
    return f"{day}, in {left / DAY:,.0f} days" if left >= DAY else day


def line(row: Approval, known: Known) -> str:
    """Return an approval in one sentence."""
    spender = name_of(row.spender, known)
    once = ", once" if row.manner in PERMIT_TRANSFERS else ""
    return f"{row.manner}: {spender} may move {amount_text(row, known)}{once}{where(row)}"


def amount_text(row: Approval, known: Known) -> str:
    """Return how much of what may be moved."""
    if row.manner == COLLECTION:
        return f"every token of {asset_name(row.asset, known)}, now and later"
    if row.unlimited:
        return f"any amount of {asset_name(row.asset, known)}"
    text = quantity_text(row.asset, row.amount, known)
    if is_unlimited(row, known):
        return f"{text}, more than there is to take"
    # No list tells whether the contract counts coins or numbers NFTs.
    either = row.asset.standard == "unknown" and not row.asset.token_id
    return f"{text}, or its NFT of that number" if either else text
