"""What a snapshot knows of accounts: by chain, remembered, and by likeness."""

from pathlib import Path

import pytest

from hueandcry.model.rows import ConfusableRow, ContractRow, EntityRow, LabelRow, TokenRow
from hueandcry.model.signing import OfficialContract
from hueandcry.store import account_index
from hueandcry.store.account_index import AccountIndex
from hueandcry.store.build import SnapshotBuilder
from hueandcry.store.snapshot import Snapshot
from tests.values import feed_state

ONE, TWO, FREE = "0x" + "ab" * 20, "0x" + "cd" * 20, "0x" + "12" * 20
ROUTER = "0x68b3465833fb72A70ecDF485E0e4C7bD8665Fc45"
LIKE_ROUTER = ROUTER[:7].lower() + "0" * 30 + ROUTER[-5:].lower()
COIN = "bip122:000000000019d6689c085ae165831e93"


def label(chain: str, account: str, name: str, confidence: float = 0.5) -> LabelRow:
    return LabelRow(chain, account, name, name.lower(), "scam", confidence, "2026-01-01", "x")


def token(chain: str, contract: str, symbol: str, name: str) -> TokenRow:
    return TokenRow(chain, contract, symbol, name, 6, "erc20", "2026-01-01", "x")


ROWS = {
    "labels": (
        label("eip155:1", ONE, "Trap"),
        label("eip155:56", ONE, "Elsewhere"),
        label("eip155:*", ONE, "Listed", 1.0),
        *(label(f"eip155:{number}", TWO, "Hack") for number in (137, 1, 10, 56, 8453)),
        label(COIN, "1Case", "Pool"),
    ),
    "starter": (
        EntityRow("uniswap", "Uniswap", "defi"),
        ContractRow("uniswap", "eip155:1", ROUTER, "router", "2026-01-01", "x"),
        ContractRow("uniswap", "eip155:8453", ROUTER, "router", "2026-01-01", "x"),
        ContractRow("erc-4337", "eip155:*", TWO, "entry-point-0.7", "2026-01-01", "x"),
        ConfusableRow("\u0422", "T"),
    ),
    "first": (
        token("eip155:1", ONE, "USDT", "Tether USD"),
        token("eip155:10", ONE, "OTHER", "Other"),
    ),
    "second": (token("eip155:1", ONE, "USDT", "Tether USD"),),
}


@pytest.fixture
def index(tmp_path: Path) -> AccountIndex:
    path = tmp_path / "1.sqlite"
    builder = SnapshotBuilder(path, None)
    for feed, rows in ROWS.items():
        count = builder.add(feed, rows, (), "2026-01-01")
        builder.describe(feed_state(feed, "labels", count), {}, 1)
    builder.finish({"id": "1", "created": "x", "tool": "test"})
    return AccountIndex(Snapshot(path))


def names(index: AccountIndex, chain: str, account: str) -> list[str]:
    return [label.name for party in index.parties(chain, [account]).values()
            for label in party.labels]  # fmt: skip


def official(index: AccountIndex, chain: str, account: str) -> tuple[OfficialContract, ...]:
    (found,) = index.parties(chain, [account]).values()
    return found.official


def test_labels_of_the_chain_and_of_any_chain_the_surest_first(index: AccountIndex) -> None:
    assert names(index, "eip155:1", ONE) == ["Listed", "Trap"]
    assert names(index, "eip155:5", ONE) == ["Listed"]
    assert names(index, COIN, "1Case") == ["Pool"]
    assert names(index, "eip155:1", FREE) == []


def test_where_the_chain_is_open_all_are_told_with_theirs(index: AccountIndex) -> None:
    assert names(index, "eip155:*", ONE) == [
        "Listed", "Elsewhere (on eip155:56)", "Trap (on eip155:1)",
    ]  # fmt: skip
    assert [found.chain for found in official(index, "eip155:*", ROUTER)] == ["eip155:1"]


def test_one_word_of_many_chains_is_one_label(index: AccountIndex) -> None:
    assert names(index, "eip155:*", TWO) == ["Hack (on eip155:1, eip155:10, eip155:56 and 2 more)"]
    assert names(index, "eip155:56", TWO) == ["Hack"]


def test_official_contracts_by_their_address_in_any_case(index: AccountIndex) -> None:
    for spelling in (ROUTER, ROUTER.lower(), "0x" + ROUTER[2:].upper()):
        (found,) = official(index, "eip155:1", spelling)
        assert (found.brand, found.role, found.address) == ("Uniswap", "router", ROUTER.lower())
        assert found.source == "starter"
    assert official(index, "eip155:10", ROUTER) == ()
    assert [found.brand for found in official(index, "eip155:10", TWO)] == ["erc-4337"]


def test_tokens_of_the_chain_by_each_list(index: AccountIndex) -> None:
    assert [(t.symbol, t.source) for t in index.tokens("eip155:1", ONE)] == [
        ("USDT", "first"), ("USDT", "second"),
    ]  # fmt: skip
    assert [t.symbol for t in index.tokens("eip155:10", ONE)] == ["OTHER"]
    assert index.tokens("eip155:1", FREE) == ()


@pytest.mark.parametrize(
    ("symbol", "name"), [("USD\u0422", ""), ("", "tether usd"), ("$USDT", "x")]
)
def test_namesakes_by_symbol_or_name_or_what_looks_like_it(
    index: AccountIndex, symbol: str, name: str
) -> None:
    assert {found.contract for found in index.namesakes(symbol, name)} == {ONE}


def test_nobody_is_a_namesake_of_nothing(index: AccountIndex) -> None:
    assert index.namesakes("", "") == ()
    assert index.namesakes("NEW", "New coin") == ()


def test_an_official_contract_is_found_by_both_ends(index: AccountIndex) -> None:
    (found,) = index.anchors("eip155:1", LIKE_ROUTER)
    assert found.address == ROUTER.lower()
    assert index.anchors("eip155:1", ROUTER.lower()) == ()
    assert index.anchors("eip155:10", LIKE_ROUTER) == ()
    assert index.anchors("eip155:*", LIKE_ROUTER) == (found,)


def test_many_accounts_at_once_answer_as_one_by_one(
    index: AccountIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts = [ROUTER, ONE, TWO, *(f"0x{number:040x}" for number in range(1_200))]
    together = index.parties("eip155:1", accounts)
    assert list(together) == [account.lower() for account in accounts]
    monkeypatch.setattr(account_index, "_REMEMBERED", 2)
    for account in accounts[:5]:
        assert index.parties("eip155:1", [account])[account.lower()] == together[account.lower()]


def test_what_was_asked_once_is_not_asked_again(
    index: AccountIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = index.parties("eip155:1", [ONE, FREE])
    monkeypatch.setattr(index, "_db", None)
    assert index.parties("eip155:1", [FREE, ONE]) == first
    assert index.parties("eip155:1", [ONE])[ONE] is first[ONE]


def test_memory_is_bounded(index: AccountIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account_index, "_REMEMBERED", 10)
    for start in range(0, 100, 7):
        index.parties("eip155:1", [f"0x{number:040x}" for number in range(start, start + 7)])
        assert len(index._parties) <= 10
    assert len(index.parties("eip155:1", [f"0x{number:040x}" for number in range(50)])) == 50
    assert len(index._parties) <= 10


def test_without_a_snapshot_nothing_is_known() -> None:
    empty = AccountIndex(None)
    assert names(empty, "eip155:1", ONE) == []
    assert empty.namesakes("USDT", "Tether USD") == ()
    assert empty.anchors("eip155:1", LIKE_ROUTER) == ()
