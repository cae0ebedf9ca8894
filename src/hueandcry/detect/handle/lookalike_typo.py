"""The handle is an official one but for a few letters: `@Uniswpa`."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.detect.handles import comparison, hit, own_handles
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.handle import HandleResemblances
from hueandcry.model.observable import Handle


@detector(
    title="The handle differs from an official one by a few letters",
    severity=Severity.HIGH,
    why="A letter left out, added or swapped is read over. Honest accounts have near names too, so "
    "this says: look twice.",
    advice="Compare it letter by letter with the account the brand's own site links to.",
    references=("ATT&CK v17 T1656", "ATT&CK v17 T1585.001"),
)
def lookalike_typo(handle: Handle, resemblances: HandleResemblances) -> Iterable[Hit]:
    """Report near names."""
    for row in resemblances.rows:
        if row.manner == "near":
            many = f"{row.distance} edit{'s' if row.distance > 1 else ''} away from"
            yield hit(
                row, Confidence.MEDIUM, comparison(row, f"is {many}"),
                *own_handles(row, handle.platform),
            )  # fmt: skip
