"""A flow made by hand that crosses everything: swap of two legs, bridge, mixer with candidates."""

from hueandcry.model.flow import (
    AssetFacts,
    EdgeMap,
    Flow,
    FlowEdge,
    FlowTerminal,
    LineName,
    Posting,
    SourceEnd,
    TargetEnd,
    Totals,
    asset_key,
)
from hueandcry.model.label import Label
from tests.flows import DAY, ETHER, HOSTILE, NOON, Sketch, label

FAR = "eip155:42161"
COIN, FAR_COIN, OTHER = (f"0x{mark * 20}" for mark in ("a1", "b2", "c3"))
THIEF, POOL, CUSTODIAN, PURSE, LIKELY, UNLIKELY, SHOP = (
    f"0x{number:02x}" + f"{number * 7:02x}" * 19 for number in (1, 2, 3, 4, 5, 6, 7)
)


class Crossing(Sketch):
    """A sketch whose steps may change asset and chain, be shared or uncertain."""

    def far_line(self, account: str, asset: str, decimals: int = 6) -> LineName:
        """Return a line on the other chain."""
        name = LineName(FAR, account, asset)
        self._assets[asset_key(name)] = AssetFacts(decimals)
        return name

    def cross(
        self, seed: str, source: LineName, target: LineName, origin: tuple[int, int],
        amounts: tuple[int, int], method: str, sure: float = 1.0, share: str = "1",
        chance: str = "1", day: int = 1, *, again: bool = False,
    ) -> None:  # fmt: skip
        """Take `amounts[0]` of a line to `amounts[1]` of another. `again`: one more way out."""
        number = len(self.edges) + 1
        out = self._drawn[source] - (amounts[0] if again else 0)
        into = self._filled[target]
        self._drawn[source] = out + amounts[0]
        self._filled[target] += amounts[1]
        left, reached = f"0x{number:064x}", f"0x{number + 4096:064x}"
        paid_out = reached if method.startswith(("bridge", "mixer")) else left
        debit = Posting(str(out), str(out + amounts[0]), left, 2, 0)
        credit = Posting(str(into), str(into + amounts[1]), paid_out, 2, 1)
        self.edges.append(
            FlowEdge(
                f"e{number}", seed, method, sure, share, chance,
                None if share == "1" else "priced",
                EdgeMap((debit.lo, debit.hi), (credit.lo, credit.hi)),
                SourceEnd(source, debit.lo, debit.hi, debit),
                TargetEnd(target, credit.lo, credit.hi, credit),
                (str(origin[0]), str(origin[1])), str(amounts[0]), str(amounts[1]),
                18_000_000 + number, NOON + day * DAY,
            )
        )  # fmt: skip

    def stay(
        self, seed: str, line: LineName, origin: tuple[int, int], amount: int, reason: str,
        labels: tuple[Label, ...] = (), share: str = "1", chance: str = "1", *, again: bool = False,
    ) -> None:  # fmt: skip
        """Let the next `amount` of a line rest there. `again`: it may have left it as well."""
        lo = self._drawn[line] - (amount if again else 0)
        self._drawn[line] = lo + amount
        self.ends.append(
            FlowTerminal(
                seed, (str(origin[0]), str(origin[1])), line, str(lo), str(lo + amount),
                str(amount), share, chance, reason, None, labels,
            )
        )  # fmt: skip

    def _totals(self) -> dict[str, Totals]:
        return {one.id: Totals(*(str(int(one.hi) - int(one.lo)),) * 2, "0") for one in self.seeds}


def crossed_theft() -> Flow:
    """Steal 100 ether; swap 60 to two coins, bridge one of them, send 20 into a mixer."""
    sketch = Crossing()
    thief, pool = sketch.line(THIEF), sketch.line(POOL)
    coin, other = sketch.line(THIEF, COIN, 6), sketch.line(THIEF, OTHER, 18)
    likely, unlikely = sketch.line(LIKELY), sketch.line(UNLIKELY)
    shop = sketch.line(SHOP)
    far = sketch.far_line(THIEF, FAR_COIN)
    custodian, purse = sketch.far_line(CUSTODIAN, FAR_COIN), sketch.far_line(PURSE, FAR_COIN)
    e = ETHER
    seed = sketch.seed(thief, 100 * e, "0x" + "a" * 64)
    swapped = (0, 60 * e)
    sketch.cross(seed, thief, coin, swapped, (60 * e, 90_000_000_000), "swap", 0.95, "0.75")
    sketch.cross(
        seed, thief, other, swapped, (60 * e, 30_000 * e), "swap", 0.95, "0.25", again=True
    )
    bridged = (90_000_000_000, 89_910_000_000)
    sketch.cross(seed, coin, far, swapped, bridged, "bridge:celer", 0.99, "0.75", day=2)
    paid, kept = 50_000_000_000, 39_910_000_000
    border = 60 * e * paid // (paid + kept)
    sketch.cross(seed, far, custodian, (0, border), (paid, paid), "transfer", 1, "0.75", day=3)
    sketch.cross(seed, far, purse, (border, 60 * e), (kept, kept), "transfer", 1, "0.75", day=4)
    mixed = (60 * e, 80 * e)
    sketch.cross(seed, thief, pool, mixed, (20 * e, 20 * e), "transfer", day=2)
    for at, (line, chance) in enumerate(((likely, "0.6"), (unlikely, "0.15"))):
        sketch.cross(
            seed, pool, line, mixed, (20 * e, 20 * e), "mixer:tornado", 0.8, "1", chance, 6,
            again=at > 0,
        )  # fmt: skip
    sketch.cross(seed, likely, shop, mixed, (20 * e, 20 * e), "transfer", 1, "1", "0.6", 7)
    sketch.stay(seed, custodian, (0, border), paid, "service", (label("Kraken"),), "0.75")
    sketch.stay(seed, purse, (border, 60 * e), kept, "held", (), "0.75")
    sketch.stay(seed, other, swapped, 30_000 * e, "pooled", (), "0.25")
    sketch.stay(seed, shop, mixed, 20 * e, "service", (label("OKX"),), "1", "0.6")
    sketch.stay(seed, unlikely, mixed, 20 * e, "held", (), "1", "0.15")
    mixer = (label("Tornado", "mixer"),)
    sketch.stay(seed, pool, mixed, 20 * e, "mixer", mixer, "1", "0.25", again=True)
    sketch.stay(seed, thief, (80 * e, 90 * e), 10 * e, "untraceable")
    sketch.stay(seed, thief, (90 * e, 100 * e - 1), 10 * e - 1, "held")
    sketch.stay(seed, thief, (100 * e - 1, 100 * e), 1, "rounding")
    return sketch.flow()


def hostile_leads() -> Flow:
    """Return a flow in which every word about a lead attacks the reader."""
    sketch = Crossing()
    thief = sketch.line("thief")
    seed = sketch.seed(thief, 100 * len(HOSTILE), "tx")
    for at, word in enumerate(HOSTILE):
        origin = (100 * at, 100 * at + 100)
        place, far = sketch.line(word), sketch.far_line(word, word)
        sketch.cross(seed, thief, place, origin, (100, 100), f"mixer:{word}", 0.5, "1", "0.5")
        sketch.cross(seed, place, far, origin, (100, 7), f"bridge:{word}", 0.5, "1", "0.5")
        sketch.stay(seed, far, origin, 7, "service", (label(word),), "1", "0.5")
        sketch.stay(seed, thief, origin, 100, "mixer", (label(word, "mixer"),), "1", "0.5")
    return sketch.flow()
