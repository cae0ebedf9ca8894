"""An order whose price goes to somebody else in good part."""

from collections.abc import Iterable
from typing import Final

from hueandcry.detect.acts import is_nft, quantity_text, told
from hueandcry.detect.detector import detector
from hueandcry.detect.orders import asset_key, line
from hueandcry.detect.parties import Known, known_parties, may_be_own, name_of
from hueandcry.model.act import Order, Share
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Orders, Parties, Signer

# Marketplace fee and royalties together stay below 15 % (OpenSea caps what creators may ask at
# 10 %, its own fee was 2.5 % at most): from a fifth on it is no fee.
_NO_FEE_PERCENT: Final = 20
_MOST_OF_IT_PERCENT: Final = 50


@detector(
    title="A good part of the price goes to somebody else",
    severity=Severity.HIGH,
    why="The order names more than one recipient of its price, and what others get is too much for "
    "a fee or royalties.",
    advice="Do not sign, unless you agreed to share the price with these recipients.",
    references=("https://docs.opensea.io/docs/seaport",),
)
def order_proceeds_elsewhere(
    request: Request, orders: Orders, signer: Signer, parties: Parties
) -> Iterable[Hit]:
    """Report orders that pay others a fifth or more, surely where it is more than half."""
    known: Known | None = None
    for row in orders.rows:
        if row.opaque or not row.gets or not may_be_own(row.offerer, signer):
            continue
        percent, others = _of_others(row, signer)
        if percent >= _NO_FEE_PERCENT:
            known = known or known_parties(parties)
            sure = Confidence.STRONG if percent > _MOST_OF_IT_PERCENT else Confidence.MEDIUM
            lines = [line(row, known), *(_share_line(share, known) for share in others)]
            key = " ".join((row.contract, *(s.recipient for s in others[:4]), *row.place))
            yield Hit(key, sure, told([*lines[:1], f"{percent} % goes to others", *lines[1:]]))


def _of_others(row: Order, signer: Signer) -> tuple[int, list[Share]]:
    """Return the greatest part in percent that others get of one kind of money, and the shares."""
    given = {asset_key(quantity.asset) for quantity in row.gives}
    parts: dict[tuple[str, str, str], list[int]] = {}
    others = []
    for share in row.shares:
        asset = share.quantity.asset
        # Fees of a bid are paid out of what the bidder gives.
        if is_nft(asset) or asset_key(asset) in given:
            continue
        mine = share.recipient == row.offerer or signer.holds(share.recipient)
        sums = parts.setdefault(asset_key(asset), [0, 0])
        sums[mine] += int(share.quantity.amount)
        others += [] if mine else [share]
    shares = [100 * theirs // (theirs + mine) for theirs, mine in parts.values() if theirs + mine]
    return max(shares, default=0), others


def _share_line(share: Share, known: Known) -> str:
    amount = quantity_text(share.quantity.asset, share.quantity.amount, known)
    return f"{amount} to {name_of(share.recipient, known)}"
