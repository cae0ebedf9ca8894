"""Links made unclickable on purpose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.defang import refang, unwrap


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("hxxp://evil[.]example", "http://evil.example"),
        ("hxxps://evil[dot]example/a[.]b", "https://evil.example/a[.]b"),
        ("https[:]//evil{.}example", "https://evil.example"),
        ("hxxps[://]evil.example", "https://evil.example"),
        ("evil(.)example", "evil.example"),
        ("http://plain.example/[x]", "http://plain.example/[x]"),
    ],
)
def test_makes_links_whole(text: str, whole: str) -> None:
    assert refang(text) == whole


@given(st.from_regex(r"https?://[a-z]{1,8}(\.[a-z]{1,8}){1,3}(/[a-z]{0,5})?", fullmatch=True))
def test_defanging_is_undone(link: str) -> None:
    scheme, _, rest = link.partition("://")
    host, slash, path = rest.partition("/")
    defanged = f"{scheme.replace('tt', 'xx')}[:]//{host.replace('.', '[.]')}{slash}{path}"
    assert refang(defanged) == link


@pytest.mark.parametrize(
    "text", ['"x.example"', "<x.example>", "(x.example)", "`x.example`,", "\ufeffx.example"]
)
def test_takes_off_what_surrounds_a_link(text: str) -> None:
    assert unwrap(text) == "x.example"


def test_leaves_an_ip_literal_its_brackets() -> None:
    assert unwrap("[::1]") == "[::1]"
