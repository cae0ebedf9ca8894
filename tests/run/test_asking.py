"""What was typed: files of accounts, moments, stops; and what cannot be understood."""

from argparse import Namespace
from pathlib import Path

import pytest

from hueandcry.model.errors import BadRequest
from hueandcry.model.following import Moment, TraceRequest
from hueandcry.run.asking import request_of, stops_in


def typed(*asked: str, **options: object) -> Namespace:
    usual: dict[str, object] = {
        "asset": None, "since": None, "until": None, "amount": None, "floor": "0", "depth": 50,
        "service_degree": 1000, "stop_at": None, "backward": False, "no_crossings": False,
        "law": "fifo", "keep_noise": False, "through_mixers": None,
    }  # fmt: skip
    return Namespace(asked=list(asked), **{**usual, **options})


def test_a_file_names_one_a_line(tmp_path: Path) -> None:
    path = tmp_path / "thief.txt"
    path.write_text("\ufeff0xaa # the first\r\n\n  0xbb\n# nobody\n", encoding="utf-8")
    assert request_of(typed("0xcc", f"@{path}")).asked == ("0xcc", "0xaa", "0xbb")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("17395810", Moment("17395810", 17395810), Moment("17395810", 17395810)),
        (
            "2023-06-02",
            Moment("2023-06-02", time=1_685_664_000),
            Moment("2023-06-02", time=1_685_750_399),
        ),
        (
            "2023-06-02T12:00:00+02:00",
            Moment("2023-06-02T12:00:00+02:00", time=1_685_700_000),
            Moment("2023-06-02T12:00:00+02:00", time=1_685_700_000),
        ),
    ],
)
def test_a_moment_is_a_block_or_a_day(text: str, start: Moment, end: Moment) -> None:
    request = request_of(typed("0xaa", since=text, until=text))
    assert (request.since, request.until) == (start, end)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"since": "yesterday"}, "neither a block nor a date"),
        ({"until": "2023-13-01"}, "neither a block nor a date"),
        ({"depth": 0}, "--depth must be 1 or more"),
        ({"through_mixers": 0.0}, "--through-mixers must be above 0"),
        ({"through_mixers": 1.5}, "--through-mixers must be above 0"),
    ],
)
def test_what_is_no_request_says_so(options: dict[str, object], words: str) -> None:
    with pytest.raises(BadRequest, match=words):
        request_of(typed("0xaa", **options))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\n#\n", "names nothing"),
        (b"\xff\xfe", "no UTF-8"),
        (b"x" * 5_000, "line 1 is longer"),
        (None, "cannot be read"),
    ],
)
def test_a_file_that_names_nothing_says_so(
    tmp_path: Path, content: bytes | None, words: str
) -> None:
    path = tmp_path / "given"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadRequest, match=words):
        request_of(typed(f"@{path}"))


def test_stops_are_services_unless_they_say_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "stops.csv"
    path.write_text(
        'account,name,category\nacc1\nacc2,"Some, Exchange",exchange\nacc3,Pool,mixer\n'
    )
    found = [(stop.account, stop.label.name, stop.label.category) for stop in stops_in(path)]
    assert found == [
        ("acc1", "acc1", "service"),
        ("acc2", "Some, Exchange", "exchange"),
        ("acc3", "Pool", "mixer"),
    ]


def test_an_unknown_category_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "stops.csv"
    path.write_text("acc1,x,Exchange\nacc2,y,exchagne\n")
    with pytest.raises(BadRequest, match=r"line 2: 'exchagne'.*exchange, payment"):
        list(stops_in(path))


def test_nothing_special_is_the_plain_request() -> None:
    assert request_of(typed("0xaa")) == TraceRequest(("0xaa",))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("0xaa,x,exchange\n", "line 1: 0xaa has 2 hex digits"),
        ("account,name,category\n", "names no account"),
    ],
)
def test_a_file_that_stops_nowhere_says_so(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "stops.csv"
    path.write_text(content)
    with pytest.raises(BadRequest, match=words):
        list(stops_in(path))


def test_a_table_of_accounts_is_a_list_too(tmp_path: Path) -> None:
    path = tmp_path / "sources.csv"
    path.write_text("address,label\n0xaa,one\n0xbb,two\n")
    assert request_of(typed(f"@{path}")).asked == ("0xaa", "0xbb")
