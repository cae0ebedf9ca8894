"""One label in letters of several alphabets that do not belong together."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.model.fact import Forms
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Link


@detector(
    title="One name in several alphabets",
    severity=Severity.HIGH,
    why="Latin mixed with Cyrillic or Greek letters has no use but to look like another name; "
    "registries refuse it for that reason, owners of sub-domains need nobody's leave.",
    advice="Do not open it. Type the address you meant yourself.",
    references=("UTS 39 §5.2", "RFC 5890 §4.4"),
)
def mixed_scripts(link: Link, forms: Forms) -> Iterable[Hit]:
    """Report labels that are not single-script by UTS 39's highly restrictive profile."""
    for form, detail in forms.rows:
        if form == "mixed_scripts":
            yield Hit(detail, Confidence.STRONG, (Evidence(detail),))
