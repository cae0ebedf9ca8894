"""A host written so that it reads differently: percent signs, full-width letters, backslashes."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.model.fact import Forms
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Link

_WORDS = {
    "encoded_host": 'the host is written "{}", with percent signs',
    "compatibility_characters": 'the host is written "{}", with characters that stand for others',
    "backslash": "backslashes stand where a link has slashes; the site is {}",
    "removed_characters": "a {} stands inside the link; browsers drop it silently",
}


@detector(
    title="The host is written in a disguised form",
    severity=Severity.MEDIUM,
    why="Browsers repair these forms silently, filters and people do not: they are used to get a "
    "link past both.",
    advice="Look at the host as the browser reads it before you open the link.",
    references=("https://url.spec.whatwg.org/#host-parsing", "ATT&CK v17 T1027"),
)
def encoded_host(link: Link, forms: Forms) -> Iterable[Hit]:
    """Report disguises of the host."""
    for form, detail in forms.rows:
        if form in _WORDS:
            text = f"{_WORDS[form].format(detail[:80])}; the browser opens {link.host}"
            yield Hit(form, Confidence.STRONG, (Evidence(text),))
