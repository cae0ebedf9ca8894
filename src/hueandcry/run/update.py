"""Builds a new snapshot: fetch, parse, check, build, verify, and move the pointer last.

A feed that cannot be had or is not fit to be believed keeps its last good rows, dated. Killed at
any point, the snapshot of before stays in use.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from hueandcry.gather.download import Download, Package, Source, starter_files
from hueandcry.gather.feeds.feed import Feed, FeedFault
from hueandcry.gather.feeds.sanity import fault_of, without_shared_hosts
from hueandcry.model.errors import BadRequest, Corrupt, Unreachable
from hueandcry.model.listing import FeedState
from hueandcry.model.rows import Parsed
from hueandcry.store.build import WRITE_ERRORS, SnapshotBuilder
from hueandcry.store.home import Home
from hueandcry.store.snapshot import Snapshot, Validators
from hueandcry.version import __version__

Progress = Callable[[str], None]


class Plan(Struct, frozen=True):
    """Which feeds take part. `asked` are downloaded; the others of `feeds` stay as they are."""

    feeds: tuple[Feed, ...]
    asked: frozenset[str]
    keep: int


class Result(Struct, frozen=True):
    """The new snapshot and how each feed stands in it."""

    snapshot: str
    states: tuple[FeedState, ...]


class _Brought(Struct, frozen=True):
    """What asking a feed came to: new files, the word that nothing changed, or a reason."""

    files: dict[str, bytes] | None = None
    tags: dict[str, str] = {}
    published: str = ""
    unchanged: bool = False
    failure: str = ""


def update(home: Home, plan: Plan, source: Source, now: str, progress: Progress) -> Result:
    """Build the next snapshot. `now` is ISO 8601, UTC.

    Raises `Unreachable` if nothing at all could be had and there is a snapshot already, and
    `BadRequest` if the disk is full; the snapshot of before then stays in use.
    """
    with home.building() as path:
        previous = _previous(home)
        builder = SnapshotBuilder(path, previous.path if previous else None)
        try:
            states = tuple(_Step(builder, previous, source, now).take(plan, progress))
            _refuse_if_nothing_came(plan, states, previous)
            snapshot_id = _new_id(now, states)
            meta = {"id": snapshot_id, "created": now, "tool": __version__}
            progress("indexing names")
            builder.finish(meta)
            home.publish(path, snapshot_id, plan.keep)
        except WRITE_ERRORS as error:
            builder.abandon()
            raise _no_space(home, error) from None
        finally:
            if previous:
                previous.close()
    return Result(snapshot_id, states)


def _previous(home: Home) -> Snapshot | None:
    """Return the snapshot in use, unless there is none that can be read."""
    try:
        return home.open_current()
    except Corrupt:
        return None


def _refuse_if_nothing_came(
    plan: Plan, states: Sequence[FeedState], previous: Snapshot | None
) -> None:
    shipped = {feed.name for feed in plan.feeds if feed.shipped}
    asked = [s for s in states if s.name in plan.asked and s.name not in shipped]
    if previous and asked and all(state.state == "failed" for state in asked):
        raise Unreachable(
            f"no feed could be had ({asked[0].note})",
            f"The snapshot {previous.id} stays in use; try again, or give --mirror DIR",
        )


def _new_id(now: str, states: Sequence[FeedState]) -> str:
    content = sha256("".join(state.sha256 for state in states).encode() + now.encode())
    stamp = now[:19].replace("-", "").replace(":", "")
    return f"{stamp}Z-{content.hexdigest()[:8]}"


def _no_space(home: Home, error: Exception) -> BadRequest:
    return BadRequest(
        f"the new snapshot could not be written ({error})",
        f"{home.free_bytes() // 2**20:,} MiB are free; the snapshot of before stays in use",
    )


class _Step:
    """Takes the feeds into one builder, one after the other."""

    def __init__(
        self, builder: SnapshotBuilder, previous: Snapshot | None, source: Source, now: str
    ) -> None:
        self._builder = builder
        self._previous = previous
        self._before = {state.name: state for state in previous.feeds()} if previous else {}
        self._source = source
        self._now = now

    def take(self, plan: Plan, progress: Progress) -> list[FeedState]:
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
            return self._last_good(feed, "failed", brought.failure, 0), known.tags, known.parser
        return self._believe(feed, brought, brought.files, known)

    def _bring(self, feed: Feed, tags: dict[str, str]) -> _Brought:
        if feed.name == "starter":
            return _Brought(files=starter_files())
        source = Package() if feed.shipped else self._source
        try:
            found = {a: source.get(a, tags.get(a, "")) for a in feed.addresses}
            if all(download is None for download in found.values()):
                return _Brought(unchanged=True)
            whole = {a: d or _again(source, a) for a, d in found.items()}
        except Unreachable as error:
            return _Brought(failure=error.message)
        return _Brought(
            files={address: download.data for address, download in whole.items()},
            tags={address: download.tag for address, download in whole.items()},
            published=max(download.published for download in whole.values()),
        )

    def _believe(
        self, feed: Feed, brought: _Brought, files: dict[str, bytes], known: Validators
    ) -> tuple[FeedState, dict[str, str], int]:
        try:
            parsed = feed.parse(files)
        except FeedFault as fault:
            return self._last_good(feed, "quarantined", str(fault), 0), known.tags, known.parser
        if feed.purpose == "block list":
            parsed = without_shared_hosts(
                parsed, self._builder.suffix_rules, self._builder.path_hosts
            )
        landmarks = self._builder.landmarks if feed.purpose == "block list" else frozenset()
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
