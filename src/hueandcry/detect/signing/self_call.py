"""A call to the signer's own account: a batch through its delegate."""

from collections.abc import Iterable

from hueandcry.detect.acts import told, where
from hueandcry.detect.detector import detector
from hueandcry.model.act import Call
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Authorization, Request, Transaction
from hueandcry.model.signing import Calls, Signer


@detector(
    title="Your account calls itself",
    severity=Severity.MEDIUM,
    why="An account that runs a delegate's code (EIP-7702) does by such a call whatever the data "
    "say, several things at once. Wallets make it for batches; a page that asks for it can hide "
    "an approval among them.",
    advice="Read every act of the batch. Do not sign one that could not be read.",
    references=("EIP-7702", "ERC-7821"),
)
def self_call(request: Request, calls: Calls, signer: Signer) -> Iterable[Hit]:
    """Report self-calls of transactions; of weight where the batch could not be read."""
    if not isinstance(request, Transaction | Authorization):
        return
    rows = [row for row in calls.rows if row.selector and row.target == row.sender]
    rows = [row for row in rows if not signer or signer.holds(row.target)]
    if rows:
        unread = any(row.read == "nothing" for row in rows)
        sure = Confidence.MEDIUM if unread else Confidence.WEAK
        yield Hit("self", sure, told(map(_line, rows)))


def _line(row: Call) -> str:
    name = row.signature or f"function {row.selector}"
    how = "could not be read" if row.read == "nothing" else "its parts are judged one by one"
    return f"{name}, {row.size:,} bytes: {how}{where(row)}"
