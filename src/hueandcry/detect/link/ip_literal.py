"""A bare IP address instead of a name, plain or disguised as a number."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.model.fact import Forms
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Link


@detector(
    title="An IP address instead of a name",
    severity=Severity.HIGH,
    why="No exchange, wallet or protocol serves people from a bare address. Written as one number, "
    "in octal or in hexadecimal it also hides where it leads.",
    advice="Do not open it, unless it is a machine of your own.",
    references=("https://url.spec.whatwg.org/#concept-ipv4-parser", "ATT&CK v17 T1566.002"),
)
def ip_literal(link: Link, forms: Forms) -> Iterable[Hit]:
    """Report addresses; a disguised one has no honest use."""
    for form, detail in forms.rows:
        if form == "ip_address":
            yield Hit(form, Confidence.MEDIUM, (Evidence(f"the host is the address {detail}"),))
        elif form == "ip_disguised":
            text = f'"{detail}" is the address {link.host}'
            yield Hit(form, Confidence.STRONG, (Evidence(text),))
