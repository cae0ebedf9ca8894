"""TagPacks: what a tag inherits, what becomes of its words, and archives made to harm."""

import gzip
import tarfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.gather.feeds import tagpacks
from hueandcry.gather.feeds.feed import FeedFault
from hueandcry.gather.feeds.labelling import BITCOIN, TRON, ZCASH
from hueandcry.gather.feeds.tag_categories import category_of, confidence_of
from hueandcry.model.label import CATEGORIES
from hueandcry.model.rows import Parsed
from tests.gather.feeds.labelled import base58, evm, from_mirror, labels


def archive(*packs: bytes, folder: str = "x/packs") -> bytes:
    file = BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz", compresslevel=1) as tar:
        for number, pack in enumerate(packs):
            member = tarfile.TarInfo(f"{folder}/{number}.yaml")
            member.size = len(pack)
            tar.addfile(member, BytesIO(pack))
    return file.getvalue()


def parse(data: bytes) -> Parsed:
    return tagpacks.parse({tagpacks.ADDRESS: data})


def read(pack: str) -> Parsed:
    return parse(archive(pack.encode()))


def test_a_tag_inherits_what_it_does_not_say() -> None:
    one, two = base58("bitcoin", 1), base58("bitcoin", 2)
    parsed = read(
        f"tags:\n- address: {one}\n- address: {two}\n  label: Own Name\n  actor: own\n"
        "  source: https://two.example\n  lastmod: 2026-02-03\n  concepts: [a, [b]]\n"
        "title: T\ncurrency: BTC\nlabel: Head Name 3\ncategory: exchange\n"
        "confidence: service_data\n"
        "source: https://one.example\nlastmod: 2026-01-02 10:00:00\n"
    )
    first, second = labels(parsed)
    assert (first.chain, first.account, first.name, first.entity) == (
        BITCOIN, one, "Head Name 3", "head-name",
    )  # fmt: skip
    assert (first.category, first.confidence, first.date) == ("exchange", 0.8, "2026-01-02")
    assert (second.name, second.entity, second.date) == ("Own Name", "own", "2026-02-03")
    assert (first.reference, second.reference) == ("https://one.example", "https://two.example")


def test_currencies_are_chains_and_tokens_go_by_the_form() -> None:
    tron, zcash, eth = base58(TRON, 3), base58(ZCASH, 4), "0x" + "AB" * 20
    found = read(
        "label: x\ntags:\n"
        f"- {{address: {tron}, currency: USDT}}\n- {{address: {zcash}, currency: ZEC}}\n"
        f"- {{address: {eth}, currency: USDT}}\n- {{address: {evm(5)}, currency: XYZ}}\n"
        f"- {{address: {tron}, currency: BTC}}\n- {{currency: BTC}}\n"
    )
    assert [(row.chain, row.account) for row in labels(found)] == [
        (TRON, tron), (ZCASH, zcash), ("eip155:1", eth.lower()),
    ]  # fmt: skip
    assert "currency XYZ" in found.rejected[0].reason
    assert len(found.rejected) == 3


@pytest.mark.parametrize(
    ("tag", "category"),
    [
        ({"category": "exchange"}, "exchange"),
        ({"category": "coinjoin"}, "mixer"),
        ({"abuse": "sextortion"}, "scam"),
        ({"category": "user", "abuse": "sanction"}, "sanctioned"),
        ({"category": "service", "abuse": "pyramid_scheme"}, "scam"),
        ({"category": "user", "label": "On some OFAC list"}, "sanctioned"),
        ({"category": "user"}, "person"),
        ({"category": "exchange", "confidence": "web_crawl", "label": "Coin (COI)"}, "token"),
        ({"confidence": "web_crawl", "label": "Fake_Phishing7"}, "scam"),
        ({"category": "unheard of"}, "other"),
        ({}, "other"),
    ],
)
def test_what_was_done_comes_before_what_it_is(tag: dict[str, str], category: str) -> None:
    assert category_of(tag) == category


def test_the_kind_of_evidence_is_the_confidence() -> None:
    words = ("ownership", "authority_data", "service_data", "forensic", "web_crawl", "")
    found = [confidence_of({"confidence": word}) for word in words]
    assert found == sorted(found, reverse=True)


@pytest.mark.parametrize(
    "pack",
    [
        b"- a\n", b"text", b"x: " + b"[" * 100_000, b"tags: " + b"[" * 100_000, b"{" * 100_000,
        b"? [a]\n: b\n", b"tags: [a]", b"a: 'open", b"\xff\xfe\x00",
    ],
)  # fmt: skip
def test_a_pack_of_another_shape_is_a_fault(pack: bytes) -> None:
    with pytest.raises(FeedFault):
        parse(archive(pack))


def test_an_archive_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagpacks, "MAX_BYTES", 100_000)
    with pytest.raises(FeedFault, match="unpacks to more"):
        parse(gzip.compress(bytes(200_000)))


def test_too_many_or_too_large_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagpacks, "MAX_FILES", 2)
    monkeypatch.setattr(tagpacks, "MAX_PACK_BYTES", 10)
    with pytest.raises(FeedFault, match="more than 2 files"):
        parse(archive(b"a: b", b"a: b", b"a: b"))
    with pytest.raises(FeedFault, match="larger than"):
        parse(archive(b"a: bbbbbbbbbbbb"))


def test_headers_that_announce_headers_are_refused() -> None:
    long_name = tarfile.TarInfo("n")
    long_name.type, long_name.size = tarfile.GNUTYPE_LONGNAME, 1
    block = long_name.tobuf(tarfile.GNU_FORMAT) + b"a".ljust(512, b"\0")
    with pytest.raises(FeedFault):
        parse(gzip.compress(block * 3_000))


def test_files_elsewhere_are_not_packs() -> None:
    assert parse(archive(b"- no pack", folder="x/actors")) == Parsed(())


@given(data=st.binary(max_size=300))
def test_no_archive_brings_another_error(data: bytes) -> None:
    for whole in (data, gzip.compress(data), gzip.compress(data.ljust(1024, b"\0"))):
        try:
            parse(whole)
        except FeedFault:
            continue


@given(
    st.binary(max_size=200)
    | st.text("tags:adres- {}[]&*<!|>'\"\n,?0x1", max_size=80).map(lambda text: text.encode())
)
def test_no_pack_brings_another_error(pack: bytes) -> None:
    try:
        parse(archive(pack))
    except FeedFault:
        return


def test_the_real_archive(mirror: Path) -> None:
    parsed = from_mirror(tagpacks.TAGPACKS, mirror)
    rows = labels(parsed)
    assert len(rows) > 400_000
    assert len(parsed.rejected) < 1_000
    assert {row.category for row in rows} <= set(CATEGORIES)
    assert sum(row.category == "mixer" for row in rows) > 30_000
    assert sum(row.category == "sanctioned" for row in rows) > 500
