"""Noise is named with its reason; loot that looks like it is not."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest

from hueandcry.model.following import TraceRequest
from hueandcry.model.signing import OfficialContract, Party, Token
from hueandcry.model.transfer import NATIVE, PHASE_FEE, PHASE_TOKEN, Transfer
from hueandcry.run.noise import Noise, noise_among, noise_gaps, without
from hueandcry.run.seeds import seeds_of
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.names import Names
from tests.labelled_parties import said
from tests.trace.worlds import add

CHAIN = "eip155:1"
THIEF, VICTIM, SHOP = "0x" + "1" * 40, "0x" + "2" * 40, "0xabcd" + "3" * 32 + "ef01"
# The ends of SHOP, and another middle.
LOOK_ALIKE = "0xabcd" + "4" * 32 + "ef01"
COIN, SPAM = "0x" + "7" * 40, "0x" + "8" * 40
E18 = 10**18


class Index:
    """A snapshot that lists one coin, and knows whose token is a scam."""

    def __init__(self, scams: Sequence[str] = ()) -> None:
        self._scams = scams

    def parties(self, chain: str, accounts: Iterable[str]) -> Mapping[str, Party]:
        return {
            one.lower(): Party(
                chain, one, labels=(said("scam", "Fake"),) if one.lower() in self._scams else ()
            )
            for one in accounts
        }

    def tokens(self, chain: str, account: str) -> tuple[Token, ...]:
        token = Token(chain, COIN, "USDT", "Tether", 6, "erc20", "list", "", "")
        return (token,) if account.lower() == COIN else ()

    def namesakes(self, symbol: str, name: str) -> tuple[Token, ...]:
        return self.tokens(CHAIN, COIN) if "USDT" in {symbol, name} else ()

    def anchors(self, chain: str, account: str) -> tuple[OfficialContract, ...]:
        return ()


def row(
    number: int, source: str | None, target: str | None, amount: int, asset: str = NATIVE,
    place: int = 0, *, fee: bool = False,
) -> Transfer:  # fmt: skip
    phase = PHASE_FEE if fee else PHASE_TOKEN
    return Transfer(
        CHAIN, f"0x{number:064x}", number, 0, 1_000 + number, phase, (place,), source, target,
        asset, amount, 6 if asset == COIN else 18,
    )  # fmt: skip


LOOT = row(1, VICTIM, THIEF, 5 * E18)
COST = row(2, THIEF, None, E18 // 1_000, fee=True)
PAID = row(3, THIEF, SHOP, E18)


def found(
    folder: Path, *rows: Transfer, index: Index | None = None, asked: str = THIEF,
    asset: str | None = None, prices: Mapping[str, float] | None = None,
) -> dict[str, str]:  # fmt: skip
    ledger = Ledger(folder / "w", write=True)
    add(ledger, [LOOT, COST, PAID, *rows])
    request = TraceRequest((asked,), asset=asset)
    seeds = seeds_of(request, Names(ledger.database, ledger.lookup()), ledger.lines())
    price = (lambda chain, asset, time: prices.get(asset)) if prices else None
    noise = noise_among(ledger, request, seeds, index, price)
    left = without(seeds, noise)
    assert len(left) + len(noise) == len(seeds)
    assert sum(gap.reason.count("left out") for gap in noise_gaps(noise)) == len(
        {one.kind for one in noise}
    )
    ledger.close()
    return {one.seed.transfer.tx[-2:]: one.kind for one in noise}


def crowd(number: int, asset: str, payer: str | None, amount: int = E18) -> list[Transfer]:
    others = [
        row(number, payer, f"0x{n + 99:040x}", amount, asset, n) for n in range(19)
    ]  # fmt: skip
    return [*others, row(number, payer, THIEF, amount, asset, 19)]


@pytest.mark.parametrize(
    ("asset", "payer", "index", "noise"),
    [
        (SPAM, VICTIM, Index(), True), (SPAM, None, None, True), (SPAM, VICTIM, None, False),
        (COIN, VICTIM, Index(), False), (NATIVE, VICTIM, Index(), False),
    ],
    ids=["unlisted", "minted", "no snapshot", "listed", "native"],
)  # fmt: skip
def test_airdrops_are_of_tokens_no_list_has(
    tmp_path: Path, asset: str, payer: str | None, index: Index | None, noise: bool
) -> None:
    kinds = found(tmp_path, *crowd(4, asset, payer), index=index)
    assert kinds == ({"04": "airdrop"} if noise else {})


def test_nineteen_receivers_are_no_airdrop_nor_is_what_was_asked_for(tmp_path: Path) -> None:
    assert found(tmp_path / "few", *crowd(4, SPAM, VICTIM)[1:], index=Index()) == {}
    claimed = [*crowd(4, SPAM, VICTIM), row(4, THIEF, None, 1, fee=True)]
    assert found(tmp_path / "claimed", *claimed, index=Index()) == {}


def test_a_look_alike_that_pays_a_hundredth_is_bait(tmp_path: Path) -> None:
    bait = row(4, LOOK_ALIKE, THIEF, E18 // 100)
    assert found(tmp_path / "bait", bait) == {"04": "look-alike payer"}
    assert found(tmp_path / "loot", row(4, LOOK_ALIKE, THIEF, E18)) == {}
    before = row(1, LOOK_ALIKE, THIEF, E18 // 100, place=1)
    assert found(tmp_path / "before", before) == {}
    fake = row(4, LOOK_ALIKE, THIEF, E18, SPAM)
    assert found(tmp_path / "fake", fake, index=Index()) == {"04": "look-alike payer"}
    assert found(tmp_path / "unknown", fake) == {}
    stranger = row(4, "0x" + "5" * 40, THIEF, E18 // 100)
    assert found(tmp_path / "stranger", stranger) == {}


@pytest.mark.parametrize(
    ("asset", "scams", "noise"),
    [
        (SPAM, (SPAM,), True), (SPAM, (), False), (COIN, (COIN,), False), ("USDT", (), True),
        ("claim at usdt-drop.com", (), True), ("see https://x.test/", (), True),
        ("gold", (), False),
    ],
)  # fmt: skip
def test_spam_tokens(tmp_path: Path, asset: str, scams: tuple[str, ...], noise: bool) -> None:
    kinds = found(tmp_path, row(4, VICTIM, THIEF, E18, asset), index=Index(scams))
    assert kinds == ({"04": "spam token"} if noise else {})


def test_what_costs_more_to_move_than_it_is_is_dust(tmp_path: Path) -> None:
    assert found(tmp_path / "dust", row(4, VICTIM, THIEF, E18 // 1_000)) == {"04": "dust"}
    assert found(tmp_path / "more", row(4, VICTIM, THIEF, E18 // 1_000 + 1)) == {}
    cents = row(4, VICTIM, THIEF, 1_000_000, COIN)
    prices = {NATIVE: 2_000.0, COIN: 1.0}
    assert found(tmp_path / "cents", cents, index=Index(), prices=prices) == {"04": "dust"}
    assert found(tmp_path / "unpriced", cents, index=Index()) == {}
    assert found(tmp_path / "no snapshot", cents, prices=prices) == {}
    other = row(4, VICTIM, THIEF, E18, SPAM)
    priced = {NATIVE: 2_000.0, SPAM: 0.01}
    assert found(tmp_path / "unlisted", other, index=Index(), prices=priced) == {}


def test_what_was_asked_for_by_name_is_never_noise(tmp_path: Path) -> None:
    dust = row(4, VICTIM, THIEF, 1)
    assert found(tmp_path / "tx", dust, asked=f"0x{4:064x}") == {}
    assert found(tmp_path / "asset", dust, asset=NATIVE) == {}


def test_the_gap_says_how_many_of_which_kind(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "w", write=True)
    add(ledger, [LOOT, COST, PAID, row(4, VICTIM, THIEF, 1), row(5, VICTIM, THIEF, 2)])
    request = TraceRequest((THIEF,))
    seeds = seeds_of(request, Names(ledger.database, ledger.lookup()), ledger.lines())
    noise: tuple[Noise, ...] = noise_among(ledger, request, seeds)
    [gap] = noise_gaps(noise)
    assert gap.reason.startswith("2 payments are left out as dust, such as 0x")
    assert [seed.transfer.height for seed in without(seeds, noise)] == [1]
    ledger.close()
