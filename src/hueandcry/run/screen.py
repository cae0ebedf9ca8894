"""`hue screen`: exposure of many addresses in one ledger, judged by rules."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256

import msgspec
import numpy as np
from msgspec import Struct

from hueandcry.judge.attribution import LEAST_CONFIDENCE, Attributed, attribution_of
from hueandcry.judge.risk import Judge, Judged
from hueandcry.judge.risk_rules import Rule
from hueandcry.model.exposure import ATTRIBUTED, Asked, Attribution, Exposure
from hueandcry.model.fact import Gap
from hueandcry.model.label import SERVICES
from hueandcry.run.counted import End, EndTable, holdings_of, passed
from hueandcry.run.exposure_rows import Rows
from hueandcry.run.indirect import WALK, Led, Walker
from hueandcry.run.screen_gaps import (
    day_gaps,
    ledger_gaps,
    listing_gaps,
    mixing_gap,
    too_large_gap,
)
from hueandcry.store.labelled_accounts import labelled_accounts, labels_said
from hueandcry.store.labels import Labels
from hueandcry.store.ledger.exposure import asset_facts, held_by, lines_listed
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.names import Names
from hueandcry.store.ledger.query import number
from hueandcry.store.ledger.state import ledger_state
from hueandcry.store.snapshot import Snapshot
from hueandcry.trace.follow import MAX_EDGES
from hueandcry.version import TOOL

# Money of many lies together there; whom it came from says nothing about whom it went to.
_MIXING = SERVICES | {"mixer", "token"}


class Options(Struct, frozen=True):
    """What was asked: hops (1 is direct exposure only), the day for sanctions, a busy account."""

    hops: int = 3
    as_of: str = ""
    service_degree: int = 1000


class Screened(Struct, frozen=True):
    """One address with its exposure and what the rules say."""

    asked: Asked
    exposure: Exposure
    judged: Judged


class Screener:
    """Screens in one ledger by one snapshot; ends, arrays and rules are kept between batches."""

    def __init__(
        self,
        ledger: Ledger,
        snapshot: Snapshot | None,
        rules: Sequence[Rule],
        options: Options,
        floor: tuple[Gap, ...] = (),
    ) -> None:
        """`floor` is what the snapshot misses. Raises `BadRequest` for stale lines."""
        ledger.require_laid()
        self.state = ledger_state(ledger)
        self.ledger, self.snapshot = ledger, snapshot
        self.names = Names(ledger.database, ledger.lookup())
        self.arrays = ledger.lines()
        self.labels = Labels(snapshot)
        self.judge, self.options = Judge(rules), options
        self.assets = asset_facts(ledger.database)
        self.table, self.later, self.listings = self._ends()
        self.walker = Walker(self.arrays, self.table, options.hops, options.service_degree)
        self.gaps = ledger_gaps(ledger, self.state, floor)
        missed = [gap.fact for gap in floor]
        known = snapshot.id if snapshot else ""
        rests = (TOOL, self.state.sha256, known, tuple(rules), options, missed)
        # What an answer rests on beside its address: the same key, the same answer.
        self.key = sha256(msgspec.msgpack.encode(rests)).hexdigest()[:24]

    def _ends(self) -> tuple[EndTable, EndTable, list[Attributed]]:
        """Find the labelled accounts of the ledger, and those listed after the day asked for."""
        lines = number(self.ledger.database, "SELECT coalesce(max(id), -1) + 1 FROM line")
        table, later, listings = _Ends(lines), _Ends(lines), []
        for chain in [last.chain for last in self.state.last]:
            asked = labelled_accounts(self.snapshot, chain, ATTRIBUTED, LEAST_CONFIDENCE)
            lines_of = lines_listed(self.ledger.database, chain, asked)
            said = self.labels.of_many((chain, account) for account in lines_of)
            for (_, account), labels in said.items():
                what = attribution_of(labels, self.options.as_of)
                if what.as_:
                    table.add(End(account, what.as_), lines_of[account])
                if what.later or what.perhaps:
                    label = (*what.later, *what.perhaps)[0]
                    later.add(End(account, Attribution(label.category, label)), lines_of[account])
                    listings.append(what)
        return table.table(), later.table(), listings

    def screen(self, asked: Sequence[Asked]) -> Iterator[Screened]:
        """Yield an answer for each address, in order. Give each once, 50,000 at most."""
        batch = _Batch(self, asked)
        for first in range(0, len(asked), WALK):
            yield from batch.answers(range(first, min(first + WALK, len(asked))))


class _Ends:
    def __init__(self, lines: int) -> None:
        self._ends: list[End] = []
        self._of_line = np.full(lines, -1, dtype=np.int32)

    def add(self, end: End, lines: list[int]) -> None:
        self._of_line[lines] = len(self._ends)
        self._ends.append(end)

    def table(self) -> EndTable:
        return EndTable(self._ends, self._of_line)


class _Batch:
    """Everything about a batch that is asked for once."""

    def __init__(self, screener: Screener, asked: Sequence[Asked]) -> None:
        self._of = screener
        self._asked = asked
        accounts = [(one.chain, one.account) for one in asked]
        self._labels = labels_said(screener.snapshot, asked)
        self._own = [attribution_of(said, screener.options.as_of) for said in self._labels]
        held = held_by(screener.ledger.database, accounts)
        self._holdings = holdings_of(held, screener.arrays)
        self._rows = Rows(self._holdings, screener.table, screener.assets)
        found = passed(self._holdings, screener.table, screener.arrays)
        self._direct = self._rows.direct(found)
        self._chains = self._chains_of()
        self._mixing = self._mixes()
        self._met_later = self._met()

    def answers(self, part: range) -> Iterator[Screened]:
        """Walk from some of the addresses together, and judge each."""
        walked = [at for at in part if at in self._chains and at not in self._mixing]
        led: list[Led] = []
        large: list[int] = []
        if self._of.options.hops > 1 and walked:
            led, large = self._of.walker.led(self._holdings, walked)
        indirect = self._rows.indirect(led, self._of.names)
        for at in part:
            over, left = indirect.get(at, ((), ()))
            gaps = (*self._gaps_of(at), *([too_large_gap(MAX_EDGES)] if at in large else ()))
            exposure = Exposure(
                self._labels[at], self._own[at].as_, tuple(self._direct.get(at, ())), over, left,
                gaps,
            )  # fmt: skip
            yield Screened(self._asked[at], exposure, self._of.judge.judge(exposure))

    def _gaps_of(self, at: int) -> Iterator[Gap]:
        day = self._of.options.as_of
        yield from self._of.gaps.of_address(self._asked[at], self._chains.get(at, ()))
        if day:
            yield from day_gaps(day)
            yield from listing_gaps(self._own[at], day, "it")
            for account, found in self._met_later.get(at, ()):
                yield from listing_gaps(found, day, account)
        if self._of.options.hops > 1 and at in self._mixing:
            yield mixing_gap(labelled=self._own[at].as_ is not None)

    def _chains_of(self) -> dict[int, set[str]]:
        found: defaultdict[int, set[str]] = defaultdict(set)
        for at, asset in zip(self._holdings.asked, self._holdings.asset, strict=True):
            found[at].add(self._of.assets[asset].chain)
        return dict(found)

    def _mixes(self) -> set[int]:
        """Return the addresses whose money is many people's."""
        held = self._holdings.held
        busy = self._of.arrays.pays_often(held.line, self._of.options.service_degree)
        called = {at for at, own in enumerate(self._own) if own.as_ and own.as_.category in _MIXING}
        return called | set(held.asked[busy].tolist())

    def _met(self) -> dict[int, list[tuple[str, Attributed]]]:
        """Return the accounts listed after the day that each address dealt with directly."""
        found: defaultdict[int, dict[str, Attributed]] = defaultdict(dict)
        if self._of.later.ends:
            for one in passed(self._holdings, self._of.later, self._of.arrays):
                end = self._of.later.ends[one.end]
                found[self._holdings.asked[one.holding]][end.account] = self._of.listings[one.end]
        return {at: list(some.items()) for at, some in found.items()}
