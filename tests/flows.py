"""Small flows made by hand, as values. Accounts, entities and transactions are invented."""

from collections import defaultdict
from typing import Literal

from hueandcry.model.fact import Gap, GapKind
from hueandcry.model.flow import (
    AssetFacts,
    CountedBy,
    EdgeMap,
    Flow,
    FlowEdge,
    FlowLimits,
    FlowSeed,
    FlowTerminal,
    LastBlock,
    LedgerName,
    LineName,
    Posting,
    SourceEnd,
    TargetEnd,
    Totals,
    asset_key,
)
from hueandcry.model.label import Label

NOON = 1_700_049_600  # 2023-11-15 12:00 UTC
DAY = 86_400
CHAIN = "eip155:1"
ETHER = 10**18

# What a hostile account name or label tries, one for each kind of file.
HOSTILE = (
    "<script>alert(1)</script>",
    "=HYPERLINK(1)",
    "]]><x/>",
    "nul\0tab\tbell\a\r\nnext",
    "\u202egnp.exe\u2066\u200b",
    "\"><img src=x onerror='alert(1)'>",
    ";@SUM(1)",
    "\u05d0\u05d1\u05d2 \ufffe\uffff",
)


def label(name: str, category: str = "exchange", source: str = "list", sure: float = 0.9) -> Label:
    return Label(name, name, category, sure, source, "2026-01-02", f"https://{source}.test/")


class Sketch:
    """Writes a flow down piece by piece; every line's coordinates count on from what it had."""

    def __init__(self, direction: Literal["forward", "backward"] = "forward") -> None:
        self.direction = direction
        self.seeds: list[FlowSeed] = []
        self.edges: list[FlowEdge] = []
        self.ends: list[FlowTerminal] = []
        self._assets: dict[str, AssetFacts] = {}
        self._grains: dict[str, str] = {}
        self._filled: dict[LineName, int] = defaultdict(int)
        self._drawn: dict[LineName, int] = defaultdict(int)

    def line(
        self, account: str, asset: str = "native", decimals: int | None = 18, grain: int = 1
    ) -> LineName:
        name = LineName(CHAIN, account, asset)
        self._assets[asset_key(name)] = AssetFacts(decimals)
        if grain > 1:
            self._grains[asset_key(name)] = str(grain)
        return name

    def seed(self, line: LineName, amount: int, tx: str, time: int | None = NOON) -> str:
        lo = self._filled[line]
        self._filled[line] += amount
        name = f"s{len(self.seeds) + 1}"
        block = 18_000_000 + len(self.seeds)
        lo_hi = (str(lo), str(lo + amount))
        self.seeds.append(FlowSeed(name, line, *lo_hi, tx, 1, 0, "credit", block, time))
        return name

    def move(
        self, seed: str, source: LineName, target: LineName, origin: tuple[int, int],
        time: int | None = NOON, tx: str = "",
    ) -> None:  # fmt: skip
        amount = origin[1] - origin[0]
        number = len(self.edges) + 1
        tx = tx or f"0x{number:064x}"
        out, into = self._drawn[source], self._filled[target]
        self._drawn[source] += amount
        self._filled[target] += amount
        debit = Posting(str(out), str(out + amount), tx, 1, 0)
        credit = Posting(str(into), str(into + amount), tx, 1, 0)
        self.edges.append(
            FlowEdge(
                f"e{number}", seed, "transfer", 1.0, "1", "1", None,
                EdgeMap((debit.lo, debit.hi), (credit.lo, credit.hi)),
                SourceEnd(source, debit.lo, debit.hi, debit),
                TargetEnd(target, credit.lo, credit.hi, credit),
                (str(origin[0]), str(origin[1])), str(amount), str(amount),
                18_000_000 + number, time,
            )
        )  # fmt: skip

    def rest(
        self, seed: str, line: LineName, origin: tuple[int, int], reason: str,
        labels: tuple[Label, ...] = (), by: CountedBy | None = None,
    ) -> None:  # fmt: skip
        amount = origin[1] - origin[0]
        self.ends.append(
            FlowTerminal(
                seed, (str(origin[0]), str(origin[1])), line, "0", str(amount), str(amount), "1",
                "1", reason, by, labels,
            )
        )  # fmt: skip

    def flow(self, *asked: str, gaps: tuple[Gap, ...] = ()) -> Flow:
        return Flow(
            "hueandcry/flow/1", "hue 0.0.1", "20261124T120000Z-00000000",
            "2026-11-24T12:00:00+00:00", "fifo", "late", self.direction, asked or ("0xthief",),
            LedgerName("case", "ab" * 32, False, (LastBlock(CHAIN, 18_100_000, "block"),)),
            FlowLimits("0", 50, None, None, 1000), self._assets, self._grains,
            tuple(self.seeds), tuple(self.edges), tuple(self.ends), self._totals(), gaps,
        )  # fmt: skip

    def _totals(self) -> dict[str, Totals]:
        found = {}
        for seed in self.seeds:
            mine = [end for end in self.ends if end.seed == seed.id]
            counted = sum(int(end.amount) for end in mine if end.reason == "counted")
            total = sum(int(end.amount) for end in mine)
            found[seed.id] = Totals(str(int(seed.hi) - int(seed.lo)), str(total), str(counted))
        return found


def small_theft() -> Flow:
    """Two assets, two payments of one, a service with a disputed name, and what is not known."""
    sketch = Sketch()
    thief, middle, late = (sketch.line(one) for one in ("0xThief", "0xMiddle", "0xLate"))
    exchange, mixer = sketch.line("0xExchange"), sketch.line("0xMixer")
    first = sketch.seed(thief, 100 * ETHER, "0x" + "a" * 64)
    second = sketch.seed(thief, 40 * ETHER, "0x" + "b" * 64, NOON + DAY)
    sketch.move(first, thief, middle, (0, 70 * ETHER), NOON + DAY)
    sketch.move(first, middle, exchange, (0, 50 * ETHER), NOON + 2 * DAY)
    sketch.move(first, middle, late, (50 * ETHER, 60 * ETHER), NOON + 2 * DAY)
    sketch.move(second, thief, mixer, (0, 30 * ETHER), NOON + 3 * DAY)
    named = (label("Kraken"), label("Coinbase", source="other", sure=0.6))
    sketch.rest(first, exchange, (0, 50 * ETHER), "service", named)
    sketch.rest(first, late, (50 * ETHER, 60 * ETHER), "depth")
    sketch.rest(first, middle, (60 * ETHER, 70 * ETHER), "held")
    sketch.rest(first, thief, (70 * ETHER, 100 * ETHER), "held")
    sketch.rest(second, mixer, (0, 30 * ETHER), "mixer", (label("Tornado", "mixer"),))
    by = CountedBy(first, ("0", str(4 * ETHER)))
    sketch.rest(second, thief, (30 * ETHER, 34 * ETHER), "counted", by=by)
    sketch.rest(second, thief, (34 * ETHER, 40 * ETHER), "fee")
    coin = "0xCoin"
    purse, shop = sketch.line("0xThief", coin, 6), sketch.line("0xShop", coin, 6)
    third = sketch.seed(purse, 5_000_000, "0x" + "c" * 64, None)
    sketch.move(third, purse, shop, (0, 4_000_000), None)
    sketch.rest(third, shop, (0, 4_000_000), "service")
    sketch.rest(third, purse, (4_000_000, 5_000_000), "held")
    return sketch.flow(gaps=(Gap("traces", GapKind.UNAVAILABLE, "no internal transfers"),))


def hostile_flow() -> Flow:
    """Return a flow in which every word from outside attacks the reader."""
    sketch = Sketch()
    words = "".join(HOSTILE)
    thief = sketch.line(words)
    seed = sketch.seed(thief, 100 * len(HOSTILE), f"tx{words}")
    labels = tuple(
        Label(word, word, "exchange", 0.9, word, word, f"javascript:{word}") for word in HOSTILE
    )
    for at, word in enumerate(HOSTILE):
        place = sketch.line(word, decimals=None)
        sketch.move(seed, thief, place, (100 * at, 100 * at + 100), tx=word)
        sketch.rest(seed, place, (100 * at, 100 * at + 100), "service", labels)
    return sketch.flow(*HOSTILE, gaps=(Gap(words, GapKind.UNAVAILABLE, words),))
