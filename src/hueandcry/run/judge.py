"""Turns facts into answers: all that a replay needs."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from hueandcry.detect.detector import Detector, load
from hueandcry.judge.floor import gaps_of
from hueandcry.judge.outside import outside_details, outside_gaps
from hueandcry.judge.verdict import decide
from hueandcry.model.any_fact import AnyFact
from hueandcry.model.fact import FeedStates, Gap, GapKind, Listings, Owners
from hueandcry.model.finding import Finding
from hueandcry.model.handle import HandleOwners
from hueandcry.model.infrastructure import Platforms
from hueandcry.model.observable import Address, Handle, Link, Observable
from hueandcry.model.page import Landing, Page, Unopened
from hueandcry.model.signing import Digests, Meaning, Parties
from hueandcry.model.verdict import Answer, Choice, Ignored, Recognition

# More findings than a person reads help nobody, and a hostile input could bring many.
MAX_FINDINGS: Final = 50
_ORDER: Final = {"high": 0, "medium": 1, "low": 2, "strong": 0, "weak": 2}


def folder_of(observable: Observable) -> str:
    """Return the folder of detectors that are asked."""
    match observable:
        case Link():
            return "link"
        case Address():
            return "address"
        case Handle():
            return "handle"
        case _:
            return "signing"


def folders_of(observable: Observable, known: Mapping[type, AnyFact]) -> tuple[str, ...]:
    """Return the folders of detectors that are asked; of pages where a link was opened."""
    folder = folder_of(observable)
    return (folder, "page") if folder == "link" and Landing in known else (folder,)


class Judge:
    """Asks the detectors of an observable's kind, and decides."""

    def __init__(self, today: str, choices: Mapping[str, Choice] | None = None) -> None:
        """`today` is ISO 8601; choices go by finding id or by rule."""
        self._detectors: dict[str, dict[type, list[Detector]]] = {}
        self._floors: dict[type, tuple[AnyFact | None, tuple[Gap, ...]]] = {}
        active = (choices or {}).items()
        self._choices = {key: choice for key, choice in active if choice.until >= today}

    def answer(
        self, observable: Observable, facts: tuple[AnyFact, ...], leads: Iterable[Answer] = ()
    ) -> Answer:
        """Ask every detector that fits; findings of `leads` count as well, by their path."""
        known: dict[type, AnyFact] = {type(fact): fact for fact in facts}
        crashed: list[Gap] = []
        found = self._findings(observable, known, crashed)
        gaps = [
            *self._floor(observable, known),
            *_vouched(known),
            *_unresolved(known),
            *crashed,
        ]
        if isinstance(observable, Link):
            gaps += outside_gaps(known)
        led_to: list[str] = []
        ignored: list[Ignored] = []
        for lead in leads:
            led_to.append(lead.observable.value)
            # A lead's weighty finding stands before the weak ones of the thing itself.
            found = sorted([*found, *lead.findings], key=_weight)
            gaps += (gap for gap in lead.gaps if gap not in gaps)
            ignored += lead.ignored
        counted = [f for f in found if not self._choice(f)] if self._choices else found
        meaning, digests = known.get(Meaning), known.get(Digests)
        return Answer(
            observable=observable,
            verdict=decide(counted, gaps),
            recognised=tuple(_recognised(observable, known)),
            findings=tuple(counted[:MAX_FINDINGS]),
            gaps=tuple(gaps),
            leads=tuple(led_to),
            ignored=(*self._ignored(found), *ignored) if self._choices else (),
            meaning=meaning.sentences if isinstance(meaning, Meaning) else (),
            details=meaning.details
            if isinstance(meaning, Meaning)
            else (*_way(known), *outside_details(known)),
            digests=digests.rows if isinstance(digests, Digests) else (),
        )

    def _floor(self, observable: Observable, known: Mapping[type, AnyFact]) -> tuple[Gap, ...]:
        """Return the gaps; a stream of links brings the same states of feeds again and again."""
        if not isinstance(observable, Link) or Landing in known or Unopened in known:
            return gaps_of(observable, known)
        states = known.get(FeedStates)
        before = self._floors.get(Link)
        if before is None or before[0] is not states:
            before = self._floors[Link] = (states, gaps_of(observable, known))
        return before[1]

    def _findings(
        self, observable: Observable, known: dict[type, AnyFact], crashed: list[Gap]
    ) -> list[Finding]:
        found: list[Finding] = []
        for folder in folders_of(observable, known):
            for kind, detectors in self._by_first_fact(folder).items():
                if known.get(kind):
                    for detector in detectors:
                        found += _examine(detector, observable, known, crashed)
        return found if len(found) < 2 else sorted(found, key=_weight)

    def _by_first_fact(self, folder: str) -> dict[type, list[Detector]]:
        """Return the detectors of a folder, loaded when first asked, by the fact they go by."""
        if folder not in self._detectors:
            found: dict[type, list[Detector]] = {}
            for detector in load(folder):
                found.setdefault(detector.needs[0], []).append(detector)
            self._detectors[folder] = found
        return self._detectors[folder]

    def _choice(self, finding: Finding) -> Choice | None:
        return self._choices.get(finding.id) or self._choices.get(finding.rule)

    def _ignored(self, found: Iterable[Finding]) -> Iterator[Ignored]:
        for finding in found:
            choice = self._choice(finding)
            if choice:
                yield Ignored(finding.id, choice.reason, choice.until, finding.title)


def _examine(
    detector: Detector, observable: Observable, known: dict[type, AnyFact], crashed: list[Gap]
) -> list[Finding]:
    """Ask one detector; if it crashes the check goes on, and says so."""
    needed = [known.get(kind) for kind in detector.needs]
    if None in needed:
        return []
    try:
        return [detector.finding(observable, hit) for hit in detector.examine(observable, *needed)]
    except Exception as error:  # noqa: BLE001 - the outermost edge of other people's detectors
        reason = f"the detector crashed ({type(error).__name__}): please report it"
        crashed.append(Gap(detector.id, GapKind.UNAVAILABLE, reason, needed=True))
        return []


def _weight(finding: Finding) -> tuple[int, int, str]:
    return _ORDER[finding.severity], _ORDER[finding.confidence], finding.id


def _recognised(observable: Observable, known: Mapping[type, AnyFact]) -> Iterator[Recognition]:
    owners, parties = known.get(Owners), known.get(Parties)
    accounts = known.get(HandleOwners)
    if isinstance(accounts, HandleOwners):
        for account in accounts.rows:
            what = f"official account (@{account.name} on {account.platform})"
            yield Recognition(account.brand, what, account.source.reference, account.source.date)
    if isinstance(owners, Owners):
        for row in owners.rows:
            what = f"official domain ({row.host})"
            yield Recognition(row.brand, what, row.source.reference, row.source.date)
    if isinstance(parties, Parties):
        for party in parties.rows:
            for official in party.official:
                where = "" if isinstance(observable, Address) else f" ({party.account})"
                what = f"{official.role}{where}"
                yield Recognition(official.brand, what, official.reference, official.date)


def _way(known: Mapping[type, AnyFact]) -> tuple[str, ...]:
    """Return where a link led, if it was opened."""
    landing, page = known.get(Landing), known.get(Page)
    if not isinstance(landing, Landing):
        return ()
    from hueandcry.decode.page.told import told

    return tuple(told(landing, page if isinstance(page, Page) else None))


def _vouched(known: Mapping[type, AnyFact]) -> Iterator[Gap]:
    """Yield that likenesses were not judged, where a list's keepers allowed this very host."""
    listings = known.get(Listings)
    if isinstance(listings, Listings) and listings and not known.get(Owners):
        for row in listings.vouching():
            reason = f"{row.feed} looked at {row.entry} and allowed it: its name was not compared"
            yield Gap("likeness to brands", GapKind.NOT_ASKED, reason)


def _unresolved(known: Mapping[type, AnyFact]) -> Iterator[Gap]:
    """Yield that the site behind a shortened link was not seen: nothing was judged then."""
    platforms, landing = known.get(Platforms), known.get(Landing)
    if isinstance(landing, Landing) and len(landing.registrable) > 1:
        return
    if isinstance(platforms, Platforms) and (short := platforms.of("shortener")):
        reason = f"{short[0].host} was not asked where it leads: check the link it leads to"
        yield Gap("the site behind the shortened link", GapKind.NOT_ASKED, reason, needed=True)
