"""The transaction makes a new contract."""

from collections.abc import Iterable

from hueandcry.decode.amount import COIN_DECIMALS, scaled
from hueandcry.detect.acts import told, where
from hueandcry.detect.detector import detector
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Calls


@detector(
    title="A new contract is made",
    severity=Severity.MEDIUM,
    why="Code runs once when a contract is made, and may pay out what came with it. Scams that "
    "promise a trading robot have people paste code and pay into it.",
    advice="Sign only if you wrote or reviewed the code. Never pay into a contract that somebody "
    "gave you to deploy.",
    references=("EIP-3860", "ATT&CK v17 T1204"),
)
def creation(request: Request, calls: Calls) -> Iterable[Hit]:
    """Show creations; with coins at weight."""
    for row in calls.creations:
        pays = row.amount not in {"", "0"}
        text = f"{row.size:,} bytes of code{where(row)}"
        if pays:
            text += f", paid {scaled(row.amount, COIN_DECIMALS)} of the native coin"
        sure = Confidence.MEDIUM if pays else Confidence.WEAK
        yield Hit(" ".join(("creation", *row.place)), sure, told([text]))
