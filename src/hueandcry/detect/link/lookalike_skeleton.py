"""The name looks the same as a brand's: `unisvvap`, `1edger`."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.detect.imitation import MEDIUM, STRONG, comparison, hit, pushing
from hueandcry.model.fact import Resemblances
from hueandcry.model.finding import Hit, Severity
from hueandcry.model.observable import Link


@detector(
    title="The name looks the same as a brand's, but is another",
    severity=Severity.HIGH,
    why="Letters were replaced by ones that look alike (rn for m, vv for w, 1 for l), so that the "
    "eye reads the brand and the browser opens somebody else's site.",
    advice="Do not open it. Type the brand's address yourself or use your bookmark.",
    references=("UTS 39 §4", "ATT&CK v17 T1583.001"),
)
def lookalike_skeleton(link: Link, resemblances: Resemblances) -> Iterable[Hit]:
    """Report plain-letter look-alikes; other alphabets are `link/idn`."""
    for row in resemblances.rows:
        if row.manner not in {"confusable", "glance"} or row.place or not row.piece.isascii():
            continue
        exact = row.manner == "confusable" and (not row.rest or pushing(row))
        yield hit(row, STRONG if exact else MEDIUM, comparison(row))
