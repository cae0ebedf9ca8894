"""A punycode label that is no valid international name."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.model.fact import Forms
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Link


@detector(
    title="Not a valid international name",
    severity=Severity.MEDIUM,
    why="Browsers refuse it and registries do not give it out, but other programs may open it, "
    "each reading it in its own way.",
    advice="Do not open it in an older program. Ask whoever sent it for the real address.",
    references=("UTS 46 §4", "RFC 5891 §5.4"),
)
def invalid_name(link: Link, forms: Forms) -> Iterable[Hit]:
    """Report names the URL standard refuses."""
    for form, detail in forms.rows:
        if form == "invalid_name":
            yield Hit(form, Confidence.MEDIUM, (Evidence(f'"{detail}" fails UTS 46'),))
