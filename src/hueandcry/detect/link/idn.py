"""An international name (xn--) that reads like a brand's Latin one."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.detect.imitation import MEDIUM, STRONG, comparison, hit
from hueandcry.model.fact import Resemblances
from hueandcry.model.finding import Hit, Severity
from hueandcry.model.observable import Link


@detector(
    title="Letters of another alphabet imitate a brand's name",
    severity=Severity.HIGH,
    why="The name holds accents or letters of another alphabet that look like Latin ones. No brand "
    "of the register writes its domain so.",
    advice="Do not open it. Type the brand's address yourself or use your bookmark.",
    references=("UTS 39 §4", "RFC 5890 §4.4", "ATT&CK v17 T1583.001"),
)
def idn(link: Link, resemblances: Resemblances) -> Iterable[Hit]:
    """Report international labels with the skeleton of a brand, or one near it."""
    for row in resemblances.rows:
        if not row.piece.isascii():
            yield hit(row, STRONG if row.manner == "confusable" else MEDIUM, comparison(row))
