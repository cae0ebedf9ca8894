"""Sanctioned accounts: the chain by the asset, or by the form where that tells more."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.gather.feeds import ofac
from hueandcry.gather.feeds.feed import FeedFault
from hueandcry.gather.feeds.labelling import BITCOIN, LITECOIN, TRON, ZCASH
from hueandcry.model.rows import Parsed
from tests.gather.feeds.labelled import base58, evm, from_mirror, labels

TRON_ACCOUNT, COIN_ACCOUNT = base58(TRON, 1), base58("bitcoin", 2)


def read(names: str = "address,name\n", /, **lists: list[str]) -> Parsed:
    files = dict.fromkeys(ofac.OFAC.addresses, b"[]") | {ofac.NAMES: names.encode()}
    for asset, accounts in lists.items():
        address = next(a for a in files if a.endswith(f"_{asset}.json"))
        files[address] = msgspec.json.encode(accounts)
    return ofac.parse(files)


def test_an_evm_account_is_sanctioned_on_every_evm_chain() -> None:
    rows = labels(read(ETH=["0x" + "AB" * 20], ARB=[evm(2)], USDC=[evm(3)]))
    assert {row.chain for row in rows} == {"eip155:*"}
    assert "0x" + "ab" * 20 in {row.account for row in rows}
    assert {(row.category, row.confidence) for row in rows} == {("sanctioned", 1.0)}


def test_the_form_decides_where_one_asset_has_several_chains() -> None:
    rows = labels(read(USDT=[evm(1), TRON_ACCOUNT, COIN_ACCOUNT]))
    assert {row.chain for row in rows} == {"eip155:*", TRON, BITCOIN}
    assert [row.chain for row in labels(read(XBT=[TRON_ACCOUNT]))] == [TRON]


def test_chains_with_forms_of_their_own() -> None:
    rows = labels(read(LTC=[base58("litecoin", 3)], ZEC=[base58(ZCASH, 4)]))
    assert {row.chain for row in rows} == {LITECOIN, ZCASH}


def test_what_is_said_twice_is_kept_once() -> None:
    assert len(read(ETH=[evm(1)], USDC=[evm(1)], USDT=[evm(1).upper().replace("X", "x")]).rows) == 1


def test_the_holder_is_named_where_a_list_names_him() -> None:
    (row,) = labels(read(f'address,name\n{evm(1)},"DOE, John"\n'))
    assert (row.name, row.entity) == ("OFAC SDN: DOE, John", "doe-john")


def test_what_has_no_chain_or_no_checksum_is_rejected() -> None:
    broken = COIN_ACCOUNT[:-1] + ("2" if COIN_ACCOUNT[-1] != "2" else "3")
    parsed = read(XMR=["4x"], XBT=[broken, "zz"], ETH=["0x12"], TRX=["T" + "1" * 33])
    assert not parsed.rows
    assert len(parsed.rejected) == 5
    assert all(row.reason for row in parsed.rejected)


@pytest.mark.parametrize("data", [b"", b"{}", b"[5]", b"[" * 100_000, b"[[]]"])
def test_a_list_of_another_shape_is_a_fault(data: bytes) -> None:
    files = dict.fromkeys(ofac.OFAC.addresses, data) | {ofac.NAMES: b"address,name\n"}
    with pytest.raises(FeedFault):
        ofac.parse(files)


@given(table=st.binary(max_size=200), data=st.binary(max_size=200))
def test_no_bytes_bring_another_error(table: bytes, data: bytes) -> None:
    files = dict.fromkeys(ofac.OFAC.addresses, data)
    for names in (table, b"address,name\n" + table):
        try:
            ofac.parse(files | {ofac.NAMES: names})
        except FeedFault:
            continue


@given(st.lists(st.text(max_size=40)))
def test_no_text_is_an_account_by_accident(texts: list[str]) -> None:
    for asset in ("XBT", "USDT", "BCH", "LTC", "ZEC", "XMR"):
        assert not read(**{asset: texts}).rows


def test_the_real_lists(mirror: Path) -> None:
    parsed = from_mirror(ofac.OFAC, mirror)
    rows = labels(parsed)
    assert len(rows) > 600
    assert len(parsed.rejected) < 40
    assert {"eip155:*", BITCOIN, LITECOIN, ZCASH, TRON} <= {row.chain for row in rows}
    assert sum(row.entity != "" for row in rows) > 90
