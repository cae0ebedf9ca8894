"""A Safe pays somebody for its own execution."""

from collections.abc import Iterable

from hueandcry.detect.acts import told, where
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import ZERO, Known, is_known, known_parties, name_of
from hueandcry.model.act import Refund
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Parties, Refunds


@detector(
    title="The account would pay for the execution",
    severity=Severity.HIGH,
    why="With a gas price above zero the Safe pays whoever is named for gas, in a token and at a "
    "price the proposer chose: a price high enough empties it, and wallets show only the main "
    "transaction.",
    advice="Do not confirm, unless a relayer you know asked for this price. Otherwise gasPrice, "
    "gasToken and refundReceiver are all zero.",
    references=("https://help.safe.global/en/articles/40828-gas-estimation",),
)
def gas_refund(request: Request, refunds: Refunds, parties: Parties) -> Iterable[Hit]:
    """Report refunds, surely where a token goes to a receiver nobody knows."""
    known = known_parties(parties)
    for row in refunds.rows:
        if row.gas_price not in {"", "0"}:
            token, receiver = row.token not in {"", ZERO}, row.receiver not in {"", ZERO}
            trap = token and receiver and not is_known(known.get(row.receiver))
            sure = Confidence.STRONG if trap else Confidence.MEDIUM
            yield Hit(
                " ".join((row.account, "refund", *row.place)), sure, told([_line(row, known)])
            )


def _line(row: Refund, known: Known) -> str:
    token = name_of(row.token, known) if row.token not in {"", ZERO} else "the native coin"
    nobody = row.receiver in {"", ZERO}
    receiver = "whoever sends the transaction" if nobody else name_of(row.receiver, known)
    price = f"{row.gas_price} raw units of {token} for each unit of gas"
    least = int(row.gas_price) * int(row.base_gas or 0)
    return f"{price} to {receiver}, {least} raw units at least{where(row)}"
