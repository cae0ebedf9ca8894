"""What a detector is, and how a file becomes one.

A detector is a function whose first parameter is the observable and whose others are the facts it
needs, told by their types. It is asked only when all its facts are there and the first is truthy
(see `model.fact`). Its id is its place: `detect/link/listed_host.py` is `link/listed-host`.
"""

from collections.abc import Callable, Iterable
from hashlib import blake2b
from importlib import import_module
from pkgutil import iter_modules

from msgspec import Struct

from hueandcry.model.finding import Finding, Hit, Severity
from hueandcry.model.observable import Observable

Examine = Callable[..., Iterable[Hit]]
_PACKAGE = "hueandcry.detect"
# The folders of detectors: all signing requests share one, as they are all read into acts. Those of
# pages are asked about links that were opened, and loaded only then.
KINDS = ("link", "page", "address", "handle", "signing")


class Detector(Struct, frozen=True):
    """A detector with its words. All of them are shown to users and written to the docs."""

    id: str
    kind: str
    needs: tuple[type, ...]
    title: str
    severity: Severity
    why: str
    advice: str
    references: tuple[str, ...]
    examine: Examine

    def finding(self, observable: Observable, hit: Hit) -> Finding:
        """Put a hit into this detector's words."""
        return Finding(
            id=finding_id(self.id, observable.value, hit.key),
            rule=self.id,
            severity=self.severity,
            confidence=hit.confidence,
            title=self.title,
            why=self.why,
            advice=self.advice,
            evidence=hit.evidence,
            sources=hit.sources,
        )


def finding_id(rule: str, observable: str, key: str) -> str:
    """Return the stable id of a finding: the rule, and 10 hex digits of what was hit on what."""
    text = f"{rule}\0{observable}\0{key}".encode(errors="surrogatepass")
    return f"{rule}:{blake2b(text, digest_size=5).hexdigest()}"


def detector(
    *, title: str, severity: Severity, why: str, advice: str, references: tuple[str, ...]
) -> Callable[[Examine], Detector]:
    """Make a detector of a function. A word left out or left empty is a TypeError at import."""
    words = {"title": title, "why": why, "advice": advice}
    missing = [name for name, text in words.items() if not text.strip()]
    if missing or not references:
        raise TypeError(f"a detector needs {', '.join(missing) or 'references'}")

    def make(examine: Examine) -> Detector:
        place = examine.__module__.removeprefix(_PACKAGE + ".")
        types = [t for name, t in examine.__annotations__.items() if name != "return"]
        return Detector(
            id=place.replace(".", "/").replace("_", "-"),
            kind=place.partition(".")[0],
            needs=tuple(types[1:]),
            title=title,
            severity=severity,
            why=why,
            advice=advice,
            references=references,
            examine=examine,
        )

    return make


def load(kind: str) -> tuple[Detector, ...]:
    """Load all detectors of one kind of observable, in the order of their ids."""
    package = import_module(f"{_PACKAGE}.{kind}")
    found = []
    for module in sorted(iter_modules(package.__path__), key=lambda m: m.name):
        members = vars(import_module(f"{package.__name__}.{module.name}")).values()
        found += [member for member in members if isinstance(member, Detector)]
    return tuple(found)
