"""Builds a new snapshot: fetch, parse, check, build, verify, and move the pointer last.

A feed that cannot be had or is not fit to be believed keeps its last good rows, dated. Killed at
any point, the snapshot of before stays in use.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta
from hashlib import sha256

from msgspec import Struct

from hueandcry.gather.download import Source
from hueandcry.gather.shared_hosts import customers
from hueandcry.model.campaign import CampaignModel
from hueandcry.model.errors import BadRequest, Corrupt, Unreachable
from hueandcry.model.listing import FeedState
from hueandcry.run.campaign.learn import learn
from hueandcry.run.plan import Plan, Progress
from hueandcry.run.take import Taker
from hueandcry.store.build import WRITE_ERRORS, SnapshotBuilder
from hueandcry.store.campaign import read_model
from hueandcry.store.home import Home
from hueandcry.store.snapshot import Snapshot
from hueandcry.version import __version__

# The rows it learned from count half after 120 days: a week changes no weight that matters.
_MODEL_LASTS = timedelta(days=7)


class Result(Struct, frozen=True):
    """The new snapshot and how each feed stands in it."""

    snapshot: str
    states: tuple[FeedState, ...]


def update(home: Home, plan: Plan, source: Source, now: str, progress: Progress) -> Result:
    """Build the next snapshot. `now` is ISO 8601, UTC.

    Raises `Unreachable` if nothing at all could be had and there is a snapshot already, and
    `BadRequest` if the disk is full; the snapshot of before then stays in use.
    """
    with home.building() as path:
        previous = _previous(home)
        builder = SnapshotBuilder(path, previous.path if previous else None)
        try:
            states = tuple(Taker(builder, previous, source, now).take(plan, progress))
            _refuse_if_nothing_came(plan, states, previous)
            snapshot_id = _new_id(now, states)
            meta = {"id": snapshot_id, "created": now, "tool": __version__}
            progress("learning campaigns")
            _learn_campaigns(builder, _kept_model(previous, states, now[:10]), now[:10])
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


def _learn_campaigns(builder: SnapshotBuilder, kept: CampaignModel | None, today: str) -> None:
    """Train the campaign model, or keep one; a snapshot without enough lists has none."""
    if kept:
        builder.add_model(kept)
        return
    with suppress(BadRequest):
        builder.add_model(learn(builder.host_rows(), customers(), builder.suffix_rules, today))


def _kept_model(
    previous: Snapshot | None, states: Sequence[FeedState], today: str
) -> CampaignModel | None:
    """Return the model of before where no feed brought anything and it is not a week old."""
    if previous is None or any(state.state == "fresh" for state in states):
        return None
    model = read_model(previous.database)
    if model is None:
        return None
    age = date.fromisoformat(today) - date.fromisoformat(model.trained[:10])
    return model if age <= _MODEL_LASTS else None


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
    if previous and asked and all(state.state in {"failed", "absent"} for state in asked):
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
