"""An order only one named account may fill."""

from collections.abc import Iterable

from hueandcry.detect.acts import told
from hueandcry.detect.detector import detector
from hueandcry.detect.orders import line
from hueandcry.detect.parties import ZERO, is_stranger, known_parties, may_be_own, name_of
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Orders, Parties, Signer


@detector(
    title="Only one buyer may fill the order",
    severity=Severity.MEDIUM,
    why="A private sale: nobody can outbid the one it names. It is used between people who agreed "
    "on it, and by thieves, so that nobody else takes the bargain they had signed.",
    advice="Sign only if you agreed with this buyer, on this price.",
    references=("https://docs.opensea.io/docs/seaport",),
)
def order_for_one_buyer(
    request: Request, orders: Orders, signer: Signer, parties: Parties
) -> Iterable[Hit]:
    """Report private orders for accounts that are neither known nor the signer's own."""
    rows = [row for row in orders.rows if row.taker and row.taker != ZERO]
    if not rows:
        return
    known = known_parties(parties)
    for row in rows:
        if may_be_own(row.offerer, signer) and is_stranger(row.taker, signer, known):
            buyer = f"only {name_of(row.taker, known)} may fill it"
            key = " ".join((row.contract, row.taker, *row.place))
            yield Hit(key, Confidence.MEDIUM, told([line(row, known), buyer]))
