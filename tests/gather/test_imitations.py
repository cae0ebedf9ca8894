from pathlib import Path

import pytest

from hueandcry.decode.payment_history import PaymentHistory, read_history
from hueandcry.gather.imitations import Imitators, history_of
from hueandcry.model.signing import Imitation, OfficialContract, Parties, Party, Signer
from hueandcry.store.indexes import Indexes
from tests.signing_home import CHAIN, LIKE_SHOP, SHOP, signing_home
from tests.values import TODAY

MINE = "0x51515151" + "00" * 12 + "51515151"
LIKE_MINE = "0x51515151" + "22" * 12 + "51515151"
PAID = "0x12121212" + "00" * 12 + "12121212"
LIKE_PAID = "0x12121212" + "33" * 12 + "12121212"
CSV = f"time,to,asset,amount,tx\n2026-03-01,{PAID},ETH,1,0x{'aa' * 32}\n"
NOBODY = Signer("")


@pytest.fixture(scope="module")
def imitators(tmp_path_factory: pytest.TempPathFactory) -> Imitators:
    home = signing_home(tmp_path_factory.mktemp("home"))
    return Imitators(Indexes(home.open_current()).accounts)


def among(
    imitators: Imitators, account: str, signer: Signer = NOBODY, csv: str = "", chain: str = CHAIN
) -> tuple[Imitation, ...]:
    history = read_history(csv) if csv else None
    return imitators.among(chain, Parties((Party(chain, account),)), signer, history).rows


def test_an_official_contract_is_imitated_on_its_chain(imitators: Imitators) -> None:
    (row,) = among(imitators, LIKE_SHOP)
    assert (row.known, row.prefix, row.suffix, row.why) == (SHOP, 6, 6, "it is Shop's router")
    assert among(imitators, LIKE_SHOP, chain="eip155:10") == ()


def test_one_end_alone_is_met_by_chance(imitators: Imitators) -> None:
    assert among(imitators, "0xc0ffee" + "11" * 17) == ()


def test_an_own_account_and_a_payee_are_imitated(imitators: Imitators) -> None:
    (own,) = among(imitators, LIKE_MINE, Signer("", (MINE,)))
    assert own.why == "it is your own account"
    (paid,) = among(imitators, LIKE_PAID, csv=CSV)
    assert paid.why == f"you paid it once, last on 2026-03-01 (0x{'aa' * 32})"
    (twice,) = among(imitators, LIKE_PAID, csv=CSV + CSV.partition("\n")[2])
    assert "2 times" in twice.why


def test_who_is_known_imitates_nobody(imitators: Imitators) -> None:
    assert among(imitators, MINE, Signer(MINE)) == ()
    assert among(imitators, PAID, csv=CSV) == ()
    both = CSV + f"2026-03-02,{LIKE_PAID},ETH,1,0x{'bb' * 32}\n"
    assert among(imitators, LIKE_PAID, csv=both) == ()


def test_an_official_contract_imitates_no_other(imitators: Imitators) -> None:
    row = OfficialContract("shop", "Shop", CHAIN, LIKE_SHOP, "router", "x", TODAY, "x")
    party = Party(CHAIN, LIKE_SHOP, official=(row,))
    assert not imitators.among(CHAIN, Parties((party,)), NOBODY, None)


def test_their_number_is_bounded(imitators: Imitators) -> None:
    many = [f"0xc0ffee{number:028x}c0ffee" for number in range(1, 200)]
    parties = Parties(tuple(Party(CHAIN, account) for account in many))
    assert len(imitators.among(CHAIN, parties, NOBODY, None).rows) <= 51


def test_the_history_tells_the_payees_of_this_request_alone(tmp_path: Path) -> None:
    paid: PaymentHistory = read_history(CSV)
    found = history_of(paid, Parties((Party(CHAIN, PAID), Party(CHAIN, MINE))))
    assert (found.given, found.payments) == (True, 1)
    assert found.known == ((PAID, 1, "2026-03-01"),)
    assert not history_of(None, Parties(())).given
