"""The starter pack: every row sourced, and every file of the one shape."""

import re

import pytest

from hueandcry.gather.download import starter_files
from hueandcry.gather.feeds import starter
from hueandcry.gather.feeds.feed import FeedFault
from hueandcry.model.rows import ContractRow, EntityRow, HandleRow, NameRow, OwnedRow, PathHostRow
from hueandcry.serve import clock

FILES = starter_files()
ROWS = starter.parse(FILES).rows
SOURCED = [row for row in ROWS if isinstance(row, OwnedRow | HandleRow | ContractRow | PathHostRow)]


def test_it_holds_at_least_sixty_brands_with_a_name_and_a_domain_each() -> None:
    brands = {row.id for row in ROWS if isinstance(row, EntityRow)}
    assert len(brands) >= 60
    assert {row.entity for row in ROWS if isinstance(row, NameRow)} == brands
    assert {row.entity for row in ROWS if isinstance(row, OwnedRow)} == brands


def test_every_row_has_its_source_and_a_day_that_is_not_to_come() -> None:
    today = clock.now()[:10]
    for row in SOURCED:
        assert row.reference.startswith(("https://", "pkg:npm/")), row
        assert "2017-01-01" < row.date <= today, row


def test_a_file_is_named_by_its_brand() -> None:
    for name, data in FILES.items():
        if name.startswith("brands/"):
            assert f'id = "{name.removeprefix("brands/").removesuffix(".toml")}"'.encode() in data


def test_no_host_belongs_to_two_brands() -> None:
    hosts = [row.host for row in ROWS if isinstance(row, OwnedRow)]
    assert len(hosts) == len(set(hosts))
    assert not any(host.startswith("www.") for host in hosts)


def test_names_are_plain() -> None:
    assert all(re.fullmatch("[a-z0-9]{3,}", row.text) for row in ROWS if isinstance(row, NameRow))


def test_contracts_are_checksummed() -> None:
    for row in ROWS:
        if isinstance(row, ContractRow):
            assert re.fullmatch("0x[0-9a-fA-F]{40}", row.address)
            assert row.address not in {row.address.lower(), row.address.upper()}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ((b'kind = "defi"', b'kind = "shop"'), "kind"),
        ((b"date = ", b"day = "), "day"),
        ((b"[[names]]", b"[[names"), "uniswap"),
        ((b'host = "uniswap.org"', b'host = "nodot"'), "no dot"),
    ],
)
def test_a_file_that_does_not_fit_is_named(change: tuple[bytes, bytes], says: str) -> None:
    data = FILES["brands/uniswap.toml"].replace(*change)
    with pytest.raises(FeedFault, match="brands/uniswap") as caught:
        starter.parse({"brands/uniswap.toml": data})
    assert says in str(caught.value)
