"""The floor of facts under each kind of observable: what must be known to say NOTHING_FOUND.

A link: every block list of the snapshot confirmed within seven days, at least one of them, and the
look-alike index (brands, public suffixes and confusables of the snapshot). A handle: official
handles, handles on lists, and the confusables. An address: sanctions and other labels. A signing
request: the same for its parties, every part of it read, and its hash made as every signer makes
it.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from hueandcry.judge.floor_page import page_gaps
from hueandcry.judge.floor_signing import NO_HISTORY, signing_gaps
from hueandcry.model.any_fact import AnyFact
from hueandcry.model.fact import FeedBrief, FeedStates, Gap, GapKind
from hueandcry.model.handle import HandleRegister
from hueandcry.model.observable import Address, Handle, Link, Observable
from hueandcry.model.signing import History

# New phishing hosts live for days: a list a week old has missed most of what is in use.
MAX_LIST_AGE = timedelta(days=7)

_INDEX = {
    "brands": "no brands: look-alikes cannot be told",
    "suffixes": "no public suffix list: whose a host is was guessed from its last two parts",
    "confusables": "no Unicode table: letters of other alphabets were not compared",
}
# Purposes of feeds, and what they are called where they are missed.
_LABELS = {"sanctions": "sanctions list", "labels": "labels of accounts"}
_ACCOUNT = Gap(
    "account", GapKind.UNSUPPORTED,
    "the platform was not asked: its age, its followers, its posts and who runs it",
)  # fmt: skip

_CHAIN = Gap(
    "chain", GapKind.UNSUPPORTED,
    "no node was asked: whether it holds code, since when, and what it did",
)  # fmt: skip


def gaps_of(observable: Observable, known: Mapping[type, AnyFact]) -> tuple[Gap, ...]:
    """Return what is not known; `needed` marks what the floor of this kind misses."""
    feeds = known.get(FeedStates)
    states = feeds if isinstance(feeds, FeedStates) else None
    if isinstance(observable, Link):
        return link_gaps(states, known)
    if isinstance(observable, Address):
        return address_gaps(states, known)
    if isinstance(observable, Handle):
        return handle_gaps(states, known)
    return (*label_gaps(states), *signing_gaps(observable, known))


def handle_gaps(feeds: FeedStates | None, known: Mapping[type, AnyFact]) -> tuple[Gap, ...]:
    """Return what is not known about a handle."""
    return (*_handle_gaps(feeds, known), _ACCOUNT)


def _handle_gaps(feeds: FeedStates | None, known: Mapping[type, AnyFact]) -> Iterator[Gap]:
    if feeds is None:
        yield _missing("snapshot", "no state of any feed is known")
        return
    register = known.get(HandleRegister)
    held = register if isinstance(register, HandleRegister) else HandleRegister(0, 0)
    if not held.official:
        yield _missing("official handles", "the snapshot holds none: run `hue update`")
    if not held.listed:
        yield _missing("listed handles", "the lists of the snapshot name none: run `hue update`")
    if not any(feed.purpose == "confusables" and feed.rows for feed in feeds.rows):
        yield _missing("confusables", _INDEX["confusables"])


def address_gaps(
    feeds: FeedStates | None, known: Mapping[type, AnyFact] | None = None
) -> tuple[Gap, ...]:
    """Return what is not known about an address."""
    gaps = (*label_gaps(feeds), _CHAIN)
    # A history is false where none was given.
    return gaps if (known or {}).get(History) else (*gaps, NO_HISTORY)


def label_gaps(feeds: FeedStates | None) -> tuple[Gap, ...]:
    """Return the feeds of labels and sanctions that are missed."""
    if feeds is None:
        return (_missing("snapshot", "no state of any feed is known"),)
    return tuple(_label_gaps(feeds))


def _label_gaps(feeds: FeedStates) -> Iterator[Gap]:
    now = datetime.fromisoformat(feeds.now)
    for purpose, what in _LABELS.items():
        held = [feed for feed in feeds.rows if feed.purpose == purpose and feed.rows]
        if not held:
            yield _missing(what, f"the snapshot holds no {what}: run `hue update`")
        elif all(_age(feed, now) > MAX_LIST_AGE for feed in held):
            days = min(_age(feed, now) for feed in held).days
            yield _missing(what, f"last confirmed {days} days ago: run `hue update`")


def link_gaps(
    feeds: FeedStates | None, known: Mapping[type, AnyFact] | None = None
) -> tuple[Gap, ...]:
    """Return what is not known about a link; `needed` marks what its floor misses."""
    later = page_gaps(known or {})
    if feeds is None:
        return (_missing("snapshot", "no state of any feed is known"), *later)
    return (*_list_gaps(feeds), *_index_gaps(feeds), *later)


def _list_gaps(feeds: FeedStates) -> Iterator[Gap]:
    lists = [feed for feed in feeds.rows if feed.purpose == "block list"]
    if not any(feed.rows for feed in lists):
        yield _missing("block lists", "the snapshot holds no block list: run `hue update`")
        return
    now = datetime.fromisoformat(feeds.now)
    for feed in lists:
        if not feed.rows and feed.absent:
            continue
        if not feed.rows:
            reason = f"could not be had yet ({feed.note}): run `hue update`"
            yield _missing(f"block list {feed.name}", reason)
        elif _age(feed, now) > MAX_LIST_AGE:
            days = _age(feed, now).days
            reason = (
                f"last confirmed {days} days ago, more than {MAX_LIST_AGE.days}: run `hue update`"
            )
            yield _missing(f"block list {feed.name}", reason)


def _index_gaps(feeds: FeedStates) -> Iterator[Gap]:
    held = {feed.purpose for feed in feeds.rows if feed.rows}
    for purpose, reason in _INDEX.items():
        if purpose not in held:
            yield _missing(purpose, reason)


def _age(feed: FeedBrief, now: datetime) -> timedelta:
    return now - datetime.fromisoformat(feed.checked)


def _missing(fact: str, reason: str) -> Gap:
    return Gap(fact, GapKind.UNAVAILABLE, reason, needed=True)
