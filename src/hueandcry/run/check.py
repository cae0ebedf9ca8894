"""Checks one thing after another: parse, gather, examine, judge."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from hueandcry.decode.link import parse_link
from hueandcry.detect.detector import Detector, load
from hueandcry.gather.link import LinkFacts
from hueandcry.judge.floor import link_gaps
from hueandcry.judge.verdict import decide
from hueandcry.model.errors import BadRequest
from hueandcry.model.any_fact import AnyFact
from hueandcry.model.fact import Claimed, FeedStates, Gap, GapKind, Listings, Owners
from hueandcry.model.finding import Finding
from hueandcry.model.observable import Link
from hueandcry.model.ports import LinkIndex
from hueandcry.model.verdict import Answer, Choice, Ignored, Recognition

# More leads or findings than a person reads help nobody, and a hostile input could bring many.
MAX_FINDINGS = 50


class Checked(Struct, frozen=True):
    """An answer and the facts it rests on: what a record keeps."""

    answer: Answer
    facts: tuple[AnyFact, ...]


class Judge:
    """Turns facts into answers: all that a replay needs."""

    def __init__(self, today: str, choices: Mapping[str, Choice] | None = None) -> None:
        """`today` is ISO 8601; choices go by finding id or by rule."""
        self._by_first_fact: dict[type, list[Detector]] = {}
        for detector in load("link"):
            self._by_first_fact.setdefault(detector.needs[0], []).append(detector)
        self._states: AnyFact | None = None
        self._gaps: tuple[Gap, ...] = ()
        active = (choices or {}).items()
        self._choices = {key: choice for key, choice in active if choice.until >= today}

    def answer(self, link: Link, facts: tuple[AnyFact, ...]) -> Answer:
        """Ask every detector that fits, and decide."""
        known: dict[type, AnyFact] = {type(fact): fact for fact in facts}
        crashed: list[Gap] = []
        found = self._findings(link, known, crashed)
        counted = found if not self._choices else [f for f in found if not self._choice(f)]
        gaps = (*self._floor(known), *_vouched(known), *crashed)
        return Answer(
            observable=link,
            verdict=decide(counted, gaps),
            recognised=_recognised(known),
            findings=tuple(counted[:MAX_FINDINGS]),
            gaps=gaps,
            ignored=tuple(self._ignored(found)) if self._choices else (),
        )

    def _floor(self, known: Mapping[type, AnyFact]) -> tuple[Gap, ...]:
        """Return the gaps; a stream brings the same states of feeds again and again."""
        states = known.get(FeedStates)
        if states is not self._states or not self._gaps:
            self._states = states
            self._gaps = link_gaps(states if isinstance(states, FeedStates) else None)
        return self._gaps

    def _findings(
        self, link: Link, known: dict[type, AnyFact], crashed: list[Gap]
    ) -> list[Finding]:
        found: list[Finding] = []
        for kind, detectors in self._by_first_fact.items():
            if known.get(kind):
                for detector in detectors:
                    found += _examine(detector, link, known, crashed)
        return found if len(found) < 2 else sorted(found, key=_weight)

    def _choice(self, finding: Finding) -> Choice | None:
        return self._choices.get(finding.id) or self._choices.get(finding.rule)

    def _ignored(self, found: Iterable[Finding]) -> Iterator[Ignored]:
        for finding in found:
            choice = self._choice(finding)
            if choice:
                yield Ignored(finding.id, choice.reason, choice.until, finding.title)


def _examine(
    detector: Detector, link: Link, known: dict[type, AnyFact], crashed: list[Gap]
) -> list[Finding]:
    """Ask one detector; if it crashes the check goes on, and says so."""
    needed = [known.get(kind) for kind in detector.needs]
    if None in needed:
        return []
    try:
        return [detector.finding(link, hit) for hit in detector.examine(link, *needed)]
    except Exception as error:  # noqa: BLE001 - the outermost edge of other people's detectors
        reason = f"the detector crashed ({type(error).__name__}): please report it"
        crashed.append(Gap(detector.id, GapKind.UNAVAILABLE, reason, needed=True))
        return []


_ORDER = {"high": 0, "medium": 1, "low": 2, "strong": 0, "weak": 2}


def _weight(finding: Finding) -> tuple[int, int, str]:
    return _ORDER[finding.severity], _ORDER[finding.confidence], finding.id


def _recognised(known: dict[type, AnyFact]) -> tuple[Recognition, ...]:
    owners = known.get(Owners)
    if not isinstance(owners, Owners) or not owners:
        return ()
    return tuple(
        Recognition(
            row.brand, f"official domain ({row.host})", row.source.reference, row.source.date
        )
        for row in owners.rows
    )


def _vouched(known: Mapping[type, AnyFact]) -> Iterator[Gap]:
    """Yield that likenesses were not judged, where a list's keepers allowed this very host."""
    listings = known.get(Listings)
    if isinstance(listings, Listings) and listings and not known.get(Owners):
        for row in listings.vouching():
            reason = f"{row.feed} looked at {row.entry} and allowed it: its name was not compared"
            yield Gap("likeness to brands", GapKind.NOT_ASKED, reason)


class Checker:
    """Checks links against one snapshot's index."""

    def __init__(
        self, index: LinkIndex, now: str, choices: Mapping[str, Choice] | None = None
    ) -> None:
        """`now` is the moment of asking, ISO 8601, UTC."""
        self._index = index
        self._facts = LinkFacts(index, now)
        self._judge = Judge(now[:10], choices)

    def claim(self, brand: str) -> Claimed:
        """Find the brand somebody claims. Raises `BadRequest` if the register does not hold it."""
        domains = self._index.domains(brand)
        entities = {row.entity for row in domains}
        if len(entities) != 1:
            many = f'"{brand}" names {len(entities)} brands' if entities else f'no brand "{brand}"'
            raise BadRequest(
                many, "`hue brands` lists the register" if entities else "See `hue brands`"
            )
        return Claimed(domains[0].entity, domains[0].brand, domains)

    def check(self, text: str, claimed: Claimed | None = None) -> Checked:
        """Check one text. Raises `NotAnObservable` if it names nothing that can be checked."""
        link = parse_link(text)
        facts = self._facts.gather(link, claimed)
        return Checked(self._judge.answer(link, facts), facts)
