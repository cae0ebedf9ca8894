"""Why a bridge message found no other half."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from hueandcry.model.bridge import Reason, Unlinked
from hueandcry.trace.crossings.pairing import most
from hueandcry.trace.crossings.record import Records

# Deposits a release is held against before the reason is told from what was seen: hostile ones may
# be alike without end.
_LOOKED_AT: Final = 16


class Unpaired:
    """The messages that are in no link."""

    def __init__(
        self, records: Records, made: set[int], paid: set[int], groups: dict[int, int]
    ) -> None:
        """Lay the deposits by identifier and by record."""
        self._records = records
        self._made = made
        self._paid = paid
        self._groups = groups
        self._identified: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._alike: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        self._naming: set[str] = set()
        self._unmapped: set[tuple[str, str, str]] = set()
        for number, one in enumerate(records.messages):
            if one.side == "deposit":
                self._lay(number)
            elif records.sides[number].left:
                self._naming.add(one.bridge)
        for found in self._alike.values():
            found.sort()

    def _lay(self, number: int) -> None:
        one, entry = self._records.messages[number], self._records.entries[number]
        side = self._records.sides[number]
        if not side.asset:
            self._unmapped.add((one.bridge, side.target, one.receiver))
        if one.identifier:
            self._identified[one.bridge, one.identifier].append(number)
            self._identified[one.bridge, ""].append(number)
        for there in (True, False):
            key = self._records.key(number, there=there)
            if key and entry:
                self._alike[(*key, str(there))].append((entry.amount, number))

    def all(self) -> Iterator[Unlinked]:
        """Yield each with its reason."""
        for number, one in enumerate(self._records.messages):
            if number in self._made or number in self._paid:
                continue
            reason, against = (
                (self._of_deposit(number), "")
                if one.side == "deposit"
                else self._of_release(number)
            )
            group = self._groups.get(number) if reason == "alike" else None
            yield Unlinked(one, reason, group, against)

    def _of_deposit(self, number: int) -> Reason:
        one, side = self._records.messages[number], self._records.sides[number]
        if number in self._groups:
            return "alike"
        if one.identifier:
            return "no release"
        if not one.receiver:
            return "receiver not told"
        if not side.target:
            return "destination not told"
        mapped = side.asset or one.bridge in self._naming
        return "no release" if mapped else "asset not mapped"

    def _of_release(self, number: int) -> tuple[Reason, str]:
        one, side = self._records.messages[number], self._records.sides[number]
        if number in self._groups:
            return "alike", ""
        if one.identifier and (one.bridge, "") in self._identified:
            shared = self._identified.get((one.bridge, one.identifier), [])
            return self._against_identifier(number, shared)
        if not one.receiver:
            return "receiver not told", ""
        # A deposit of an asset nobody mapped may have paid it, where there is one.
        if not side.left and (one.bridge, side.target, one.receiver) in self._unmapped:
            return "asset not mapped", ""
        return self._against_record(number)

    def _against_identifier(self, number: int, shared: list[int]) -> tuple[Reason, str]:
        """Hold a release against the deposits of its identifier."""
        records = self._records
        for deposit in shared[:_LOOKED_AT]:
            if records.agree(deposit, number):
                known = deposit in self._made
                return (
                    "paid already" if known else "before its deposit",
                    records.messages[deposit].tx,
                )
        return ("differs", records.messages[shared[0]].tx) if shared else ("no deposit", "")

    def _against_record(self, number: int) -> tuple[Reason, str]:
        """Hold a release against deposits it would fit but for their time, or that are paid."""
        found = self._fitting(number)
        for deposit in found:
            if deposit not in self._made:
                early = self._records.before(number, deposit)
                reason: Reason = "before its deposit" if early else "outside the window"
                return reason, self._records.messages[deposit].tx
        return (
            ("paid already", self._records.messages[found[0]].tx) if found else ("no deposit", "")
        )

    def _fitting(self, number: int) -> list[int]:
        entry = self._records.entries[number]
        for there in (True, False):
            key = self._records.key(number, there=there)
            alike = self._alike.get((*key, str(there))) if key else None
            if alike and entry:
                flat = max(self._flat(deposit) for _, deposit in alike[:_LOOKED_AT])
                top = most(entry.amount, self._records.terms(number), flat)
                low = bisect_left(alike, (entry.amount, -1))
                high = bisect_right(alike, (top + 1, -1))
                if low < high:
                    return [deposit for _, deposit in alike[low:high][:_LOOKED_AT]]
        return []

    def _flat(self, deposit: int) -> int:
        entry = self._records.entries[deposit]
        return entry.flat if entry else 0
