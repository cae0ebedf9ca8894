"""Facts about a link that the snapshot holds: nothing is asked of the network."""

from collections.abc import Iterator
from hashlib import sha256

from hueandcry.decode.across import COUNTRY_CODE, across, borders
from hueandcry.decode.forms import forms_of
from hueandcry.decode.host import split_host
from hueandcry.decode.neighbourhood import HEAD, MOST_EDITS, heads, rest_keys
from hueandcry.decode.resemblance import (
    LabelShape,
    at_a_glance,
    confusable,
    near,
    same,
    shape_of,
)
from hueandcry.gather.infrastructure import InfrastructureFacts, path_keys
from hueandcry.gather.owners import hosts_above, owners_of
from hueandcry.model.any_fact import AnyFact
from hueandcry.model.fact import (
    Claimed,
    FeedStates,
    Forms,
    HostParts,
    Listings,
    Owners,
    Popularity,
    Resemblance,
    Resemblances,
)
from hueandcry.model.observable import Link
from hueandcry.model.ports import InfrastructureIndex, LinkIndex

# MetaMask's controller asks for the hash of a host and up to five parents (links.md).
_HASHED_PARENTS = 6
# Labels repeat in a stream (www, app, pages …); the memory of them is kept within 30 MB.
_REMEMBERED = 50_000
_NO_PARTS = HostParts("", "", (), "", "")
_NO_LISTINGS, _NO_OWNERS, _NO_FORMS = Listings(()), Owners(()), Forms(())
_NO_RESEMBLANCES, _UNRANKED = Resemblances(()), Popularity(0)


class LinkFacts:
    """Gathers the facts about links from one index. Not to be shared between threads."""

    def __init__(
        self,
        index: LinkIndex,
        feeds: FeedStates,
        infrastructure: InfrastructureIndex | None = None,
    ) -> None:
        """Use an index; `feeds` tells how the feeds stand, and the moment of asking."""
        self._index = index
        self._infrastructure = InfrastructureFacts(infrastructure) if infrastructure else None
        self._hashes = index.has_hashes()
        self._longest = index.longest_name() + MOST_EDITS
        self._campaigns = index.campaigns()
        self._feeds = feeds
        self._labels: dict[tuple[int, str], tuple[Resemblance, ...]] = {}

    def gather(self, link: Link, claimed: Claimed | None = None) -> tuple[AnyFact, ...]:
        """Return every fact about the link."""
        named = link.host_kind == "name"
        parts = split_host(link.host, self._index.suffix) if named else _NO_PARTS
        hosts = hosts_above(link.host, parts)
        owned = owners_of(self._index, hosts) if named else ()
        owners = Owners(owned) if owned else _NO_OWNERS
        listings = self._listings(link, hosts)
        forms = forms_of(link)
        rank = self._index.rank(parts.registrable) if parts.registrable else 0
        known = bool(owners) or any(listings.vouching())
        # A host others publish on has its name in its own right, as a popular one has.
        named_so = rank > 0 or self._index.path_only(parts.registrable)
        facts: tuple[AnyFact, ...] = (
            parts,
            Forms(forms) if forms else _NO_FORMS,
            listings,
            owners,
            _NO_RESEMBLANCES if known else self._resemblances(parts, popular=named_so),
            Popularity(rank) if rank else _UNRANKED,
            self._feeds,
        )
        # The model learned from the lists: its likeness says nothing of a host that is on one.
        blocked = any(row.stance == "block" for row in listings.rows)
        if self._campaigns and parts.own and not (known or rank or blocked):
            facts = (*facts, self._campaigns.likeness(parts))
        if self._infrastructure:
            facts += self._infrastructure.gather(link, parts, hosts)
        return (*facts, claimed) if claimed else facts

    def _listings(self, link: Link, hosts: list[str]) -> Listings:
        keys = [] if self._index.path_only(link.host) else hosts.copy()
        if link.path != "/":
            keys += path_keys(hosts, link.path)
        if self._hashes:
            keys += ["sha256:" + sha256(h.encode()).hexdigest() for h in hosts[:_HASHED_PARENTS]]
        rows = self._index.listings(keys)
        return Listings(rows) if rows else _NO_LISTINGS

    def _resemblances(self, parts: HostParts, *, popular: bool) -> Resemblances:
        if not parts.own or (popular and not parts.left):
            return _NO_RESEMBLANCES
        found = [] if popular or len(parts.own) < HEAD else list(self._compared(parts.own, 0))
        for place, label in enumerate(reversed(parts.left), start=1):
            if len(label) >= HEAD:
                found += self._remembered(label, place)
        if not popular and (parts.left or len(parts.suffix) == COUNTRY_CODE):
            found += self._over_dots(parts)
        return Resemblances(tuple(found)) if found else _NO_RESEMBLANCES

    def _remembered(self, label: str, place: int) -> tuple[Resemblance, ...]:
        """Return what a sub-domain's label resembles: those repeat in a stream."""
        known = self._labels.get((place, label))
        if known is None:
            known = self._compared(label, place)
            if len(self._labels) >= _REMEMBERED:
                self._labels.clear()
            self._labels[place, label] = known
        return known

    def _compared(self, label: str, place: int) -> tuple[Resemblance, ...]:
        """Return what a label resembles, one row a brand."""
        shape = shape_of(label, self._index.prototype, self._longest)
        best: dict[str, Resemblance] = {}
        for row in (*self._holding(shape, place), *self._near(shape, place)):
            entity = row.name.entity
            if entity not in best or _closer(row, best[entity]):
                best[entity] = row
        rows = tuple(best.values())
        return rows if len(rows) < 2 else tuple(row for row in rows if not _covered(row, rows))

    def _holding(self, shape: LabelShape, place: int) -> Iterator[Resemblance]:
        """Yield the names that stand in the label, or that it looks like."""
        names, is_word = self._index.names, self._index.is_word
        joined, folded = shape.joined, shape.folded_joined
        starts = heads(joined) if folded == joined else {*heads(joined), *heads(folded)}
        for name in names("head", starts):
            if name.text in joined or name.skeleton in folded:
                row = same(name, shape, place) or confusable(name, shape, place, is_word)
                if row:
                    yield row
        for name in names("whole", shape.wholes()):
            row = same(name, shape, place) or confusable(name, shape, place, is_word)
            row = row or at_a_glance(name, shape, place, is_word)
            if row:
                yield row

    def _near(self, shape: LabelShape, place: int) -> Iterator[Resemblance]:
        """Yield the names a few edits away."""
        names, is_word = self._index.names, self._index.is_word
        for trial in shape.trials:
            for kind, keys in rest_keys(trial.letters):
                for name in names(kind, keys):
                    row = near(name, trial, shape, place, is_word)
                    if row:
                        yield row

    def _over_dots(self, parts: HostParts) -> list[Resemblance]:
        found = []
        for border in borders(parts):
            for name in self._index.names("head", border.heads()):
                row = across(name, border)
                if row:
                    found.append(row)
        return found


_CLOSENESS = {"same": 0, "inside": 1, "confusable": 2, "glance": 3, "near": 4, "split": 5}


def _closer(row: Resemblance, other: Resemblance) -> bool:
    """Say whether one resemblance to a brand speaks louder than another to the same brand."""
    return (_CLOSENESS[row.manner], row.distance, len(row.rest), -len(row.name.text)) < (
        _CLOSENESS[other.manner], other.distance, len(other.rest), -len(other.name.text)
    )  # fmt: skip


def _covered(row: Resemblance, rows: tuple[Resemblance, ...]) -> bool:
    """Say whether a name is only part of another brand's that is resembled: base, coinbase."""
    text = row.name.text
    return any(text in other.name.text and text != other.name.text for other in rows)
