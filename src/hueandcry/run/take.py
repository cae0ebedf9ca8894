"""Takes the feeds into a snapshot that is being built, one after the other.

What comes new and is fit to be believed replaces a feed's rows; else the last good ones stay.
"""

from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from hueandcry.gather.download import (
    Download,
    LocalFile,
    NotMirrored,
    Package,
    Source,
    starter_files,
)
from hueandcry.gather.feeds.feed import Feed, FeedFault
from hueandcry.gather.feeds.sanity import OF_HOSTS, fault_of, without_shared_hosts
from hueandcry.model.errors import Unreachable
from hueandcry.model.listing import FeedState
from hueandcry.model.rows import Parsed
from hueandcry.run.plan import Plan, Progress
from hueandcry.store.build import SnapshotBuilder
from hueandcry.store.snapshot import Snapshot, Validators


class _Brought(Struct, frozen=True):
    """What asking a feed came to: new files, the word that nothing changed, or a reason."""

    files: dict[str, bytes] | None = None
    tags: dict[str, str] = {}
    published: str = ""
    unchanged: bool = False
    failure: str = ""
    state: str = "failed"


class Taker:
    """Asks feeds, believes or refuses what they bring, and writes their rows."""

    def __init__(
        self, builder: SnapshotBuilder, previous: Snapshot | None, source: Source, now: str
    ) -> None:
        """`previous` is the snapshot whose rows stay where nothing better comes."""
        self._builder = builder
        self._previous = previous
        self._before = {state.name: state for state in previous.feeds()} if previous else {}
        self._source = source
        self._now = now

    def take(self, plan: Plan, progress: Progress) -> list[FeedState]:
        """Take all feeds of the plan and return how each stands."""
        states = []
        for number, feed in enumerate(plan.feeds, start=1):
            progress(f"{number}/{len(plan.feeds)} {feed.name}")
            before = self._before.get(feed.name)
            if feed.name in plan.asked or before is None:
                state, tags, parser = self._ask(feed, asked=feed.name in plan.asked)
            else:
                known = self._validators(feed)
                state, tags, parser = self._kept(feed, before), known.tags, known.parser
            self._builder.describe(state, tags, parser)
            states.append(state)
        return states

    def _kept(self, feed: Feed, before: FeedState) -> FeedState:
        self._builder.keep(feed.name, None)
        return before

    def _validators(self, feed: Feed) -> Validators:
        return self._previous.validators(feed.name) if self._previous else Validators({}, 0)

    def _ask(self, feed: Feed, *, asked: bool) -> tuple[FeedState, dict[str, str], int]:
        known = self._validators(feed)
        tags = known.tags if known.parser == feed.parser else {}
        brought = self._bring(feed, tags) if asked else _Brought(failure="not asked for yet")
        if brought.unchanged:
            self._builder.keep(feed.name, self._now[:10])
            before = self._before[feed.name]
            return replace(before, state="unchanged", checked=self._now, note=""), tags, feed.parser
        if brought.files is None:
            state = self._last_good(feed, brought.state, brought.failure, 0)
            return state, known.tags, known.parser
        return self._believe(feed, brought, brought.files, known)

    def _bring(self, feed: Feed, tags: dict[str, str]) -> _Brought:
        if feed.name == "starter":
            return _Brought(files=starter_files())
        source = self._source_of(feed)
        try:
            found = {a: source.get(a, tags.get(a, "")) for a in feed.addresses}
            if all(download is None for download in found.values()):
                return _Brought(unchanged=True)
            whole = {a: d or _again(source, a) for a, d in found.items()}
        except Unreachable as error:
            if feed.optional and isinstance(error, NotMirrored):
                return _Brought(failure="not in this mirror", state="absent")
            return _Brought(failure=error.message)
        return _Brought(
            files={address: download.data for address, download in whole.items()},
            tags={address: download.tag for address, download in whole.items()},
            published=max(download.published for download in whole.values()),
        )

    def _source_of(self, feed: Feed) -> Source:
        if feed.shipped:
            return Package()
        return LocalFile() if feed.addresses[0].startswith("file:") else self._source

    def _believe(
        self, feed: Feed, brought: _Brought, files: dict[str, bytes], known: Validators
    ) -> tuple[FeedState, dict[str, str], int]:
        try:
            parsed = feed.parse(files)
        except FeedFault as fault:
            return self._last_good(feed, "quarantined", str(fault), 0), known.tags, known.parser
        if feed.purpose in OF_HOSTS:
            parsed = without_shared_hosts(
                parsed, self._builder.suffix_rules, self._builder.path_hosts
            )
        landmarks = self._builder.landmarks if feed.purpose in OF_HOSTS else frozenset()
        fault_found = fault_of(parsed, self._rows_before(feed), landmarks)
        if fault_found:
            state = self._last_good(feed, "quarantined", fault_found, len(parsed.rows))
            return state, known.tags, known.parser
        return self._fresh(feed, parsed, brought, files), brought.tags, feed.parser

    def _rows_before(self, feed: Feed) -> int:
        before = self._before.get(feed.name)
        return before.rows if before else 0

    def _fresh(
        self, feed: Feed, parsed: Parsed, brought: _Brought, files: dict[str, bytes]
    ) -> FeedState:
        today = self._now[:10]
        rows = self._builder.add(feed.name, parsed.rows, parsed.rejected, today)
        digest = sha256(b"".join(sha256(files[name]).digest() for name in sorted(files)))
        return replace(
            _blank(feed),
            state="fresh",
            rows=rows,
            rejected=len(parsed.rejected),
            checked=self._now,
            published=parsed.published or brought.published,
            sha256=digest.hexdigest(),
        )

    def _last_good(self, feed: Feed, state: str, note: str, quarantined: int) -> FeedState:
        rows = self._builder.keep(feed.name, None)
        before = replace(self._before.get(feed.name, _blank(feed)), quarantined=quarantined)
        return replace(before, state=state, note=note, rows=rows if before.rows else 0)


def _again(source: Source, address: str) -> Download:
    """Get a file whole that the publisher called unchanged, because a sister file changed."""
    download = source.get(address, "")
    if download is None:
        raise Unreachable(f"{address}: the server answers 'not modified' to a plain request")
    return download


def _blank(feed: Feed) -> FeedState:
    return FeedState(
        name=feed.name,
        purpose=feed.purpose,
        addresses=feed.addresses,
        licence=feed.licence,
        redistributable=feed.redistributable,
        state="failed",
        rows=0,
        rejected=0,
        quarantined=0,
        checked="",
        published="",
        sha256="",
        note="",
    )
