"""The Treasury's list as labels: chain by asset or form, and words that tell what is known."""

from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.gather.feeds import treasury_sdn
from hueandcry.gather.feeds.feed import FeedFault
from hueandcry.gather.feeds.labelling import BITCOIN, TRON
from hueandcry.gather.feeds.treasury_sdn import (
    SDN,
    SDN_ADVANCED,
    TREASURY_SDN,
    TREASURY_SDN_DATES,
)
from hueandcry.model.rows import Parsed
from tests.gather.feeds.labelled import base58, evm, labels
from tests.gather.feeds.test_sdn_documents import ADVANCED, COIN, PLAIN


def read(data: bytes) -> Parsed:
    return TREASURY_SDN.parse({SDN: data})


def packed(data: bytes, name: str = "SDN_ADVANCED.XML", method: int = ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", method) as archive:
        archive.writestr("README.TXT", b"see the XML")
        archive.writestr(name, data)
    return file.getvalue()


def test_a_label_tells_holder_programmes_the_lists_day_and_where_to_look() -> None:
    parsed = read(PLAIN)
    first, second = labels(parsed)
    assert first.name == "OFAC SDN: MUSTER GROUP (DPRK3, CYBER2)"
    assert (first.category, first.confidence, first.date) == ("sanctioned", 1.0, "2026-09-23")
    assert first.reference == "https://sanctionssearch.ofac.treas.gov/Details.aspx?id=101"
    assert (first.entity, first.chain, second.chain) == ("muster-group", "eip155:*", BITCOIN)
    assert second.account == COIN
    assert parsed.published == "2026-09-23"


def test_an_asset_without_a_chain_is_kept_apart() -> None:
    (rejected,) = read(PLAIN).rejected
    assert rejected.entry == "4invented"
    assert "XMR" in rejected.reason


def test_the_advanced_list_comes_packed_and_tells_the_holders_day() -> None:
    parsed = TREASURY_SDN_DATES.parse({SDN_ADVANCED: packed(ADVANCED)})
    (row,) = labels(parsed)
    assert row.name == "OFAC SDN: DOE, John (DPRK3; holder listed 2019-09-13)"
    assert row.date == "2026-09-03"
    assert labels(TREASURY_SDN_DATES.parse({SDN_ADVANCED: ADVANCED})) == [row]


@pytest.mark.parametrize(
    ("asset", "account", "chain"),
    [
        (b"USDT", base58(TRON, 3), TRON),
        (b"USDT", evm(3), "eip155:*"),
        (b"NEW", evm(3), "eip155:*"),
    ],
)
def test_the_form_decides_where_the_asset_does_not(asset: bytes, account: str, chain: str) -> None:
    data = PLAIN.replace(b"Address - XMR", b"Address - " + asset)
    rows = labels(read(data.replace(b"4invented", account.encode())))
    assert [row.chain for row in rows if row.account == account] == [chain]


def test_a_long_name_does_not_hide_the_programmes() -> None:
    data = PLAIN.replace(b"MUSTER GROUP", b"M" * 300)
    assert labels(read(data))[0].name.endswith("MM (DPRK3, CYBER2)")


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04", packed(ADVANCED)[:-60], packed(ADVANCED, "LIST.CSV"),
        packed(ADVANCED, method=ZIP_BZIP2), packed(b"<Sanctions>"),
    ],
)  # fmt: skip
def test_an_archive_of_another_kind_is_a_fault(data: bytes) -> None:
    with pytest.raises(FeedFault):
        read(data)


def test_an_archive_made_to_fill_the_memory_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(treasury_sdn, "MAX_UNPACKED", 2**20)
    with pytest.raises(FeedFault, match="unpacks to more"):
        read(packed(b"<Sanctions>" + b" " * 2**21 + b"</Sanctions>"))


@given(st.binary(max_size=200), st.integers(0, 400), st.binary(max_size=3))
def test_no_bytes_bring_another_error(data: bytes, place: int, piece: bytes) -> None:
    archive = packed(ADVANCED)
    broken = archive[:place] + piece + archive[place + len(piece) :]
    for text in (data, b"PK" + data, broken, PLAIN[:place] + piece + PLAIN[place:]):
        try:
            read(text)
        except FeedFault:
            continue
