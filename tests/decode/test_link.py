"""Reading links as people paste them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.link import MAX_CHARACTERS, parse_link
from hueandcry.model.errors import NotAnObservable


@pytest.mark.parametrize(
    ("text", "value", "host"),
    [
        ("app.uniswap.org", "app.uniswap.org", "app.uniswap.org"),
        (
            "https://app.uniswap.org/swap?x=1#y",
            "https://app.uniswap.org/swap?x=1#y",
            "app.uniswap.org",
        ),
        ("UNISWAP.ORG.", "uniswap.org", "uniswap.org"),
        ("example.com:8080/x", "https://example.com:8080/x", "example.com"),
        ("//example.com/x", "https://example.com/x", "example.com"),
        ("  <https://example.com/>, ", "https://example.com/", "example.com"),
        ("'example.com'", "example.com", "example.com"),
        ("\u201cexample.com\u201d", "example.com", "example.com"),
        ("hxxps[:]//evil[.]example/x", "https://evil.example/x", "evil.example"),
        ("hXXp://a[.]b(dot)example/", "http://a.b.example/", "a.b.example"),
        ("http:\\\\evil.example\\@x.example", "http://evil.example/@x.example", "evil.example"),
        ("http://0x7f.1/", "http://127.0.0.1/", "127.0.0.1"),
        ("[::1]", "[::1]", "[::1]"),
        ("http://exam\tple.com/", "http://example.com/", "example.com"),
        (
            "https://m\u00fcnchen.example/",
            "https://xn--mnchen-3ya.example/",
            "xn--mnchen-3ya.example",
        ),
    ],
)
def test_reads_what_a_browser_would_open(text: str, value: str, host: str) -> None:
    link = parse_link(text)
    assert (link.value, link.host) == (value, host)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("x" * (MAX_CHARACTERS + 1), "8,193 characters"),
        ("https://" + "a" * 100_000 + ".example", "100,016 characters"),
        ("javascript:alert(1)", "runs in the page"),
        ("JavaScript:alert(1)", "runs in the page"),
        ("data:text/html,<b>x</b>", "runs in the page"),
        ("wc:8a5e@2", '"wc:" are not known'),
        ("mailto:a@example.com", '"mailto:" are not known'),
        ("help@metamask.example", "mail address"),
        ("@Uniswap", "handle"),
        ("0x" + "ab" * 20, "address"),
        ("uniswap", "no dot"),
        ("http://a b.example/", "blank"),
        ("http://256.1.1.1/", "no valid IP address"),
        ("a..example", "empty part"),
        ("a" * 64 + ".example", "a part of 64"),
        (".".join(["a" * 60] * 5), "304 characters"),
        ("https://", "no host"),
        ("\ud800.example", "UTF-8"),
        ("http://\u00a0.example/", "blank"),
        ("http://exa^mple.example/", "browser"),
    ],
)
def test_says_what_is_wrong_and_what_to_do(text: str, says: str) -> None:
    with pytest.raises(NotAnObservable) as caught:
        parse_link(text)
    assert says in caught.value.message
    assert caught.value.advice


def test_keeps_a_name_whose_only_fault_is_idna() -> None:
    link = parse_link("http://xn--a-ecp.example/x?y")
    assert (link.host, link.path) == ("xn--a-ecp.example", "/x")


@given(st.text(max_size=200))
def test_any_text_is_a_link_or_refused(text: str) -> None:
    try:
        link = parse_link(text)
    except NotAnObservable:
        return
    assert link.host
    assert len(link.host) <= 253 or link.host.startswith("[")


@given(
    st.from_regex(
        r"(https?://)?([a-z0-9-]{1,12}\.){1,3}[a-z]{2,6}(/[a-z0-9]{0,8}){0,3}", fullmatch=True
    )
)
def test_the_canonical_form_reads_as_itself(text: str) -> None:
    try:
        link = parse_link(text)
    except NotAnObservable:
        return
    again = parse_link(link.value)
    assert (again.value, again.host, again.path) == (link.value, link.host, link.path)
