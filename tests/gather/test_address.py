"""Facts about an address: what the snapshot says, and whom it looks like."""

from pathlib import Path

import pytest

from hueandcry.decode.address import parse_address
from hueandcry.decode.payment_history import PaymentHistory, read_history
from hueandcry.gather.address import AddressFacts
from hueandcry.model.fact import FeedStates
from hueandcry.model.signing import History, Imitations, Parties
from tests.store.test_account_index import LIKE_ROUTER, ONE, ROUTER, index
from tests.values import NOW

__all__ = ["index"]
FEEDS = FeedStates((), NOW)
PAID = "0x" + "12" * 20
LIKE_PAID = PAID[:8] + "0" * 28 + PAID[-6:]


@pytest.fixture
def facts(index: object) -> AddressFacts:
    return AddressFacts(index, FEEDS)  # type: ignore[arg-type]


def gathered(
    facts: AddressFacts, text: str, history: PaymentHistory | None = None
) -> tuple[Parties, Imitations, History]:
    parties, imitations, known, feeds = facts.gather(parse_address(text), history)
    assert feeds is FEEDS
    assert isinstance(parties, Parties)
    assert isinstance(imitations, Imitations)
    assert isinstance(known, History)
    return parties, imitations, known


def test_the_address_is_the_one_party_with_what_is_known_of_it(facts: AddressFacts) -> None:
    parties, imitations, history = gathered(facts, f"eip155:1:{ONE}")
    (party,) = parties.rows
    assert (party.account, party.roles) == (ONE, ("subject",))
    assert [label.name for label in party.labels] == ["Listed", "Trap"]
    assert not imitations
    assert not history


def test_it_is_compared_with_official_contracts(facts: AddressFacts) -> None:
    (row,) = gathered(facts, LIKE_ROUTER)[1].rows
    assert (row.account, row.known) == (LIKE_ROUTER, ROUTER.lower())
    assert (row.prefix, row.suffix) == (5, 5)
    assert not gathered(facts, ROUTER)[1]


def test_it_is_compared_with_whom_the_asker_paid(facts: AddressFacts, tmp_path: Path) -> None:
    paid = read_history(f"time,to,asset,amount,tx\n2026-03-01,{PAID},ETH,1,0x{'aa' * 32}\n")
    _, imitations, history = gathered(facts, LIKE_PAID, paid)
    assert [row.known for row in imitations.rows] == [PAID]
    assert history.given
    assert gathered(facts, PAID, paid)[2].known == ((PAID, 1, "2026-03-01"),)
