"""Measures the detectors of handles: look-alikes found, official handles wrongly flagged.

Official handles are split by brand into two halves before anything is tuned: by bit 0 of SHA-256 of
the site (the first one by name, where a brand has many). `tune` was looked at, `test` is opened to
print the figure only. The register holds 200 handles of the half; the others, and each of the 200
with its own brand taken out, must not be flagged. Flagged is CAUTION or DANGER.

Run: `python -m bench.handles [--half test] [--failures]` with the mirror and cases beside it.
"""

import argparse
import csv
import sys
import tempfile
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from bench.handle_variants import Variant, variants
from hueandcry.decode.handle import parse_handle
from hueandcry.gather.download import Mirror, Package
from hueandcry.gather.feeds.english_words import ENGLISH_WORDS
from hueandcry.gather.feeds.unicode_confusables import UNICODE_CONFUSABLES
from hueandcry.gather.handle import HandleFacts
from hueandcry.model.fact import FeedStates
from hueandcry.model.handle import OfficialName
from hueandcry.model.listing import Listing
from hueandcry.model.rows import EntityRow, HandleRow, Row
from hueandcry.model.verdict import Answer, Verdict
from hueandcry.run.judge import Judge
from hueandcry.store.build import SnapshotBuilder
from hueandcry.store.handle_index import HandleIndex
from hueandcry.store.snapshot import Snapshot

SHARED = Path("../shared")
NOW = "2026-11-24T12:00:00+00:00"
REGISTER = 200
SEED = {"tune": 11, "test": 47}
PER_KIND = 5
_FLAGGED = {Verdict.CAUTION, Verdict.DANGER}
_Handles = dict[str, str]


class Without:
    """An index that does not know one brand: what a check says of its handle then."""

    def __init__(self, index: HandleIndex, entity: str) -> None:
        """Hide the entity."""
        self._index, self._entity = index, entity

    def official(self, value: str) -> tuple[OfficialName, ...]:
        """Return the owners but the hidden one."""
        return self._but(self._index.official(value))

    def names(self, keys: Mapping[str, Collection[str]]) -> Sequence[OfficialName]:
        """Return the names but those of the hidden one."""
        return self._but(self._index.names(keys))

    def of_entity(self, entity: str) -> tuple[OfficialName, ...]:
        """Return an entity's handles."""
        return self._but(self._index.of_entity(entity))

    def listed(self, value: str) -> tuple[Listing, ...]:
        """Return rows of lists."""
        return self._index.listed(value)

    def counts(self) -> tuple[int, int]:
        """Return how many there are."""
        return self._index.counts()

    def is_word(self, text: str) -> bool:
        """Say whether this is a word."""
        return self._index.is_word(text)

    def prototype(self, character: str) -> str | None:
        """Return the prototype of a character."""
        return self._index.prototype(character)

    def _but(self, rows: Iterable[OfficialName]) -> tuple[OfficialName, ...]:
        return tuple(row for row in rows if row.entity != self._entity)


def official_handles(path: Path) -> dict[str, _Handles]:
    """Return half → handle (as written) → brand; rows of one site or one handle are one brand."""
    with path.open(encoding="utf-8") as file:
        rows = [(row["handle"], _site(row["site"])) for row in csv.DictReader(file)]
    brand: dict[str, str] = {}
    for handle, site in rows:
        mine = {brand.get(handle.lower(), site), brand.get(site, site), site}
        first = min(mine)
        for key, known in list(brand.items()):
            if known in mine:
                brand[key] = first
        brand[handle.lower()] = brand[site] = first
    halves: dict[str, _Handles] = {"tune": {}, "test": {}}
    seen: set[str] = set()
    for handle, _ in rows:
        if handle.lower() not in seen:
            seen.add(handle.lower())
            name = brand[handle.lower()]
            half = "test" if sha256(name.encode()).digest()[0] & 1 else "tune"
            halves[half][handle] = name
    return halves


def _site(host: str) -> str:
    return ".".join(host.lower().split(".")[-2:])


def register(handles: Mapping[str, str], path: Path) -> HandleIndex:
    """Build a snapshot whose register holds these handles."""
    rows: list[Row] = []
    for handle, brand in handles.items():
        rows.append(EntityRow(brand, brand, "defi"))
        rows.append(HandleRow(brand, "x", handle, "2026-08-21", "bench"))
    builder = SnapshotBuilder(path, None)
    mirror = Mirror(SHARED / "mirror")
    for feed, source in ((ENGLISH_WORDS, Package()), (UNICODE_CONFUSABLES, mirror)):
        files = {a: got.data for a in feed.addresses if (got := source.get(a, ""))}
        builder.add(feed.name, feed.parse(files).rows, (), NOW[:10])
    builder.add("bench", rows, (), NOW[:10])
    builder.finish({"id": "bench", "created": NOW, "tool": "bench"})
    return HandleIndex(Snapshot(path))


class Bench(NamedTuple):
    """One register and what judges by it."""

    handles: HandleIndex
    judge: Judge

    def answer(self, name: str, platform: str, without: str = "") -> Answer:
        """Check one handle; `without` is a brand the register does not know then."""
        index = Without(self.handles, without) if without else self.handles
        handle = parse_handle(name, platform)
        return self.judge.answer(handle, HandleFacts(index, FeedStates((), NOW)).gather(handle))


def chosen(handles: Mapping[str, str]) -> dict[str, str]:
    """Return the 200 handles of the register, by hash so that nobody picks them."""
    ranked = sorted(handles, key=lambda one: sha256(b"register " + one.encode()).digest())
    return {handle: handles[handle] for handle in ranked[:REGISTER]}


def run(half: str, *, failures: bool) -> tuple[float, float]:
    """Print the figures of a half; return shares found and wrongly flagged."""
    every = official_handles(SHARED / "cases/brands/official_x_handles.csv")
    handles = every[half]
    known = chosen(handles)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(register(known, Path(folder) / "bench.sqlite"), Judge(NOW[:10]))
        missed, made = _look_alikes(bench, known, {h.lower() for h in handles}, SEED[half])
        wrong = [
            (handle, answer)
            for handle, brand in handles.items()
            if (answer := bench.answer(handle, "x", brand)).verdict in _FLAGGED
        ]
    found = 1 - len(missed) / made.total()
    print(f"{half}: {len(known)} official handles, {made.total():,} look-alikes: {found:.2%} found")
    for kind, count in sorted(made.items()):
        gone = sum(one.kind == kind for one in missed)
        print(f"  {kind:12} {1 - gone / count:7.1%} of {count:,}")
    share = len(wrong) / len(handles)
    print(f"other official handles flagged: {len(wrong)} of {len(handles)} ({share:.2%})")
    if failures:
        _print_failures(missed, wrong)
    return found, share


def _look_alikes(
    bench: Bench, known: Mapping[str, str], taken: set[str], seed: int
) -> tuple[list[Variant], Counter[str]]:
    missed: list[Variant] = []
    made: Counter[str] = Counter()
    for handle in known:
        for one in variants(handle, seed, PER_KIND):
            if one.name.lower() not in taken:
                made[one.kind] += 1
                if bench.answer(one.name, one.platform).verdict not in _FLAGGED:
                    missed.append(one)
    return missed, made


def _print_failures(missed: Sequence[Variant], wrong: Sequence[tuple[str, Answer]]) -> None:
    for one in missed:
        print(f"  missed {one.kind:12} {one.name:18} of {one.official}")
    for handle, answer in wrong:
        print(f"  flagged {handle}: {answer.findings[0].evidence[0].text}")


def main() -> int:
    """Run what the command line asks."""
    parser = argparse.ArgumentParser(prog="bench.handles")
    parser.add_argument("--half", choices=["tune", "test"], default="tune")
    parser.add_argument("--failures", action="store_true", help="list what was missed and flagged")
    given = parser.parse_args()
    found, share = run(given.half, failures=given.failures)
    return 0 if found >= 0.95 and share <= 0.005 else 1


if __name__ == "__main__":
    sys.exit(main())
