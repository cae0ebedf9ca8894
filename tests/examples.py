"""Examples for detectors: a link and what is known of it. Each test has HIT and CLEAN."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from msgspec import Struct

from hueandcry.decode.link import parse_link
from hueandcry.detect.detector import Detector, load
from hueandcry.gather.link import LinkFacts
from hueandcry.model.finding import Hit
from hueandcry.model.listing import Stance
from hueandcry.model.rows import ListingRow
from hueandcry.store.home import Home
from hueandcry.store.link_index import FileIndex
from tests.values import NOW, snapshot_home


class Example(Struct, frozen=True):
    """A link, the list rows that exist, and the brand it is claimed to be."""

    text: str
    listed: tuple[tuple[str, Stance], ...] = ()
    claims: str = ""


def link(text: str, *, blocked: str = "", allowed: str = "", claims: str = "") -> Example:
    """Make an example; `blocked` and `allowed` are entries of a list."""
    listed: list[tuple[str, Stance]] = []
    if blocked:
        listed.append((blocked, "block"))
    if allowed:
        listed.append((allowed, "allow"))
    return Example(text, tuple(listed), claims)


def hits(detector: Detector, example: Example) -> list[Hit]:
    """Return what one detector says of an example."""
    index = _index(example.listed)
    claimed = None
    if example.claims:
        from hueandcry.model.fact import Claimed

        domains = index.domains(example.claims)
        claimed = Claimed(domains[0].entity, domains[0].brand, domains)
    observable = parse_link(example.text)
    known = {type(fact): fact for fact in LinkFacts(index, NOW).gather(observable, claimed)}
    if not all(kind in known for kind in detector.needs) or not known[detector.needs[0]]:
        return []
    return list(detector.examine(observable, *(known[kind] for kind in detector.needs)))


def detector(identifier: str) -> Detector:
    """Return a detector by its id."""
    return {found.id: found for found in load("link")}[identifier]


@cache
def home_of_examples() -> Home:
    """Return one home for tests that only read."""
    return snapshot_home(Path(mkdtemp()))


@cache
def _index(listed: tuple[tuple[str, Stance], ...]) -> FileIndex:
    rows = [ListingRow(entry, stance, "https://list.test/") for entry, stance in listed]
    return FileIndex(snapshot_home(Path(mkdtemp()), rows).open_current())
