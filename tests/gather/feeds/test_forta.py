"""Forta's tables of malicious accounts."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.gather.feeds import forta
from hueandcry.gather.feeds.feed import FeedFault
from hueandcry.gather.feeds.ofac import OFAC
from hueandcry.model.rows import Parsed
from tests.gather.feeds.labelled import evm, from_mirror, labels

HEADS = (
    "banned_address,wallet_tag,data_source",
    "contract_address,contract_tag,contract_creator,contract_creation_tx,contract_creator_tag,"
    "source,notes,contract_creator_etherscan_label",
    "address,etherscan_tag,etherscan_labels,is_contract",
    "contract_address,contract_tag,contract_creator,contract_creator_tag,source,notes",
)


def read(*lines: str) -> Parsed:
    """Read one line, or none, of each of the four files."""
    pairs = zip(forta.FORTA.addresses, HEADS, (*lines, "", "", "", ""), strict=False)
    return forta.parse({address: f"{head}\n{line}".encode() for address, head, line in pairs})


def test_the_group_tells_scams_from_thefts() -> None:
    rows = labels(
        read(
            f"{evm(1)},Some Tag,etherscan-phish-hack-list",
            f"{evm(2)},,{evm(3)},0x,Some Exploiter 2,table,,heist",
            f"{evm(4)},Fake_Phishing4,phish-hack,False",
        )
    )
    assert [(row.account, row.category) for row in rows] == [
        (evm(1), "scam"), (evm(2), "theft"), (evm(3), "theft"), (evm(4), "scam"),
    ]  # fmt: skip
    assert {row.chain for row in rows} == {"eip155:1"}


def test_a_contract_without_a_tag_is_named_by_its_maker_or_its_note() -> None:
    rows = labels(
        read(
            "",
            f"{evm(2)},,{evm(3)},0x,Some Exploiter 2,table,,exploit",
            "",
            f"{evm(5)},,{evm(6)},,x,Some Hack",
        )
    )
    assert [(row.account, row.name, row.entity, row.chain) for row in rows] == [
        (evm(2), "Some Exploiter 2", "some-exploiter", "eip155:1"),
        (evm(3), "Some Exploiter 2", "some-exploiter", "eip155:1"),
        (evm(5), "Some Hack", "some-hack", "eip155:10"),
    ]


def test_two_phishers_are_not_one_entity() -> None:
    rows = labels(
        read(f"{evm(1)},Fake_Phishing1,etherscan-phish-hack-list\n{evm(2)},Fake_Phishing2,x")
    )
    assert len({row.entity for row in rows}) == 2


def test_it_is_less_sure_than_a_state() -> None:
    (row,) = labels(read(f"{evm(1)},x,etherscan-heist-list"))
    assert row.confidence < 1
    assert (forta.FORTA.purpose, OFAC.purpose) == ("labels", "sanctions")


def test_a_line_that_is_cut_short_is_rejected() -> None:
    assert [row.entry for row in read("0x12").rejected] == ["0x12"]


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2", b'address,"' + b"x" * 200_000])
def test_a_table_without_its_columns_is_a_fault(data: bytes) -> None:
    with pytest.raises(FeedFault):
        forta.parse(dict.fromkeys(forta.FORTA.addresses, data))


@given(data=st.binary(max_size=300))
def test_no_bytes_bring_another_error(data: bytes) -> None:
    for head in ("", *HEADS):
        whole = head.encode() + b"\n" + data
        for address in forta.FORTA.addresses:
            files = {
                other: h.encode() for other, h in zip(forta.FORTA.addresses, HEADS, strict=True)
            }
            try:
                forta.parse(files | {address: whole})
            except FeedFault:
                continue


def test_the_real_tables(mirror: Path) -> None:
    parsed = from_mirror(forta.FORTA, mirror)
    rows = labels(parsed)
    assert len(rows) > 7_000
    assert len(parsed.rejected) < 20
    assert sum(row.category == "scam" for row in rows) > 6_500
    assert sum(row.category == "theft" for row in rows) > 300
