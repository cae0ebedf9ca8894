"""Call data that do not fit their function."""

from collections.abc import Iterable

from hueandcry.detect.acts import grouped, told, where
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import Known, known_parties, name_of
from hueandcry.model.act import Call
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Calls, Parties


@detector(
    title="The call's data do not fit its function",
    severity=Severity.MEDIUM,
    why="Data too short are filled up with zeros by some contracts, data too long are read by some "
    "and passed over by others: programs then disagree on what is done. Some front ends append a "
    "few bytes to count their customers.",
    advice="Do not sign data a program cut or changed. Have the page make the request anew.",
    references=("https://docs.soliditylang.org/en/latest/abi-spec.html",),
)
def call_fault(request: Request, calls: Calls, parties: Parties) -> Iterable[Hit]:
    """Report each call with the fault found in it."""
    rows = [row for row in calls.rows if row.fault]
    if not rows:
        return
    known = known_parties(parties)
    for target, group in grouped(rows, lambda row: row.target).items():
        sure = Confidence.WEAK if all(map(_harmless, group)) else Confidence.MEDIUM
        yield Hit(target, sure, told(_line(row, known) for row in group))


def _harmless(row: Call) -> bool:
    """Say whether there is only more than the function reads, which most contracts pass over.

    A second fault stands after a semicolon.
    """
    return row.fault.startswith("overlong") and ";" not in row.fault


def _line(row: Call, known: Known) -> str:
    name = row.signature or f"function {row.selector}"
    return f"{name} of {name_of(row.target, known)}: {row.fault}{where(row)}"
