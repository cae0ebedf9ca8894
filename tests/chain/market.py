"""A chain with pools, a router, a bridge and all that is done there, written down as meant."""

from collections import Counter
from collections.abc import Sequence

import msgspec
from Crypto.Hash import keccak

from tests.chain.abi import ZERO, Arg, calldata, encode
from tests.chain.deeds import NATIVE, Deed, Moved, Swap
from tests.chain.node import Node
from tests.chain.stage import Stage

USD = 10**6
# What a bridge keeps of what it releases, in millionths.
BRIDGE_FEE = 3_000
_EVER = 2**256 - 1
_ROUTE = "route(address,uint256,address,address,address,uint256,address)"
_SELL = "sell(address,address,address,uint256,address)"
_RELEASE = "release(bytes32,address,uint256,address,uint256)"


class Deposit(msgspec.Struct, frozen=True):
    """What waits on the other chain: `asset` there, the amount before the fee, and for whom."""

    hash: str
    number: int
    asset: str
    amount: int
    receiver: str
    chain: int


class Market(Stage):
    """The stage with the contracts of this story on it.

    Token balances (`held`) are kept by the rules of the contracts, not asked of the node: pools'
    prices follow from them.
    """

    def __init__(self, node: Node, opening: dict[str, int], deeds: list[Deed]) -> None:
        """Give accounts their openings; deeds of several chains share one list."""
        self.fees: dict[str, int] = {}
        self.deeds = deeds
        self.number = int(node.rpc("eth_chainId"), 16)
        self.chain = f"eip155:{self.number}"
        self.held: Counter[tuple[str, str]] = Counter()
        self.shares: Counter[str] = Counter()
        self._allowed: set[tuple[str, str, str]] = set()
        self._deposits = 0
        self._claimed = 0
        super().__init__(node, opening)
        self.opening = {(self.chain, self.accounts[name], NATIVE): wei
                        for name, wei in opening.items()}  # fmt: skip

    @property
    def waiting(self) -> frozenset[str]:
        """Return the transactions that are not mined yet."""
        return frozenset(self._waiting)

    def create(self, kinds: Sequence[str]) -> None:
        """Create the contracts, in the order given: it decides their addresses."""
        of = self.accounts
        made = {
            "usd": lambda: self.deploy("Token", "Test Dollar", "usd", 6),
            "coin": lambda: self.deploy("Token", "Test Coin", "coin", 18),
            "tax": lambda: self.deploy("TaxToken", of["collector"]),
            "weth": lambda: self.deploy("WrappedNative"),
            "router": lambda: self.deploy("Router"),
            "bridge": lambda: self.deploy("Bridge", of["keeper"]),
            "payroll": lambda: self.deploy("Payroll"),
            "splitter": lambda: self.deploy("Splitter"),
            "drop": lambda: self.deploy("Drop"),
        }
        self.at = {kind: made[kind]().lower() for kind in kinds}
        self.pools = {
            pair: self.deploy("Pool", *(self.at[one] for one in pair)).lower()
            for pair in (("usd", "weth"), ("coin", "weth"), ("tax", "weth"))
        }

    def mine(self) -> int:
        """Mine what waits, see that it went as meant, and note the fees."""
        self.node.rpc("evm_mine")
        for receipt in self.node.rpc("eth_getBlockReceipts", "latest"):
            if receipt["status"] != "0x1":
                raise AssertionError(f"not as the script meant it: {receipt}")
            hash_ = receipt["transactionHash"]
            self.fees[hash_] = int(receipt["gasUsed"], 16) * int(receipt["effectiveGasPrice"], 16)
            self._waiting.pop(hash_)
        if self._waiting:
            raise AssertionError(f"not mined: {self._waiting}")
        return int(self.node.rpc("eth_blockNumber"), 16)

    def send(
        self, source: str, to: str | None, data: str = "0x", wei: int = 0, *, good: bool = True
    ) -> str:
        """Queue a transaction, and write down that it moves nothing: `do` replaces it."""
        hash_ = super().send(source, to, data, wei, good=good)
        self.deeds.append(Deed(self.chain, hash_, self.accounts[source]))
        return hash_

    def do(
        self, sender: str, to: str, data: str, moves: Sequence[Moved], *, wei: int = 0,
        swap: Swap | None = None, theft: bool = False, deposits: bool = False, pays: str = "",
    ) -> str:  # fmt: skip
        """Queue a transaction and write down what it moves, the ether it carries first."""
        hash_ = self.send(sender, to, data, wei)
        own = [Moved(NATIVE, self.accounts[sender], to, wei)] if wei else []
        for move in moves:
            for account, amount in ((move.source, -move.amount), (move.target, move.amount)):
                if account and move.asset != NATIVE:
                    self.held[move.asset, account] += amount
        self.deeds[-1] = Deed(
            self.chain, hash_, self.accounts[sender], (*own, *moves), swap, theft, deposits, pays
        )
        return hash_

    def has(self, name: str, kind: str) -> int:
        """Return how much of a token an account holds."""
        return self.held[self.at[kind], self.accounts[name]]

    def holds(self, asset: str, account: str, block: int) -> int:
        """Ask the node what an account holds."""
        if asset == NATIVE:
            return int(self.node.rpc("eth_getBalance", account, hex(block)), 16)
        data = calldata("balanceOf(address)", account)
        return int(self.node.rpc("eth_call", {"to": asset, "data": data}, hex(block)), 16)

    def issue(self, kind: str, target: str, amount: int) -> str:
        """Queue new tokens."""
        to = self.accounts[target]
        data = calldata("mint(address,uint256)", to, amount)
        return self.do("deployer", self.at[kind], data, [Moved(self.at[kind], None, to, amount)])

    def pay(self, kind: str, source: str, target: str, amount: int, *, theft: bool = False) -> str:
        """Queue a payment in ether or in a token."""
        payer, payee = self.accounts[source], self.accounts[target]
        if kind == NATIVE:
            return self.do(source, payee, "0x", [], wei=amount, theft=theft)
        data = calldata("transfer(address,uint256)", payee, amount)
        return self.do(source, self.at[kind], data, self._paid(kind, payer, payee, amount),
                       theft=theft)  # fmt: skip

    def trade(self, who: str, kind: str, amount: int, wanted: str, to: str = "") -> str:
        """Swap directly in a pool."""
        pool, payer = self._pool(kind, wanted), self.accounts[who]
        getter = self.accounts[to or who]
        self._allow(who, kind, pool)
        data = calldata("trade(address,uint256,address)", self.at[kind], amount, getter)
        moves = self._paid(kind, payer, pool, amount)
        moves += self._paid(wanted, pool, getter, self._price(pool, kind, wanted, moves[-1].amount))
        return self.do(who, pool, data, moves, swap=Swap(payer, getter))

    def route(self, who: str, kind: str, most: int, wanted: str, amount: int, to: str = "") -> str:
        """Swap over two pools by the router, at most `most` for at least `amount`."""
        first, second = self._pool(kind, "weth"), self._pool(wanted, "weth")
        payer, getter, router = self.accounts[who], self.accounts[to or who], self.at["router"]
        middle = self._needed(second, "weth", wanted, amount)
        needed = self._needed(first, kind, "weth", middle)
        self._allow(who, kind, router)
        data = calldata(_ROUTE, self.at[kind], most, first, self.at["weth"], second, amount, getter)
        over = self._price(first, kind, "weth", needed)
        moves = [
            *self._paid(kind, payer, router, most), *self._paid(kind, router, first, needed),
            *self._paid("weth", first, second, over),
            *self._paid(wanted, second, getter, self._price(second, "weth", wanted, over)),
        ]  # fmt: skip
        if most > needed:
            moves += self._paid(kind, router, payer, most - needed)
        return self.do(who, router, data, moves, swap=Swap(payer, getter))

    def needed(self, kind: str, wanted: str, amount: int) -> int:
        """Return what a route will need for an amount."""
        first, second = self._pool(kind, "weth"), self._pool(wanted, "weth")
        return self._needed(first, kind, "weth", self._needed(second, "weth", wanted, amount))

    def buy(self, who: str, wei: int, spent: int, wanted: str, to: str = "") -> str:
        """Swap ether by the router, which gives back what it does not spend."""
        pool, weth, router = self._pool("weth", wanted), self.at["weth"], self.at["router"]
        payer, getter = self.accounts[who], self.accounts[to or who]
        data = calldata("buy(address,address,uint256,address)", pool, weth, spent, getter)
        got = self._price(pool, "weth", wanted, spent)
        moves = [
            Moved(NATIVE, router, weth, spent), Moved(weth, None, router, spent),
            *self._paid("weth", router, pool, spent), *self._paid(wanted, pool, getter, got),
        ]  # fmt: skip
        if wei > spent:
            moves.append(Moved(NATIVE, router, payer, wei - spent))
        return self.do(who, router, data, moves, wei=wei, swap=Swap(payer, getter))

    def sell(self, who: str, kind: str, amount: int, to: str = "") -> str:
        """Swap a token for ether by the router."""
        pool, weth, router = self._pool(kind, "weth"), self.at["weth"], self.at["router"]
        payer, getter = self.accounts[who], self.accounts[to or who]
        self._allow(who, kind, router)
        data = calldata(_SELL, pool, weth, self.at[kind], amount, getter)
        moves = self._paid(kind, payer, pool, amount)
        got = self._price(pool, kind, "weth", moves[-1].amount)
        moves += [
            *self._paid("weth", pool, router, got), Moved(weth, router, None, got),
            Moved(NATIVE, weth, router, got), Moved(NATIVE, router, getter, got),
        ]  # fmt: skip
        return self.do(who, router, data, moves, swap=Swap(payer, getter))

    def wrap(self, who: str, wei: int) -> str:
        """Queue the wrapping of ether."""
        weth, payer = self.at["weth"], self.accounts[who]
        return self.do(who, weth, calldata("deposit()"), [Moved(weth, None, payer, wei)], wei=wei,
                       swap=Swap(payer, payer))  # fmt: skip

    def unwrap(self, who: str, wei: int) -> str:
        """Queue its unwrapping."""
        weth, payer = self.at["weth"], self.accounts[who]
        moves = [Moved(weth, payer, None, wei), Moved(NATIVE, weth, payer, wei)]
        return self.do(who, weth, calldata("withdraw(uint256)", wei), moves,
                       swap=Swap(payer, payer))  # fmt: skip

    def add(self, who: str, kind: str, amount: int, wei: int) -> str:
        """Bring a token and wrapped ether to their pool, for shares in it."""
        pool, payer = self._pool(kind, "weth"), self.accounts[who]
        for one in (kind, "weth"):
            self._allow(who, one, pool)
        before = self.held[self.at[kind], pool]
        moves = [*self._paid(kind, payer, pool, amount), *self._paid("weth", payer, pool, wei)]
        came = sum(move.amount for move in moves if (move.asset, move.target) ==
                   (self.at[kind], pool))  # fmt: skip
        shares = came * self.shares[pool] // before if before else came
        self.shares[pool] += shares
        data = calldata("add(uint256,uint256)", amount, wei)
        return self.do(who, pool, data, [*moves, Moved(pool, None, payer, shares)],
                       swap=Swap(payer, payer))  # fmt: skip

    def remove(self, who: str, kind: str, shares: int) -> str:
        """Give shares in a pool back."""
        pool, payer = self._pool(kind, "weth"), self.accounts[who]
        moves = [Moved(pool, payer, None, shares)]
        for one in (kind, "weth"):
            part = self.held[self.at[one], pool] * shares // self.shares[pool]
            moves += self._paid(one, pool, payer, part)
        self.shares[pool] -= shares
        return self.do(who, pool, calldata("remove(uint256)", shares), moves,
                       swap=Swap(payer, payer))  # fmt: skip

    def payroll(self, who: str, kinds: Sequence[str], each: int, targets: Sequence[str]) -> str:
        """Pay many at once, in one token or in two."""
        payroll, payer = self.at["payroll"], self.accounts[who]
        to = [self.accounts[one] for one in targets]
        for kind in kinds:
            self._allow(who, kind, payroll)
        function = "pay(address,uint256,address[])"
        if len(kinds) == 2:
            function = "payBoth(address,address,uint256,address[])"
        tokens: list[Arg] = [self.at[kind] for kind in kinds]
        moves = [
            move for one in to for kind in kinds for move in self._paid(kind, payer, one, each)
        ]
        return self.do(who, payroll, calldata(function, *tokens, each, to), moves)

    def split(self, who: str, each: int, targets: Sequence[str]) -> str:
        """Pay ether to many at once."""
        splitter, to = self.at["splitter"], [self.accounts[one] for one in targets]
        moves = [Moved(NATIVE, splitter, one, each) for one in to]
        return self.do(who, splitter, calldata("split(address[])", to), moves, wei=each * len(to))

    def collect(self, who: str, wei: int = 0) -> str:
        """Take a collectible, free or for ether."""
        self._claimed += 1
        drop, taker = self.at["drop"], self.accounts[who]
        moves = [Moved(f"{drop}/{self._claimed}", None, taker, 1)]
        function, swap = ("buy()", Swap(taker, taker)) if wei else ("claim()", None)
        return self.do(who, drop, calldata(function), moves, wei=wei, swap=swap)

    def deposit(self, who: str, kind: str, amount: int, to: str, other: "Market") -> Deposit:
        """Bring money to the bridge, for an account on another chain."""
        bridge, payer, receiver = self.at["bridge"], self.accounts[who], other.accounts[to]
        number, self._deposits = self._deposits, self._deposits + 1
        if kind == NATIVE:
            data = calldata("depositNative(address,uint256)", receiver, other.number)
            hash_ = self.do(who, bridge, data, [], wei=amount, deposits=True)
        else:
            self._allow(who, kind, bridge)
            data = calldata("deposit(address,uint256,address,uint256)", self.at[kind], amount,
                            receiver, other.number)  # fmt: skip
            moves = self._paid(kind, payer, bridge, amount)
            hash_ = self.do(who, bridge, data, moves, deposits=True)
        return Deposit(hash_, self._identifier(number), kind, amount, receiver, self.number)

    def cross(
        self, who: str, kind: str, amount: int, wanted: str, to: str, other: "Market"
    ) -> Deposit:
        """Swap by the router, which brings what it got to the bridge in the same transaction."""
        pool, router, bridge = self._pool(kind, wanted), self.at["router"], self.at["bridge"]
        payer, receiver = self.accounts[who], other.accounts[to]
        number, self._deposits = self._deposits, self._deposits + 1
        self._allow(who, kind, router)
        data = calldata(
            "cross(address,address,uint256,address,address,address,uint256)", pool, self.at[kind],
            amount, self.at[wanted], bridge, receiver, other.number,
        )  # fmt: skip
        got = self._price(pool, kind, wanted, amount)
        moves = [
            *self._paid(kind, payer, pool, amount), *self._paid(wanted, pool, router, got),
            *self._paid(wanted, router, bridge, got),
        ]  # fmt: skip
        hash_ = self.do(who, router, data, moves, swap=Swap(payer, router), deposits=True)
        return Deposit(hash_, self._identifier(number), wanted, got, receiver, self.number)

    def release(self, given: Deposit) -> str:
        """Let the bridge's keeper pay what was deposited on another chain, less the fee."""
        bridge = self.at["bridge"]
        amount = given.amount - given.amount * BRIDGE_FEE // 1_000_000
        token = ZERO if given.asset == NATIVE else self.at[given.asset]
        data = calldata(_RELEASE, given.number, token, amount, given.receiver, given.chain)
        asset = NATIVE if given.asset == NATIVE else token
        moves = [Moved(asset, bridge, given.receiver, amount)]
        return self.do("keeper", bridge, data, moves, pays=given.hash)

    def stock(self, kind: str, source: str, amount: int) -> None:
        """Give the bridge something to release from."""
        bridge, payer = self.at["bridge"], self.accounts[source]
        if kind == NATIVE:
            self.do(source, bridge, "0x", [], wei=amount)
        else:
            data = calldata("transfer(address,uint256)", bridge, amount)
            self.do(source, self.at[kind], data, self._paid(kind, payer, bridge, amount))

    def _identifier(self, number: int) -> int:
        data = bytes.fromhex(encode(self.number, self.at["bridge"], number))
        return int.from_bytes(keccak.new(data=data, digest_bits=256).digest())

    def _paid(self, kind: str, payer: str, payee: str, amount: int) -> list[Moved]:
        token = self.at[kind]
        if kind != "tax":
            return [Moved(token, payer, payee, amount)]
        tax, collector = amount // 50, self.accounts["collector"]
        return [Moved(token, payer, collector, tax), Moved(token, payer, payee, amount - tax)]

    def _pool(self, kind: str, other: str) -> str:
        return self.pools[(other, kind) if kind == "weth" else (kind, other)]

    def _price(self, pool: str, kind: str, wanted: str, came: int) -> int:
        into, out = self.held[self.at[kind], pool], self.held[self.at[wanted], pool]
        return came * 997 * out // (into * 1000 + came * 997)

    def _needed(self, pool: str, kind: str, wanted: str, paid: int) -> int:
        into, out = self.held[self.at[kind], pool], self.held[self.at[wanted], pool]
        return into * paid * 1000 // ((out - paid) * 997) + 1

    def _allow(self, who: str, kind: str, spender: str) -> None:
        if (who, kind, spender) not in self._allowed:
            self._allowed.add((who, kind, spender))
            self.send(who, self.at[kind], calldata("approve(address,uint256)", spender, _EVER))
