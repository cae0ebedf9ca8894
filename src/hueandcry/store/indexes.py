"""The indexes of one snapshot, each opened when it is first asked: links start without the rest."""

from functools import cached_property
from typing import TYPE_CHECKING

from hueandcry.model.ports import LinkIndex
from hueandcry.store.snapshot import Snapshot

if TYPE_CHECKING:
    from hueandcry.store.account_index import AccountIndex
    from hueandcry.store.descriptors import Descriptors
    from hueandcry.store.handle_index import HandleIndex
    from hueandcry.store.infrastructure import Infrastructure


class Indexes:
    """Everything a check looks up. Not to be shared between threads."""

    def __init__(
        self, snapshot: Snapshot, *, in_memory: bool = False, links: LinkIndex | None = None
    ) -> None:
        """Use a snapshot; in memory, its tables of links are read whole. `links` replaces them."""
        self._snapshot, self._in_memory, self._links = snapshot, in_memory, links

    @cached_property
    def links(self) -> LinkIndex:
        """Return the look-ups of links."""
        from hueandcry.store.link_index import FileIndex, MemoryIndex

        if self._links:
            return self._links
        return MemoryIndex(self._snapshot) if self._in_memory else FileIndex(self._snapshot)

    @cached_property
    def infrastructure(self) -> "Infrastructure":
        """Return the look-ups of hosts of malware and of platforms."""
        from hueandcry.store.infrastructure import Infrastructure

        return Infrastructure(self._snapshot, in_memory=self._in_memory)

    @cached_property
    def handles(self) -> "HandleIndex":
        """Return the look-ups of handles."""
        from hueandcry.store.handle_index import HandleIndex

        return HandleIndex(self._snapshot)

    @cached_property
    def accounts(self) -> "AccountIndex":
        """Return the look-ups of accounts."""
        from hueandcry.store.account_index import AccountIndex

        return AccountIndex(self._snapshot)

    @cached_property
    def descriptors(self) -> "Descriptors":
        """Return the look-ups of ERC-7730 descriptors."""
        from hueandcry.store.descriptors import Descriptors

        return Descriptors(self._snapshot)
