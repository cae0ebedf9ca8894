"""Characters that show nothing: zero-width, bidirectional marks, fillers, tags."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.model.fact import Forms
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Link


@detector(
    title="Invisible characters in the link",
    severity=Severity.HIGH,
    why="They make two links look the same that are not, or show the parts of one in another "
    "order; some also come along when text is copied from a chat.",
    advice="Type the address yourself instead of copying it.",
    references=("UTS 39 §3.1.1", "UTR 36 §2", "ATT&CK v17 T1036.002"),
)
def invisible_characters(link: Link, forms: Forms) -> Iterable[Hit]:
    """Report each invisible character; marks that turn the direction have no honest use here."""
    for form, detail in forms.rows:
        if form == "invisible":
            turns = any(word in detail for word in ("RIGHT-TO-LEFT", "LEFT-TO-RIGHT", "ISOLATE"))
            sure = Confidence.STRONG if turns else Confidence.MEDIUM
            yield Hit(detail, sure, (Evidence(f"the link as written holds {detail}"),))
