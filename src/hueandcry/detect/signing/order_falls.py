"""An order whose price falls with time to a small part of what it begins with."""

from collections.abc import Iterable

from hueandcry.detect.acts import quantities_text, told
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import known_parties
from hueandcry.model.act import Order
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Orders, Parties

# Auctions of swaps fall by a few per cent; those of NFTs by half or more, which their seller set.
_PART = 10


@detector(
    title="The price falls to a small part",
    severity=Severity.MEDIUM,
    why="The order begins at one price and falls with time. Whoever waits until the end pays the "
    "last price, and that is all the order makes sure of.",
    advice="Sign only if you would take the last price, too.",
    references=(
        "https://docs.opensea.io/docs/seaport",
        "https://docs.uniswap.org/contracts/uniswapx",
    ),
)
def order_falls(request: Request, orders: Orders, parties: Parties) -> Iterable[Hit]:
    """Report orders that end below a tenth of what they begin with, asset by asset."""
    known = known_parties(parties)
    for row in orders.rows:
        if row.at_first and _falls(row):
            first, last = quantities_text(row.at_first, known), quantities_text(row.gets, known)
            text = f"{row.market}: from {first} down to {last}"
            yield Hit(" ".join((row.contract, *row.place)), Confidence.MEDIUM, told([text]))


def _falls(row: Order) -> bool:
    last: dict[str, int] = {}
    for quantity in row.gets:
        last[quantity.asset.contract] = last.get(quantity.asset.contract, 0) + int(quantity.amount)
    return any(
        int(quantity.amount) > _PART * last.get(quantity.asset.contract, 0)
        for quantity in row.at_first
    )
