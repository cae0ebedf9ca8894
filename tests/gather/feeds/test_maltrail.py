from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.gather.download import Mirror
from hueandcry.gather.feeds.feed import FeedFault
from hueandcry.gather.feeds.maltrail import FILES, MALTRAIL, parse
from hueandcry.model.rows import IndicatorRow, Parsed

LAZARUS = FILES[0][0]
ABOVE = b"# Copyright\n\n# Aliases: a, b\n\n"


def parsed(text: bytes) -> Parsed:
    return parse({address: b"" for address, _, _ in FILES} | {LAZARUS: ABOVE + text})


def rows(text: bytes) -> list[IndicatorRow]:
    return [row for row in parsed(text).rows if isinstance(row, IndicatorRow)]


def test_the_report_above_a_block_is_its_rows_reference() -> None:
    found = rows(
        b"# Reference: https://one.test/a\n# Reference: https://two.test/\n\nevil.example\n"
        b"bad.example\n\n# Referemce: https://three.test/\n\nworse.example\n"
    )
    assert [(row.entry, row.reference) for row in found] == [
        ("evil.example", "https://one.test/a"),
        ("bad.example", "https://one.test/a"),
        ("worse.example", "https://three.test/"),
    ]
    assert {row.family for row in found} == {"dprk"}
    assert not any(row.pivot for row in found)


def test_every_form_of_row_is_read_and_a_bare_path_is_rejected() -> None:
    found = parsed(
        b"# Reference: https://one.test/\n\n192.0.2.1\n192.0.2.1:1244\nhttp://192.0.2.2/img/a.jpg\n"
        b"www.honest.example/wp/common.php\nhost.example:8080\n/panel/gate.php\n"
    )
    assert [(row.entry, row.port) for row in found.rows if isinstance(row, IndicatorRow)] == [
        ("192.0.2.1", ""), ("192.0.2.1", "1244"), ("192.0.2.2/img/a.jpg", ""),
        ("honest.example/wp/common.php", ""), ("host.example", "8080"),
    ]  # fmt: skip
    assert [row.reason for row in found.rejected] == ["a path without a host"]


@pytest.mark.parametrize(
    "mark",
    [
        b"# Reference: https://app.validin.com/detail?find=x&type=hash",
        b"# Reference: https://www.virustotal.com/gui/ip-address/192.0.2.1/relations",
        b"# BANNER_0_HASH-HOST=d2c2e618f4f677d71fa90526c08bca99",
    ],
)
def test_blocks_found_by_hunting_count_less(mark: bytes) -> None:
    (row,) = rows(b"# Reference: https://one.test/\n" + mark + b"\n\nevil.example\n")
    assert row.pivot
    assert row.reference == "https://one.test/"


def test_a_row_that_a_report_tells_stands_before_the_hunted_one() -> None:
    hunted = b"# Reference: https://app.validin.com/detail?find=x\n\nevil.example\n\n"
    (row,) = rows(hunted + b"# Reference: https://one.test/\n\nevil.example\n")
    assert not row.pivot


def test_a_file_without_hosts_is_another_shape() -> None:
    with pytest.raises(FeedFault, match="apt_lazarus"):
        parsed(b"<html>moved</html>")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(FeedFault):
        parsed(data)


def test_the_files_of_the_mirror(mirror: Path) -> None:
    source = Mirror(mirror)
    files = {a: d.data for a in MALTRAIL.addresses if (d := source.get(a, ""))}
    found = parse(files)
    assert len(found.rows) > 30_000
    assert {r.reason for r in found.rejected} == {"a path without a host"}
    reports = {r.reference for r in found.rows if isinstance(r, IndicatorRow)}
    assert len(reports) > 1_000
