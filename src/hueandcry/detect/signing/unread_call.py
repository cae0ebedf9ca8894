"""A call with money whose data could not be read."""

from collections.abc import Iterable

from hueandcry.decode.amount import shown_quantity
from hueandcry.detect.acts import grouped, told, where
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import Known, is_stranger, known_parties, name_of
from hueandcry.model.act import Asset, Call
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Calls, Parties, Signer


@detector(
    title="Coins go with a call nobody could read",
    severity=Severity.MEDIUM,
    why="What the contract does with them cannot be told from the request: its function is in no "
    "list at hand.",
    advice="Get the contract's ABI or clear-signing file and check again with it.",
    references=("ERC-7730",),
)
def unread_call(request: Request, calls: Calls, signer: Signer, parties: Parties) -> Iterable[Hit]:
    """Report unread calls with a value to contracts nobody knows."""
    rows = [
        row for row in calls.rows
        if row.read == "nothing" and row.selector and row.amount not in {"", "0"}
    ]  # fmt: skip
    if not rows:
        return
    known = known_parties(parties)
    for target, group in grouped(rows, lambda row: row.target).items():
        if is_stranger(target, signer, known):
            yield Hit(target, Confidence.MEDIUM, told(_line(row, known) for row in group))


def _line(row: Call, known: Known) -> str:
    amount = shown_quantity(Asset(row.chain, standard="native"), row.amount, None)
    return f"{amount} with function {row.selector} to {name_of(row.target, known)}{where(row)}"
