import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.fetch.onward import refresh_of, refresh_target


@pytest.mark.parametrize(
    ("content", "target"),
    [
        ("0; url=https://a.test/", "https://a.test/"),
        ("0;URL='https://a.test/x'", "https://a.test/x"),
        ('3; url = "a?b" rest', "a?b"),
        ("0 https://a.test/", "https://a.test/"),
        ("0,url=/x", "/x"),
        (".5; url=/x", "/x"),
        ("1.9; /x", "/x"),
        ("5.9; /x", "/x"),
        ("0; url='/unclosed", "/unclosed"),
        ("5", ""),
        ("300", ""),
        ("6; url=/x", ""),
        ("url=/x", ""),
        ("", ""),
        ("-1; url=/x", ""),
        ("0; url=" + "a" * 20_000, ""),
    ],
)
def test_reads_where_a_refresh_leads(content: str, target: str) -> None:
    assert refresh_target(content) == target


@given(st.text(max_size=300))
def test_any_text_is_an_answer(content: str) -> None:
    assert isinstance(refresh_target(content), str)


def test_a_late_refresh_still_says_where() -> None:
    assert refresh_of("30; url=/x") == (30, "/x")
    assert refresh_of("30") == (0, "")
