"""An order by which the signer gives and gets nothing."""

from collections.abc import Iterable

from hueandcry.detect.acts import quantity_text, told
from hueandcry.detect.detector import detector
from hueandcry.detect.orders import is_worthless, line
from hueandcry.detect.parties import known_parties, may_be_own, name_of
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Orders, Parties, Signer


@detector(
    title="The order gives everything for nothing",
    severity=Severity.HIGH,
    why="Anybody may fill a signed order, and this one pays the one who signs it nothing, or less "
    "than a transfer costs. Thieves have marketplaces' approvals work for them this way.",
    advice="Do not sign. If you did, cancel the order or raise the marketplace's counter now.",
    references=("https://docs.opensea.io/docs/seaport", "ATT&CK v17 T1657"),
)
def order_for_nothing(
    request: Request, orders: Orders, signer: Signer, parties: Parties
) -> Iterable[Hit]:
    """Report orders whose price does not reach the offerer.

    An offerer that is not the signer is mostly his contract account, which he signs for.
    """
    known = known_parties(parties)
    for row in orders.rows:
        if row.opaque or not row.gives:
            continue
        # Cents for cents are somebody's trial.
        trial = all(is_worthless(quantity, known) for quantity in row.gives)
        if not trial and all(is_worthless(quantity, known) for quantity in row.gets):
            others = told(
                f"{quantity_text(share.quantity.asset, share.quantity.amount, known)} goes to"
                f" {name_of(share.recipient, known)}"
                for share in row.shares
                if share.recipient != row.offerer
            )
            key = " ".join((row.contract, *(q.asset.token_id for q in row.gives[:4]), *row.place))
            own = may_be_own(row.offerer, signer)
            sure = Confidence.STRONG if own else Confidence.MEDIUM
            yield Hit(key, sure, (*told([line(row, known)]), *others))
