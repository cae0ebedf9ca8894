"""What detectors of approvals share: how much, for how long, and in which words."""

from datetime import datetime
from typing import Final

from hueandcry.detect.acts import asset_name, quantity_text, where
from hueandcry.detect.parties import Known, name_of
from hueandcry.model.act import Approval
from hueandcry.model.fact import FeedStates

HOUR: Final = 3_600
DAY: Final = 24 * HOUR
# Approvals given by signature: anybody who has it can use it, and nothing shows until then.
PERMITS: Final = frozenset({"permit", "DAI permit", "Permit2 permit", "Permit2 batch"})
# Signatures by which Permit2 moves tokens at once.
PERMIT_TRANSFERS: Final = frozenset({"Permit2 transfer", "Permit2 witness transfer"})
COLLECTION: Final = "setApprovalForAll"
# 10^38 base units are 10^20 whole tokens of 18 decimals: no token in use has such a supply.
_DIGITS_OF_ANY_SUPPLY: Final = 38
# The years a date is written for; later ones are as good as never.
_LAST_DATE: Final = 253_402_300_799  # the end of 9999, the last year `datetime` knows


def is_permit(row: Approval) -> bool:
    """Say whether a signature alone gives the allowance; such a signature says how long it holds.

    Compound's, Morpho's and Aave's authorisations of whole accounts are such too.
    """
    if row.manner in PERMIT_TRANSFERS or row.manner == COLLECTION:
        return False
    return row.manner in PERMITS or row.deadline is not None


def is_unlimited(row: Approval) -> bool:
    """Say whether an amount is the maximum, or more than there can be of any token."""
    beyond = row.asset.standard == "erc20" and len(row.amount) > _DIGITS_OF_ANY_SUPPLY
    return row.unlimited or beyond


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
    return f"{row.manner}: {spender} may move {amount_text(row, known)}{where(row)}"


def amount_text(row: Approval, known: Known) -> str:
    """Return how much of what may be moved."""
    if row.manner == COLLECTION:
        return f"every token of {asset_name(row.asset, known)}, now and later"
    if is_unlimited(row):
        return f"any amount of {asset_name(row.asset, known)}"
    return quantity_text(row.asset, row.amount, known)
