"""The name is a few edits away from a brand's: `metamaks`, `coinbasse`."""

from collections.abc import Iterable

from hueandcry.decode.slip import is_slip
from hueandcry.detect.detector import detector
from hueandcry.detect.imitation import MEDIUM, STRONG, WEAK, comparison, hit, lures_in, pushing
from hueandcry.model.fact import Resemblance, Resemblances
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Link


@detector(
    title="The name is almost a brand's",
    severity=Severity.HIGH,
    why="Thieves register what a hurried hand types. Honest sites have such names too: the name "
    "alone says look twice, with a word like claim or wallet beside it it says more.",
    advice="Compare it letter by letter with the brand's address. If you wanted the brand, type "
    "its address yourself.",
    references=("ATT&CK v17 T1583.001", "https://doi.org/10.14722/ndss.2015.23058"),
)
def lookalike_typo(link: Link, resemblances: Resemblances) -> Iterable[Hit]:
    """Report names near a brand's, surer with a pushing word, less sure with two edits."""
    for row in resemblances.rows:
        near = row.manner == "near" and row.place == 0 and row.piece.isascii()
        confidence = _confidence(row) if near and not lures_in(row)[1] else None
        if confidence:
            yield hit(row, confidence, comparison(row))


def _confidence(row: Resemblance) -> Confidence | None:
    if pushing(row):
        return STRONG if row.distance == 1 and not row.name.ordinary else MEDIUM
    if row.distance > 1:
        return WEAK
    # Alone, an edit nobody makes by accident is mostly another word, as is a word's plural.
    if row.name.ordinary and row.piece == row.name.text + "s":
        return None
    return MEDIUM if is_slip(row.piece, row.name.text) else None
