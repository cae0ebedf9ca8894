"""Explorers' names and groups become labels."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.gather.feeds.etherscan_labels import ETHERSCAN_LABELS, parse
from hueandcry.gather.feeds.explorer_groups import category_of
from hueandcry.gather.feeds.feed import FeedFault
from hueandcry.model.label import CATEGORIES
from hueandcry.model.rows import Parsed
from tests.gather.feeds.labelled import evm, from_mirror, labels


def read(entries: object, explorer: str = "bscscan") -> Parsed:
    data = dict.fromkeys(ETHERSCAN_LABELS.addresses, b"{}")
    wanted = next(address for address in data if f"/{explorer}/" in address)
    return parse(data | {wanted: msgspec.json.encode(entries)})


def test_an_account_has_its_explorers_chain_name_and_entity() -> None:
    entry = {"name": "Binance: Hot Wallet 4", "labels": ["binance", "hot-wallet"]}
    (row,) = labels(read({"0x" + "AB" * 20: entry}))
    assert (row.chain, row.account) == ("eip155:56", "0x" + "ab" * 20)
    assert (row.name, row.entity, row.category) == ("Binance: Hot Wallet 4", "binance", "exchange")


def test_an_account_without_a_name_is_shown_by_its_groups() -> None:
    (row,) = labels(read({evm(1): {"name": "", "labels": ["airdrop-hunter"]}}))
    assert (row.name, row.entity, row.category) == ("airdrop-hunter", "", "person")


def test_what_is_no_account_is_rejected() -> None:
    parsed = read({"genesis": {"name": "x", "labels": []}, evm(1): {"name": 5}, evm(2): [[]]})
    assert not parsed.rows
    assert [row.entry for row in parsed.rejected] == ["genesis", evm(1), evm(2)]


@pytest.mark.parametrize(
    ("name", "groups", "category"),
    [
        ("Some: 10 ETH", ["tornado-cash", "ofac-sanctions-lists"], "mixer"),
        ("", ["blocked", "ofac-sanctions-lists"], "sanctioned"),
        ("Some Pool", ["binance", "mining"], "mining"),
        ("Some: SOM Token", ["binance"], "token"),
        ("Huobi 1", ["derivatives", "huobi", "otc"], "exchange"),
        ("Some Exploiter 4", [], "theft"),
        ("Some", ["some-exploit"], "theft"),
        ("Fake_Phishing7", ["spam"], "scam"),
        ("Some Hack Alert 3", ["take-action"], "other"),
        ("Some: Vault", ["some-finance"], "defi"),
        ("Some: Bridge", ["bridge", "someswap"], "bridge"),
    ],
)
def test_groups_are_categories(name: str, groups: list[str], category: str) -> None:
    assert category_of(name, groups) == category


@given(data=st.binary(max_size=200))
def test_no_bytes_bring_another_error(data: bytes) -> None:
    for whole in (data, b'{"0x": ' + data + b"}"):
        try:
            parse(dict.fromkeys(ETHERSCAN_LABELS.addresses, whole))
        except FeedFault:
            continue


def test_a_deeply_nested_entry_is_a_fault() -> None:
    deep = b'{"0x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    with pytest.raises(FeedFault):
        parse(dict.fromkeys(ETHERSCAN_LABELS.addresses, deep))


def test_the_real_files(mirror: Path) -> None:
    parsed = from_mirror(ETHERSCAN_LABELS, mirror)
    rows = labels(parsed)
    assert len(rows) > 30_000
    assert len(parsed.rejected) < 100
    assert len({row.chain for row in rows}) == 7
    assert {row.category for row in rows} <= set(CATEGORIES)
    assert sum(row.category == "exchange" for row in rows) > 300
