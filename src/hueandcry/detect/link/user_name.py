"""A user name before the host: `https://metamask.io@evil.example`."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.model.fact import Forms
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Link


@detector(
    title="What looks like the host is only a user name",
    severity=Severity.HIGH,
    why="Browsers send everything before the @ as a user name and open what comes after it. A link "
    "that puts a host name there wants to be misread.",
    advice="Do not open it: the site is the part after the @.",
    references=("RFC 3986 §7.6", "ATT&CK v17 T1566.002"),
)
def user_name(link: Link, forms: Forms) -> Iterable[Hit]:
    """Report user names, surely where they look like a host."""
    for form, detail in forms.rows:
        if form == "user_name":
            named = detail.partition(":")[0].replace("%2E", ".").replace("%2e", ".")
            text = f'"{named[:80]}" is a user name; the site is {link.host}'
            sure = Confidence.STRONG if "." in named else Confidence.MEDIUM
            yield Hit(form, sure, (Evidence(text),))
