"""Links deposits on one chain to the releases that paid them on another, both directions at once.

By identifier where both sides carry one: the receiver, asset and amount must agree all the same,
else the release is a candidate for a forged one. Else by the canonical record (ConneX, arXiv
2511.01393): receiver and asset equal, amount within the bridge's fee, the deposit first and the
release within the bridge's time. A release is given to one deposit, a deposit to one release.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import count
from typing import Final

from hueandcry.model.bridge import BridgeLink, BridgeMessage, BridgeTerms, Linking, Method
from hueandcry.trace.crossings.pairing import Entry, pair
from hueandcry.trace.crossings.record import Records
from hueandcry.trace.crossings.tokens import Tokens
from hueandcry.trace.crossings.unlinked import Unpaired

# All facts of a record agree.
IDENTIFIER: Final = 1.0
# An event tells no receiver, asset or amount, or nothing maps the asset: less was compared.
IDENTIFIER_ALONE: Final = 0.9
# Measured on the first half of Nomad's withdrawals (bench/bridges.py), rounded down: the share
# rightly linked of those with one candidate, and of those with several, paired in order.
RECORD: Final = 0.99
ALIKE: Final = 0.8
# Messages of one identifier that are compared one by one; honest ones are two, replays a few more.
_MOST_OF_ONE_IDENTIFIER: Final = 64

_Key = tuple[str, ...]
_KeyOf = Callable[[int], _Key | None]


def link(
    messages: Iterable[BridgeMessage], terms: Mapping[str, BridgeTerms], tokens: Tokens
) -> Linking:
    """Link messages of any bridges and chains; `terms` by the bridge's name, else the defaults.

    The deposits must be all there are in the time asked about, or honest releases look forged.
    Takes O(n log n) comparisons for n messages, however alike they are.
    """
    return _Linker(Records(tuple(messages), terms, tokens)).run()


class _Linker:
    """One run over messages, which are named by their number."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._all = records.messages
        self._made: dict[int, tuple[int, Method, float]] = {}
        self._paid: set[int] = set()
        self._groups: dict[int, int] = {}
        self._numbers = count(1)

    def run(self) -> Linking:
        """Link by identifier, then by record; say of the rest why not."""
        for there in (True, False):
            self._pass("identifier", partial(self._identified, there=there))
        self._by_identifier_alone()
        for there in (True, False):
            self._pass("record", partial(self._unidentified, there=there))
            self._pass("record", partial(self._half, there=there))
        links = tuple(
            BridgeLink(self._all[deposit], self._all[release], method, sure)
            for deposit, (release, method, sure) in sorted(self._made.items())
        )
        rest = Unpaired(self._records, set(self._made), self._paid, self._groups)
        return Linking(links, tuple(rest.all()))

    def _identified(self, number: int, *, there: bool) -> _Key | None:
        key, identifier = self._records.key(number, there=there), self._all[number].identifier
        return (*key, identifier) if key and identifier else None

    def _unidentified(self, number: int, *, there: bool) -> _Key | None:
        """Releases without an identifier may have paid any deposit."""
        one = self._all[number]
        known = one.side == "release" and one.identifier
        return None if known else self._records.key(number, there=there)

    def _half(self, number: int, *, there: bool) -> _Key | None:
        """Releases with one may have paid a deposit that carries none."""
        one = self._all[number]
        fits = bool(one.identifier) == (one.side == "release")
        return self._records.key(number, there=there) if fits else None

    def _pass(self, method: Method, key_of: _KeyOf) -> None:
        groups = self._grouped(key_of)
        for deposits, releases in groups:
            if deposits and releases:
                self._pair(deposits, releases, method)

    def _grouped(self, key_of: _KeyOf) -> list[tuple[list[Entry], list[Entry]]]:
        groups: dict[_Key, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
        for number, one in enumerate(self._all):
            entry = self._records.entries[number]
            if entry is None or number in self._made or number in self._paid:
                continue
            key = key_of(number)
            if key is not None:
                groups[key][one.side == "release"].append(entry)
        return list(groups.values())

    def _pair(self, deposits: list[Entry], releases: list[Entry], method: Method) -> None:
        terms = self._records.terms(deposits[0].at, proven=method == "identifier")
        found = pair(deposits, releases, terms)
        sure = IDENTIFIER if method == "identifier" else RECORD
        for deposit, release, alike in found.pairs:
            self._link(deposit, release, method, ALIKE if alike else sure)
        for ours, theirs in found.groups:
            number = next(self._numbers)
            for one in (*ours, *theirs):
                self._groups.setdefault(one, number)

    def _by_identifier_alone(self) -> None:
        """Link what tells less than a record but its identifier, where nothing told differs."""
        shared: dict[_Key, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for number, one in enumerate(self._all):
            if one.identifier and number not in self._made and number not in self._paid:
                shared[one.bridge, one.identifier][one.side == "release"].append(number)
        for deposits, releases in shared.values():
            for release in releases[:_MOST_OF_ONE_IDENTIFIER]:
                looked = deposits[:_MOST_OF_ONE_IDENTIFIER]
                fitting = [one for one in looked if self._fits(one, release)]
                if fitting:
                    sure = IDENTIFIER_ALONE if len(fitting) == 1 else ALIKE
                    self._link(fitting[0], release, "identifier", sure)

    def _fits(self, deposit: int, release: int) -> bool:
        records = self._records
        if deposit in self._made or (records.whole(deposit) and records.whole(release)):
            return False
        return records.agree(deposit, release) and not records.before(release, deposit)

    def _link(self, deposit: int, release: int, method: Method, sure: float) -> None:
        self._made[deposit] = (release, method, sure)
        self._paid.add(release)
