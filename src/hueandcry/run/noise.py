"""Noise among what an address received: named with its reason, and left out unless asked for.

Real loot must never be taken for noise, so each kind asks for more than its look: loot is dispersed
to dozens of accounts like an airdrop, and a launderer's own accounts may look alike. What stands
under an address the user named by transaction or with --asset is never noise.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Final, Literal

from msgspec import Struct

from hueandcry.decode.account import canonical_account, is_evm
from hueandcry.decode.address_likeness import LikenessIndex
from hueandcry.model.fact import Gap, GapKind
from hueandcry.model.following import TraceRequest
from hueandcry.model.ports import AccountIndex
from hueandcry.model.transfer import NATIVE
from hueandcry.run.seeds import Seed
from hueandcry.store.ledger.arrivals import (
    Arrival,
    Fee,
    Payee,
    arrivals_of,
    assets_of,
    least_fees,
    payees_of,
)
from hueandcry.store.ledger.ledger import Ledger

NoiseKind = Literal["look-alike payer", "spam token", "airdrop", "dust"]
# What one unit of an asset of a chain was worth at a time (Unix seconds), None where not known.
Price = Callable[[str, str, int], float | None]

# A payroll pays as many in one go; spam pays hundreds.
_LEAST_RECEIVERS: Final = 20
# Who plants a look-alike gives away as little as he can: a hundredth is far more than any did.
_ONE_IN: Final = 100
_CONTRACT: Final = re.compile(r"0x[0-9a-fA-F]{40}")
_LINK: Final = re.compile(r"https?://|\bwww\.", re.IGNORECASE)
# Names such as `yearn.finance` are honest ones: a bare host counts where no list has the token.
_HOST: Final = re.compile(
    r"\b[a-z0-9-]{2,63}\.(?:com|org|net|io|xyz|app|site|vip|top|fi|finance|gift|events?)\b",
    re.IGNORECASE,
)
_SCAMS: Final = frozenset({"scam", "theft", "exploited"})


class Noise(Struct, frozen=True):
    """A seed that is no loot, and why."""

    seed: Seed
    kind: NoiseKind
    why: str


def noise_among(
    ledger: Ledger,
    request: TraceRequest,
    seeds: Sequence[Seed],
    index: AccountIndex | None = None,
    price: Price | None = None,
) -> tuple[Noise, ...]:
    """Return which seeds are noise; each is so for one reason, the worst.

    Without a snapshot (`index`) nobody knows which tokens are listed: then less is called noise.
    """
    if request.asset is not None:
        return ()
    named = {text.strip().lower() for text in request.asked}
    asked = [
        seed for seed in seeds
        if seed.kind == "credit" and seed.transfer.tx.lower() not in named
    ]  # fmt: skip
    if not asked:
        return ()
    sorting = _Sorting(ledger, asked, index, price)
    return tuple(noise for seed in asked if (noise := sorting.noise(seed)))


def without(seeds: Iterable[Seed], noise: Iterable[Noise]) -> list[Seed]:
    """Return the seeds that are no noise, in their order."""
    left_out = {(one.seed.line.number, one.seed.lo) for one in noise}
    return [seed for seed in seeds if (seed.line.number, seed.lo) not in left_out]


def noise_gaps(noise: Collection[Noise]) -> Iterator[Gap]:
    """Say what was left out: how many payments of each kind, and one of them with its reason."""
    for kind, count in sorted(Counter(one.kind for one in noise).items()):
        first = next(one for one in noise if one.kind == kind)
        yield Gap("noise", GapKind.NOT_ASKED,
            f"{count:,} payments are left out as {kind}, such as {first.seed.transfer.tx}:"
            f" {first.why} (--keep-noise follows them)")  # fmt: skip


class _Sorting:
    """What is known of some seeds, for one question each."""

    def __init__(
        self, ledger: Ledger, seeds: Sequence[Seed], index: AccountIndex | None, price: Price | None
    ) -> None:
        lines = {seed.line.number for seed in seeds}
        self._index = index
        self._price = price
        self._arrivals = arrivals_of(ledger.database, {seed.transfer.number for seed in seeds})
        self._assets = assets_of(ledger.database, lines)
        self._fees = least_fees(ledger.database)
        self._payees: dict[tuple[str, str], list[Payee]] = {}
        for payee in payees_of(ledger.database, lines):
            self._payees.setdefault((payee.chain, payee.name), []).append(payee)
        self._alike = LikenessIndex(
            name for chain, name in self._payees if is_evm(chain) and _CONTRACT.fullmatch(name)
        )
        self._spam: dict[tuple[str, str], str] = {}

    def noise(self, seed: Seed) -> Noise | None:
        """Return what noise a seed is, if any."""
        arrival = self._arrivals.get(seed.transfer.number)
        if arrival is None or arrival.asked:
            return None
        tests: tuple[tuple[NoiseKind, str], ...] = (
            ("look-alike payer", self._imitates(seed, arrival)),
            ("spam token", self._spam_token(seed)),
            ("airdrop", self._airdropped(seed, arrival)),
            ("dust", self._dust(seed)),
        )
        return next((Noise(seed, kind, why) for kind, why in tests if why), None)

    def _imitates(self, seed: Seed, arrival: Arrival) -> str:
        """Say whom the payer imitates, if it gave next to nothing of what went there."""
        name = seed.line.name
        if not is_evm(name.chain) or not _CONTRACT.fullmatch(arrival.payer):
            return ""
        for known, like in self._alike.like(arrival.payer):
            dealt = [
                one for one in self._payees.get((name.chain, known), ())
                if one.first <= seed.transfer.height
            ]  # fmt: skip
            if like.both_ends and dealt and self._is_bait(seed, dealt):
                return f"its payer {arrival.payer} looks like {known}, which was paid before"
        return ""

    def _is_bait(self, seed: Seed, dealt: Sequence[Payee]) -> bool:
        same = [one.most for one in dealt if one.asset == self._assets[seed.line.number]]
        if same:
            return (seed.hi - seed.lo) * _ONE_IN <= max(same)
        return self._is_unlisted(seed)

    def _spam_token(self, seed: Seed) -> str:
        key = (seed.line.name.chain, _token(seed))
        if key not in self._spam:
            self._spam[key] = self._spam_reason(*key)
        return self._spam[key]

    def _spam_reason(self, chain: str, asset: str) -> str:
        if asset == NATIVE:
            return ""
        text = "" if _CONTRACT.match(asset) else asset
        if _LINK.search(text):
            return "the token's name holds a link"
        if self._index is None or self._index.tokens(chain, asset):
            return ""
        labels = self._index.parties(chain, [asset]).values()
        said = [one for party in labels for one in party.labels if one.category in _SCAMS]
        if said:
            return f"{said[0].source} calls the token {said[0].name} ({said[0].category})"
        if _HOST.search(text):
            return "the token's name holds a link, and no list has it"
        alike = [one for one in self._index.namesakes(text, text) if text and one.chain == chain]
        return f"no list has the token, and it is named like {alike[0].symbol}" if alike else ""

    def _is_unlisted(self, seed: Seed) -> bool:
        name = seed.line.name
        return (
            name.asset != NATIVE
            and self._index is not None
            and not self._index.tokens(name.chain, _token(seed))
        )

    def _airdropped(self, seed: Seed, arrival: Arrival) -> str:
        """Say that a crowd was paid a token no list has: loot is dispersed in coins people take."""
        if arrival.receivers < _LEAST_RECEIVERS or seed.line.name.asset == NATIVE:
            return ""
        if arrival.payer and not self._is_unlisted(seed):
            return ""
        return (
            f"its transaction paid {arrival.receivers:,} accounts, and this one asked for nothing"
        )

    def _dust(self, seed: Seed) -> str:
        """Say that it costs more to move this on than it is worth."""
        name, amount = seed.line.name, seed.hi - seed.lo
        fee = self._fees.get(name.chain)
        if fee is None:
            return ""
        native = name.asset == NATIVE
        less = amount <= fee.amount if native else self._is_worth_less(seed, fee)
        return "to pay it on costs more in fees than it is" if less else ""

    def _is_worth_less(self, seed: Seed, fee: Fee) -> bool:
        """Hold a listed token's worth against a fee's, where prices of that time are known."""
        name, time, decimals = seed.line.name, seed.transfer.time, seed.line.decimals
        if self._price is None or self._index is None or time is None or decimals is None:
            return False
        if fee.decimals is None or not self._index.tokens(name.chain, _token(seed)):
            return False
        coin = self._price(name.chain, NATIVE, time)
        token = self._price(name.chain, canonical_account(name.chain, _token(seed)), time)
        if coin is None or token is None:
            return False
        worth: float = (seed.hi - seed.lo) / (seed.line.grain * 10**decimals) * token
        cost: float = fee.amount / (fee.grain * 10**fee.decimals) * coin
        return worth <= cost


def _token(seed: Seed) -> str:
    """Return a seed's asset; of a contract's, the contract alone: no NFT's number, no decimals."""
    asset = seed.line.name.asset
    found = _CONTRACT.match(asset)
    return found[0] if found else asset
