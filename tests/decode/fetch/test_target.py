import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.fetch.target import Target, refused_address, target_of
from hueandcry.model.page import FetchFault


@pytest.mark.parametrize(
    ("text", "base", "url"),
    [
        ("https://a.test", "", "https://a.test/"),
        ("HTTP://A.Test:80/x?q#part", "", "http://a.test/x?q"),
        ("https://user:secret@a.test:8443/", "", "https://a.test:8443/"),
        ("//b.test/x", "https://a.test/", "https://b.test/x"),
        ("../x", "https://a.test/b/c", "https://a.test/x"),
        ("\\\\b.test\\x", "http://a.test/", "http://b.test/x"),
        ("http://[2606:4700::1111]/", "", "http://[2606:4700::1111]/"),
        ("https://a.test./", "", "https://a.test/"),
    ],
)
def test_reads_what_a_browser_would_open(text: str, base: str, url: str) -> None:
    target = target_of(text, base)
    assert isinstance(target, Target)
    assert target.url == url
    assert "secret" not in repr(target)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("file:///etc/passwd", "scheme"),
        ("data:text/html,x", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("ftp://a.test/", "scheme"),
        ("blob:https://a.test/x", "scheme"),
        ("view-source:https://a.test", "scheme"),
        ("http://localhost/", "host"),
        ("http://intranet/", "host"),
        ("http://printer.local/", "host"),
        ("http://metadata.google.internal/", "host"),
        ("http://x.localhost/", "host"),
        ("http://a.onion/", "host"),
        ("http://a.test:22/", "port"),
        ("http://a.test:6379/", "port"),
        ("http://a.test:0/", "port"),
        ("http://[broken/", "location"),
        ("http://a.test/" + "x" * 9_000, "location"),
        ("http://a.test:99999/", "location"),
    ],
)
def test_says_why_it_is_not_opened(text: str, kind: str) -> None:
    fault = target_of(text)
    assert isinstance(fault, FetchFault)
    assert fault.kind == kind


def test_an_address_in_another_spelling_is_an_address() -> None:
    for text in ("http://2130706433/", "http://0x7f.1/", "http://127.1/", "http://0177.0.0.1/"):
        target = target_of(text)
        assert isinstance(target, Target)
        assert target.literal
        assert target.host == "127.0.0.1"


def test_only_an_exact_exception_is_allowed() -> None:
    allowed = frozenset({("127.0.0.1", 8080)})
    assert refused_address("127.0.0.1", 8080, allowed) == ""
    assert refused_address("127.0.0.1", 8081, allowed)
    assert refused_address("127.0.0.2", 8080, allowed)


def test_the_host_header_names_other_ports_only() -> None:
    cases = {
        "https://a.test/": "a.test", "http://a.test:8080/": "a.test:8080",
        "https://a.test:80/": "a.test:80", "http://[2606:4700::1]:81/": "",
    }  # fmt: skip
    for url, authority in cases.items():
        target = target_of(url)
        if authority:
            assert isinstance(target, Target)
            assert target.authority == authority


@given(st.text(max_size=200), st.sampled_from(["", "https://a.test/b"]))
def test_any_text_is_a_target_or_a_fault(text: str, base: str) -> None:
    found = target_of(text, base)
    assert isinstance(found, Target | FetchFault)
    if isinstance(found, Target):
        assert found.ask.isascii()
        assert found.host.isascii()
        assert not any(c in found.ask + found.host for c in "\r\n\0 ")
