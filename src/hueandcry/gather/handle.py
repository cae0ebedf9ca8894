"""Facts about a handle that the snapshot holds: no platform is asked."""

from typing import Final

from msgspec.structs import replace

from hueandcry.decode.handle import bare_name
from hueandcry.decode.handle_faults import faults_of
from hueandcry.decode.handle_likeness import likeness
from hueandcry.decode.handle_shape import query_keys, shape_of
from hueandcry.decode.unicode import invisible
from hueandcry.model.any_fact import AnyFact
from hueandcry.model.fact import Claimed, FeedStates, Listings
from hueandcry.model.handle import (
    ClaimedHandles,
    DisplayName,
    HandleFaults,
    HandleOwners,
    HandleRegister,
    HandleResemblance,
    HandleResemblances,
)
from hueandcry.model.observable import Handle
from hueandcry.model.ports import HandleIndex

_CLOSENESS: Final = {
    "same": 0, "separated": 1, "confusable": 2, "repeated": 3, "near": 4, "affixed": 5, "held": 6,
}  # fmt: skip
# A name made of brands' names only; nobody reads more.
_MOST: Final = 5


class HandleFacts:
    """Gathers the facts about handles from one index. Not to be shared between threads."""

    def __init__(self, index: HandleIndex, feeds: FeedStates) -> None:
        """Use an index and the states of the feeds."""
        self._index, self._feeds = index, feeds

    def gather(self, handle: Handle, claimed: Claimed | None = None) -> tuple[AnyFact, ...]:
        """Return every fact about the handle."""
        owners = HandleOwners(self._index.official(handle.value))
        known = {row.entity for row in owners.rows}
        likes = () if owners else self._like(bare_name(handle.name), handle)
        shown = tuple(
            row
            for row in self._like(handle.display_name, handle)
            if row.official.entity not in known
        )
        facts: tuple[AnyFact, ...] = (
            owners,
            HandleResemblances(likes),
            HandleFaults(faults_of(handle)),
            DisplayName(handle.display_name, shown, invisible(handle.display_name)),
            Listings(self._index.listed(handle.value)),
            HandleRegister(*self._index.counts()),
            self._feeds,
        )
        if claimed:
            own = self._index.of_entity(claimed.entity)
            facts += (ClaimedHandles(claimed.entity, claimed.name, own),)
        return facts

    def _like(self, name: str, handle: Handle) -> tuple[HandleResemblance, ...]:
        """Return what a name is like, the closest row of each brand."""
        if not name:
            return ()
        shape = shape_of(name, self._index.prototype)
        best: dict[str, HandleResemblance] = {}
        for official in self._index.names(query_keys(shape)):
            row = likeness(official, shape, name, self._index.is_word)
            known = best.get(official.entity)
            if row and (known is None or _rank(row, handle) < _rank(known, handle)):
                best[official.entity] = row
        rows = sorted(best.values(), key=lambda row: _rank(row, handle))[:_MOST]
        return tuple(replace(row, here=self._here(row, handle)) for row in _uncovered(rows))

    def _here(self, row: HandleResemblance, handle: Handle) -> tuple[str, ...]:
        """Return the brand's own handles on the platform that is asked about."""
        own = self._index.of_entity(row.official.entity)
        return tuple(one.name for one in own if one.platform == handle.platform)


def _rank(row: HandleResemblance, handle: Handle) -> tuple[int, int, int, int, int, str]:
    """Return how loud a likeness speaks, the loudest first: then the handle of this platform."""
    official = row.official
    place = 0 if official.platform == handle.platform else 1 if official.platform else 2
    left, size = len(row.unexplained), -len(official.text)
    return _CLOSENESS[row.manner], row.distance, left, place, size, official.name


def _uncovered(rows: list[HandleResemblance]) -> list[HandleResemblance]:
    """Leave out names that are only a part of another one that was found: base, coinbase."""
    whole = [row for row in rows if row.manner not in {"affixed", "held"}]
    return [
        row
        for row in rows
        if row in whole
        or not any(
            row.official.text != other.official.text and row.official.text in other.official.text
            for other in rows
        )
    ]
