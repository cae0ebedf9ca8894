"""The starter pack: every row sourced, and every file of the one shape."""

import re
from pathlib import Path

import pytest

from hueandcry.decode.account import checksummed
from hueandcry.decode.host import split_host
from hueandcry.decode.link import parse_link
from hueandcry.decode.safe.libraries import known_multisend
from hueandcry.gather.download import Package, starter_files
from hueandcry.gather.feeds import english_words, public_suffix, starter
from hueandcry.gather.feeds.feed import FeedFault
from hueandcry.model.rows import (
    ContractRow,
    EntityRow,
    HandleRow,
    NameRow,
    OwnedRow,
    PathHostRow,
    SuffixRow,
    WordRow,
)
from hueandcry.serve import clock

FILES = starter_files()
ROWS = starter.parse(FILES).rows
DOCS = Path(__file__).parents[3] / "docs" / "starter-pack.md"
FILED = {
    row.reference
    for name, data in FILES.items()
    if name.startswith("contracts/")
    for row in starter.parse({name: data}).rows
    if isinstance(row, ContractRow)
}
SOURCED = [row for row in ROWS if isinstance(row, OwnedRow | HandleRow | ContractRow | PathHostRow)]


def test_it_holds_at_least_three_hundred_brands_with_a_name_and_a_domain_each() -> None:
    brands = {row.id for row in ROWS if isinstance(row, EntityRow)}
    assert len(brands) >= 300
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


def test_no_host_name_or_account_belongs_to_two_brands() -> None:
    hosts = [row.host for row in ROWS if isinstance(row, OwnedRow)]
    names = [row.text for row in ROWS if isinstance(row, NameRow)]
    accounts = [(r.platform, r.name.lower()) for r in ROWS if isinstance(r, HandleRow)]
    for found in (hosts, names, accounts):
        assert len(found) == len(set(found))


def test_a_host_is_written_as_it_is_looked_up() -> None:
    hosts = [row.host for row in ROWS if isinstance(row, OwnedRow)]
    assert all(parse_link(host).host == host for host in hosts)
    assert not any(host.startswith("www.") for host in hosts)


def test_no_host_is_one_that_customers_get_names_under(mirror: Path) -> None:
    data = (mirror / public_suffix.ADDRESS.removeprefix("https://")).read_bytes()
    parsed = public_suffix.parse({public_suffix.ADDRESS: data})
    rules = {row.name: row.rules for row in parsed.rows if isinstance(row, SuffixRow)}
    parts = [
        split_host(row.host, lambda name: rules.get(name, 0))
        for row in ROWS
        if isinstance(row, OwnedRow)
    ]
    assert all(part.registrable for part in parts)
    assert not [part.registrable for part in parts if part.platform]


def test_a_host_that_others_publish_on_is_judged_by_path() -> None:
    shared = {row.host for row in ROWS if isinstance(row, PathHostRow)}
    assert {"github.com", "discord.com", "notion.so", "linkedin.com"} <= shared
    assert "uniswap.org" not in shared


def test_names_are_plain_and_words_are_marked() -> None:
    data = Package().get(english_words.ADDRESS, "")
    assert data
    found = english_words.parse({english_words.ADDRESS: data.data}).rows
    words = {row.text for row in found if isinstance(row, WordRow)}
    for row in (row for row in ROWS if isinstance(row, NameRow)):
        assert re.fullmatch("[a-z0-9]{3,}", row.text)
        # The Venetian word is met far less than the imitations of the brand.
        assert row.ordinary or row.text not in words or row.text == "lido", row.text


def test_kinds_and_platforms_are_those_the_docs_list() -> None:
    known = set(re.findall("`([a-z-]+)`", DOCS.read_text()))
    assert {row.category for row in ROWS if isinstance(row, EntityRow)} <= known
    assert {row.platform for row in ROWS if isinstance(row, HandleRow)} <= known


def test_contracts_are_checksummed() -> None:
    for row in ROWS:
        if isinstance(row, ContractRow):
            assert re.fullmatch("0x[0-9a-fA-F]{40}", row.address)
            assert row.address == checksummed(row.address)


def test_no_contract_stands_twice() -> None:
    keys = [(r.entity, r.chain, r.address) for r in ROWS if isinstance(r, ContractRow)]
    assert len(keys) == len(set(keys))


def test_on_every_chain_only_where_the_code_decides_the_address() -> None:
    """What a deployer's nonce decides may be anybody's elsewhere: Safe before 1.3.0 was such."""
    everywhere = [r for r in ROWS if isinstance(r, ContractRow) and r.chain == "eip155:*"]
    assert not [row for row in everywhere if re.search(r"-1\.[012]\.", row.role)]
    assert {row.role.split("-")[0] for row in everywhere} == {
        "safe", "multisend", "fallback", "create", "sign", "simulate", "proxy", "permit2",
        "entry", "delegate", "seaport", "conduit",
    }  # fmt: skip


def test_the_roles_of_contracts_are_those_the_docs_list() -> None:
    known = re.findall(r"^\| `([a-z0-9-]+)(?:-VERSION)?` \|", DOCS.read_text(), re.MULTILINE)
    for row in (row for row in ROWS if isinstance(row, ContractRow)):
        if row.reference in FILED:
            assert re.sub(r"-[0-9.]+$", "", row.role) in known, row.role


def test_the_safe_contracts_are_those_the_decoder_knows() -> None:
    ours = {
        row.address.lower(): row.role
        for row in ROWS
        if isinstance(row, ContractRow) and row.role.startswith("multisend")
    }
    assert all(known_multisend(address) for address in ours)


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


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ((b"0x000000000022D473030F116dDEE9F6B43aC78BA3", b"0x00"), "hex digits"),
        ((b"aC78BA3", b"AC78BA3"), "checksum"),
        ((b"role = ", b"part = "), "part"),
    ],
)
def test_a_file_of_contracts_that_does_not_fit_is_named(
    change: tuple[bytes, bytes], says: str
) -> None:
    data = FILES["contracts/uniswap.toml"].replace(*change, 1)
    with pytest.raises(FeedFault, match="contracts/uniswap") as caught:
        starter.parse({"contracts/uniswap.toml": data})
    assert says in str(caught.value)
