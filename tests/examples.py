"""Examples for detectors: a thing and what is known of it. Each test has HIT and CLEAN.

For links an example is a text, and the facts are gathered; for all other kinds it is the facts.
"""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from msgspec import Struct

from hueandcry.decode.link import parse_link
from hueandcry.detect.detector import Detector, load
from hueandcry.gather.link import LinkFacts
from hueandcry.model.any_fact import AnyFact
from hueandcry.model.fact import Fact, FeedStates
from hueandcry.model.finding import Hit
from hueandcry.model.listing import Stance
from hueandcry.model.observable import Observable
from hueandcry.model.rows import ListingRow
from hueandcry.store.home import Home
from hueandcry.store.link_index import FileIndex
from tests.values import NOW, snapshot_home


class Example(Struct, frozen=True):
    """A link, the list rows that exist, and the brand it is claimed to be."""

    text: str
    listed: tuple[tuple[str, Stance], ...] = ()
    claims: str = ""


class Facts(Struct, frozen=True):
    """A thing and the facts known of it; those not named hold nothing."""

    observable: Observable
    facts: tuple[AnyFact, ...]

    @property
    def text(self) -> str:
        """Return what the example is shown as."""
        return self.observable.written


def link(text: str, *, blocked: str = "", allowed: str = "", claims: str = "") -> Example:
    """Make an example; `blocked` and `allowed` are entries of a list."""
    listed: list[tuple[str, Stance]] = []
    if blocked:
        listed.append((blocked, "block"))
    if allowed:
        listed.append((allowed, "allow"))
    return Example(text, tuple(listed), claims)


def hits(detector: Detector, example: Example | Facts) -> list[Hit]:
    """Return what one detector says of an example."""
    if isinstance(example, Facts):
        return _hits_of_facts(detector, example)
    index = _index(example.listed)
    claimed = None
    if example.claims:
        from hueandcry.model.fact import Claimed

        domains = index.domains(example.claims)
        claimed = Claimed(domains[0].entity, domains[0].brand, domains)
    observable = parse_link(example.text)
    gathered = LinkFacts(index, FeedStates((), NOW)).gather(observable, claimed)
    known = {type(fact): fact for fact in gathered}
    if not all(kind in known for kind in detector.needs) or not known[detector.needs[0]]:
        return []
    return list(detector.examine(observable, *(known[kind] for kind in detector.needs)))


def _hits_of_facts(detector: Detector, example: Facts) -> list[Hit]:
    known: dict[type, Fact] = {type(fact): fact for fact in example.facts}
    facts = [known.get(kind) or nothing(kind) for kind in detector.needs]
    return list(detector.examine(example.observable, *facts)) if facts[0] else []


def nothing(kind: type[Fact]) -> Fact:
    """Return the fact of a kind that holds nothing; the feeds always tell the moment of asking."""
    if kind is FeedStates:
        return FeedStates((), NOW)
    fields = kind.__struct_fields__[: len(kind.__struct_fields__) - len(kind.__struct_defaults__)]
    empty = {
        "origin": "", "host": "", "port": "", "account": "", "given": False, "payments": 0,
        "rank": 0, "official": 0, "listed": 0, "text": "", "entity": "", "name": "",
    }  # fmt: skip
    values: list[object] = [empty.get(name, ()) for name in fields]
    return kind(*values)


def detector(identifier: str) -> Detector:
    """Return a detector by its id."""
    return {found.id: found for found in load(identifier.partition("/")[0])}[identifier]


@cache
def home_of_examples() -> Home:
    """Return one home for tests that only read."""
    return snapshot_home(Path(mkdtemp()))


@cache
def _index(listed: tuple[tuple[str, Stance], ...]) -> FileIndex:
    rows = [ListingRow(entry, stance, "https://list.test/") for entry, stance in listed]
    return FileIndex(snapshot_home(Path(mkdtemp()), rows).open_current())
