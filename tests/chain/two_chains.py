"""A theft that is swapped, bridged and cashed out on another chain, amid honest life."""

import msgspec

from tests.chain.deeds import NATIVE, Deed
from tests.chain.honest import Crowd
from tests.chain.market import USD, Market
from tests.chain.node import CHAIN_ID, Node
from tests.chain.stage import ETHER, MILLI
from tests.chain.truth import Line, Truth

OTHER_CHAIN_ID = CHAIN_ID + 1
HONEST = 1_000
# Transactions of the crowd in one block of each chain.
_A_BLOCK = 10
STOLEN = {NATIVE: 30 * ETHER, "usd": 60_000 * USD}
CROWD = tuple(f"person{number}" for number in range(1, 21))
OURS = ("thief", "runner", "mule", "purse", "courier", "stash", "labelled", "unlabelled")
NAMES = ("builder", "deployer", "keeper", "collector", "whale", "victim", *OURS, *CROWD)
_HOME = ("usd", "coin", "weth", "tax", "router", "bridge", "payroll", "splitter", "drop")
# In another order, so that no contract has its double's address.
_AWAY = ("bridge", "weth", "router", "coin", "usd", "drop", "tax", "splitter", "payroll")


class TwoChains(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to find on both chains afterwards. Addresses and hashes are lower case."""

    home: Market
    away: Market
    # All transactions, in the order they were mined; those of the crowd by their hashes.
    deeds: tuple[Deed, ...]
    honest: frozenset[str]
    # What was taken, by asset ("native", "usd"), each in a transaction of its own.
    thefts: dict[str, str]
    # The empty block in which accounts have their opening balances, and the last one, on both.
    first_block: int
    last_block: int

    def truth(self) -> Truth:
        """Return what became of the thefts."""
        opening: dict[Line, int] = {**self.home.opening, **self.away.opening}
        truth = Truth(opening, {**self.home.fees, **self.away.fees})
        truth.play(self.deeds)
        return truth


def run_two_chains(home: Node, away: Node) -> TwoChains:
    """Play the whole story; on fresh nodes everything comes out the same."""
    return _Story(home, away).play()


class _Story:
    """The theft's steps, with a part of the crowd's life between any two of them."""

    def __init__(self, home: Node, away: Node) -> None:
        deeds: list[Deed] = []
        opening = dict.fromkeys(NAMES, 100 * MILLI)
        opening |= dict.fromkeys((*CROWD, "keeper"), 1_000 * ETHER)
        opening |= {"deployer": ETHER, "whale": 100_000 * ETHER, "victim": 40 * ETHER}
        self.home, self.away = Market(home, opening, deeds), Market(away, opening, deeds)
        self.deeds = deeds
        self.sides = (self.home, self.away)
        self.home.create(_HOME)
        self.away.create(_AWAY)
        self._found()
        self.crowd = Crowd(self.home, self.away, CROWD)

    def play(self) -> TwoChains:
        """Play everything."""
        self._clean_money()
        self._live(10)
        thefts = self._steal()
        for step in (self._swap, self._route, self._ether, self._taxed, self._gather,
                     self._bridge, self._alike, self._change, self._cash_out):  # fmt: skip
            step()
            self._live(9)
        while self.crowd.count < HONEST:
            self._live(1)
        self.crowd.settle()
        last = self._tick()
        return TwoChains(
            home=self.home, away=self.away, deeds=tuple(self.deeds),
            honest=frozenset(self.crowd.hashes), thefts=thefts,
            first_block=self.home.first_block, last_block=last,
        )  # fmt: skip

    def _tick(self) -> int:
        """Mine a block on both chains: their heights and times stay the same."""
        last, other = (side.mine() for side in self.sides)
        assert last == other
        return last

    def _live(self, blocks: int) -> None:
        for _ in range(blocks):
            for _ in range(min(_A_BLOCK, HONEST - self.crowd.count)):
                self.crowd.act()
            self._tick()

    def _found(self) -> None:
        """Give the whale's money to the pools and bridges, and some of all to the crowd."""
        for side in self.sides:
            for kind, amount in (("usd", 50_000_000 * USD), ("coin", 10**6 * ETHER),
                                 ("tax", 10**6 * ETHER)):  # fmt: skip
                side.issue(kind, "whale", amount)
            side.wrap("whale", 30_000 * ETHER)
            side.mine()
            side.add("whale", "usd", 12_000_000 * USD, 4_000 * ETHER)
            side.add("whale", "coin", 200_000 * ETHER, 3_000 * ETHER)
            side.add("whale", "tax", 300_000 * ETHER, 2_000 * ETHER)
            for kind, amount in (("usd", 2 * 10**6 * USD), ("weth", 5_000 * ETHER),
                                 (NATIVE, 5_000 * ETHER)):  # fmt: skip
                side.stock(kind, "whale", amount)
            side.mine()
            for number, one in enumerate(CROWD):
                side.pay("usd", "whale", one, 100_000 * USD)
                side.pay("coin", "whale", one, 5_000 * ETHER)
                side.pay("weth", "whale", one, 50 * ETHER)
                side.pay("tax", "whale", one, 2_000 * ETHER)
                if number % 10 == 9:
                    side.mine()
            side.issue("usd", "victim", 70_000 * USD)
            side.mine()

    def _clean_money(self) -> None:
        """Give the thief's accounts money of their own: it must not be taken for stolen."""
        self.home.pay("usd", "person1", "thief", 250 * USD)
        self.home.pay("coin", "person2", "runner", 3 * ETHER)
        self.home.pay("weth", "person3", "mule", 700 * MILLI)
        self.away.pay("usd", "person1", "purse", 400 * USD)
        self.away.pay("weth", "person2", "courier", 90 * MILLI)
        self.away.pay(NATIVE, "person3", "courier", 50 * MILLI)
        self._tick()

    def _steal(self) -> dict[str, str]:
        found = {NATIVE: self.home.pay(NATIVE, "victim", "thief", STOLEN[NATIVE], theft=True)}
        self._tick()
        found["usd"] = self.home.pay("usd", "victim", "thief", STOLEN["usd"], theft=True)
        self._tick()
        return found

    def _swap(self) -> None:
        """Directly in a pool, and so does somebody else, with the same amount in one block."""
        self.crowd.note(self.home.trade("person4", "usd", 11_000 * USD, "weth"))
        self.home.trade("thief", "usd", 11_000 * USD, "weth")
        self.crowd.note(self.home.trade("person5", "usd", 11_000 * USD, "weth"))
        self._tick()

    def _route(self) -> None:
        """By the router over two pools: with a refund, and for another account."""
        self.home.route("thief", "usd", 9_000 * USD, "coin", 150 * ETHER)
        self._tick()
        wanted = 90 * ETHER
        needed = self.home.needed("usd", "coin", wanted)
        self.home.route("thief", "usd", needed, "coin", wanted, to="runner")
        self.home.route("thief", "usd", 2 * needed, "coin", wanted, to="runner")
        self._tick()
        self.home.trade("thief", "usd", 2_000 * USD, "weth", to="mule")
        self._tick()

    def _ether(self) -> None:
        """Stolen ether becomes coins, with a refund, and wrapped ether."""
        self.home.buy("thief", 5 * ETHER, 4_500 * MILLI, "coin")
        self.home.buy("thief", 300 * MILLI, 200 * MILLI, "tax", to="runner")
        self.home.wrap("thief", 7 * ETHER)
        self._tick()
        self.home.pay("weth", "thief", "mule", 6 * ETHER)
        self._tick()

    def _taxed(self) -> None:
        """Coins that keep a part of every payment."""
        self.home.trade("thief", "weth", 2 * ETHER, "tax")
        self._tick()
        self.home.pay("tax", "thief", "runner", 100 * ETHER)
        self._tick()

    def _gather(self) -> None:
        """Coins become dollars and ether again, and some is put aside."""
        self.home.pay("coin", "thief", "runner", 70 * ETHER)
        self._tick()
        self.home.route("runner", "coin", 60 * ETHER, "usd", 2_000 * USD)
        self.home.sell("runner", "coin", 20 * ETHER)
        self._tick()
        self.home.pay(NATIVE, "thief", "stash", 3 * ETHER)
        self.home.pay("usd", "thief", "stash", 4_000 * USD)
        self._tick()

    def _bridge(self) -> None:
        """Over the bridge: dollars, ether and wrapped ether, for accounts of the thief's."""
        given = [
            self.home.deposit("thief", "usd", 15_000 * USD, "purse", self.away),
            self.home.deposit("thief", NATIVE, 6 * ETHER, "courier", self.away),
            self.home.deposit("mule", "weth", 5 * ETHER, "courier", self.away),
            self.home.cross("runner", "usd", 500 * USD, "weth", "courier", self.away),
        ]
        self._tick()
        self._live(2)
        for one in given:
            self.away.release(one)
        self._tick()

    def _alike(self) -> None:
        """Bridge the same amounts as others at the same time, and twice the same for oneself."""
        ours = self.home.deposit("thief", "usd", 5_000 * USD, "purse", self.away)
        others = [self.home.deposit(one, "usd", 5_000 * USD, one, self.away)
                  for one in ("person6", "person7", "person6")]  # fmt: skip
        again = self.home.deposit("thief", "usd", 5_000 * USD, "purse", self.away)
        self.crowd.note(*(one.hash for one in others))
        self._tick()
        for one in (others[1], ours, others[0]):
            self.away.release(one)
        self._tick()
        for one in (others[2], again):
            self.away.release(one)
        self._tick()

    def _change(self) -> None:
        """On the other chain: dollars become ether, wrapped ether is unwrapped."""
        self.away.trade("purse", "usd", 14_000 * USD, "weth")
        self._tick()
        self.away.pay("weth", "purse", "courier", 3 * ETHER)
        self._tick()
        self.away.unwrap("courier", 6 * ETHER)
        self.away.sell("purse", "usd", 4_000 * USD, to="courier")
        self._tick()

    def _cash_out(self) -> None:
        """To two exchanges, which others use as well."""
        self.away.pay(NATIVE, "person8", "labelled", 2 * ETHER)
        self.away.pay(NATIVE, "courier", "labelled", 7 * ETHER)
        self.away.pay("usd", "purse", "labelled", 3_000 * USD)
        self._tick()
        self.away.pay(NATIVE, "courier", "unlabelled", 4 * ETHER)
        self.away.pay(NATIVE, "person9", "unlabelled", ETHER)
        self._tick()
