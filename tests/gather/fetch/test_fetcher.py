"""The fetcher against a hostile server: every trick is refused or bounded, none reaches in."""

import time
from collections.abc import Iterator, Sequence

import pytest

from hueandcry.decode.link import parse_link
from hueandcry.gather.fetch.fetcher import Fetcher
from hueandcry.gather.fetch.journey import Fetched
from hueandcry.gather.fetch.limits import AGENT, FetchEnded, Limits
from tests.gather.fetch.certificates import client_context
from tests.gather.fetch.hostile import LOCAL, TRICKS, Hostile, hostile

# Small, so that tests wait for nothing; the rules are the same.
LIMITS = Limits(
    total=10.0, connect=3.0, first_byte=1.5, silence=1.0, grace=0.2, rate=500.0,
    head_bytes=16_384, body_bytes=300_000, unpacked_bytes=600_000, characters=200_000,
)  # fmt: skip
# What each trick comes to: the kinds of its faults, in order.
OUTCOMES: dict[str, tuple[str, ...]] = {
    "loop": ("loop",),
    "loop_back": ("loop",),
    "chain": ("redirects",),
    "to_loopback": ("address",),
    "to_loopback_name": ("host",),
    "to_loopback_number": ("address",),
    "to_loopback_octal": ("address",),
    "to_loopback_mapped": ("address",),
    "to_loopback_six": ("address",),
    "to_loopback_nat64": ("address",),
    "to_loopback_6to4": ("address",),
    "to_zero": ("address",),
    "to_metadata": ("address",),
    "to_metadata_name": ("host",),
    "to_private": ("address",),
    "to_shared": ("address",),
    "to_rebound": ("address",),
    "to_mixed": ("address",),
    "to_file": ("scheme",),
    "to_data": ("scheme",),
    "to_javascript": ("scheme",),
    "to_gopher": ("scheme",),
    "to_redis_port": ("port",),
    "to_mail_port": ("port",),
    "to_nowhere": ("location",),
    "to_two_places": ("location",),
    "to_long": ("location",),
    "to_broken": ("location",),
    "to_userinfo": (),
    "to_relative": (),
    "to_protocol_relative": (),
    "to_backslashes": ("address",),
    "to_plain": (),
    "by_refresh_header": ("address",),
    "by_meta": ("address",),
    "by_script": (),
    "with_parts": (),
    "with_cookie": (),
    "silent": ("timeout",),
    "drip_head": ("slow",),
    "drip_body": ("slow",),
    "endless": ("cut",),
    "endless_chunks": ("cut",),
    "endless_head": ("headers",),
    "endless_status": ("headers",),
    "many_headers": ("headers",),
    "interim_flood": ("protocol",),
    "endless_trailers": ("headers",),
    "stalls_midway": ("timeout",),
    "gzip_bomb": ("cut",),
    "nested_bomb": ("cut",),
    "deep_packing": ("coding",),
    "deflate_bomb": ("cut",),
    "brotli": ("coding",),
    "gzip_garbage_behind": (),
    "gzip_cut": ("coding",),
    "gzip_lie": ("coding",),
    "bad_chunks": ("protocol",),
    "huge_chunk": ("protocol",),
    "smuggled": (),
    "two_lengths": ("protocol",),
    "negative_length": ("protocol",),
    "too_long_length": ("cut",),
    "too_short_length": (),
    "http_09": ("protocol",),
    "other_protocol": ("protocol",),
    "switching": ("protocol",),
    "nothing": ("empty",),
    "reset": ("connect",),
    "header_injection": ("protocol",),
    "nul_header": ("protocol",),
    "long_title": ("cut",),
    "invalid_charset": ("charset",),
    "code_charset": ("charset",),
    "deep_nesting": (),
    "unclosed": (),
    "no_page": (),
    "plain_text": (),
    "attachment": (),
}


@pytest.fixture(scope="module")
def server() -> Iterator[Hostile]:
    with hostile() as running:
        yield running


def resolve(host: str, seconds: float) -> Sequence[str]:
    if host == "mixed.test":
        return ["8.8.8.8", "10.0.0.1"]
    return [LOCAL]


def fetch(server: Hostile, url: str, agent: str = AGENT) -> Fetched:
    fetcher = Fetcher(
        time.monotonic, limits=LIMITS, resolver=resolve, context=client_context(),
        allowed=server.allowed, agent=agent,
    )  # fmt: skip
    return fetcher.fetch(parse_link(url))


def kinds(fetched: Fetched) -> tuple[str, ...]:
    return tuple(fault.kind for fault in fetched.faults)


def test_every_trick_has_an_outcome() -> None:
    assert {name.removeprefix("/") for name in TRICKS} == OUTCOMES.keys()


@pytest.mark.parametrize("name", OUTCOMES)
def test_every_trick_is_refused_or_bounded(server: Hostile, name: str) -> None:
    fetched = fetch(server, f"http://trap.test:{server.port}/{name}")
    assert kinds(fetched) == OUTCOMES[name], fetched.faults
    assert server.reached == [], "it reached a local address"
    assert fetched.length <= LIMITS.body_bytes
    assert len(fetched.hops) <= LIMITS.redirects + 1
    if fetched.document:
        assert len(fetched.document.text) <= LIMITS.characters


def test_a_page_is_read(server: Hostile) -> None:
    fetched = fetch(server, f"http://trap.test:{server.port}/plain")
    assert fetched.status == 200
    assert fetched.content_type == "text/html"
    assert fetched.document
    assert fetched.document.title == "A page"
    assert fetched.hops[0].address == LOCAL


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("self_signed", "self-signed certificate"),
        ("wrong_name", "Hostname mismatch"),
        ("expired", "certificate has expired"),
        ("unknown_issuer", "unable to get local issuer certificate"),
    ],
)
def test_a_bad_certificate_is_a_fact_and_its_page_is_not_read(
    server: Hostile, kind: str, said: str
) -> None:
    fetched = fetch(server, f"https://trap.test:{server.tls[kind]}/")
    (fault,) = fetched.faults
    assert fault.kind == "certificate"
    assert said.replace("-", " ") in fault.text.replace("-", " ")
    assert fetched.document is None
    assert fetched.status == 0


def test_a_good_certificate_is_told(server: Hostile) -> None:
    fetched = fetch(server, f"https://trap.test:{server.tls['good']}/")
    assert fetched.faults == ()
    assert fetched.certificate
    assert fetched.certificate.issuer == "Test Authority"
    assert fetched.certificate.names == ("*.test", "trap.test")
    assert fetched.certificate.not_before == "2020-01-01T00:00:00+00:00"
    assert fetched.certificate.not_after == "2049-01-01T00:00:00+00:00"
    assert fetched.certificate.version.startswith("TLS")
    assert fetched.document


def test_a_handshake_that_never_comes_ends(server: Hostile) -> None:
    assert kinds(fetch(server, f"https://trap.test:{server.stall}/")) == ("timeout",)


def test_what_speaks_no_tls_is_said(server: Hostile) -> None:
    assert kinds(fetch(server, f"https://trap.test:{server.plain}/")) == ("tls",)


def test_https_does_not_lead_to_http(server: Hostile) -> None:
    url = f"https://trap.test:{server.tls['good']}/to_plain"
    assert kinds(fetch(server, url)) == ("downgrade",)


def test_a_name_bound_anew_between_hops_is_looked_up_and_refused(server: Hostile) -> None:
    # The first answer is the server's, which is allowed here; later ones lead inside.
    answers = iter([[LOCAL], ["169.254.169.254"]])
    fetched = fetch(server, f"http://trap.test:{server.port}/to_relative")
    assert len(fetched.hops) == 2
    fetcher = Fetcher(
        time.monotonic, limits=LIMITS, resolver=lambda host, seconds: next(answers),
        allowed=server.allowed,
    )  # fmt: skip
    again = fetcher.fetch(parse_link(f"http://trap.test:{server.port}/to_relative"))
    assert kinds(again) == ("address",)
    assert again.faults[0].inside


def test_nothing_about_the_asker_is_sent(server: Hostile) -> None:
    server.requests.clear()
    fetch(server, f"http://user:secret@trap.test:{server.port}/with_cookie")
    fetch(server, f"http://trap.test:{server.port}/to_userinfo")
    assert server.requests
    for request in server.requests:
        head = request.decode().lower()
        for name in ("cookie", "referer", "authorization", "x-forwarded-for", "origin"):
            assert f"\r\n{name}:" not in head
        assert "secret" not in head
        assert "\r\nconnection: close\r\n" in head


def test_the_agent_can_be_changed(server: Hostile) -> None:
    server.requests.clear()
    fetch(server, f"http://trap.test:{server.port}/page", agent="curl/8.0")
    assert b"User-Agent: curl/8.0\r\n" in server.requests[0]


def test_without_an_allowance_this_machine_is_refused(server: Hostile) -> None:
    fetcher = Fetcher(time.monotonic, limits=LIMITS, resolver=resolve)
    fetched = fetcher.fetch(parse_link(f"http://trap.test:{server.canary}/"))
    assert kinds(fetched) == ("address",)
    assert server.reached == []


def test_a_name_that_is_not_found_is_a_fault(server: Hostile) -> None:
    def nowhere(host: str, seconds: float) -> Sequence[str]:
        raise FetchEnded("name", f"{host} has no address")

    fetcher = Fetcher(time.monotonic, limits=LIMITS, resolver=nowhere)
    fetched = fetcher.fetch(parse_link("trap.test"))
    assert kinds(fetched) == ("name",)
    assert fetched.hops[0].url == "https://trap.test/"


def test_the_whole_way_has_one_deadline(server: Hostile) -> None:
    ticks = iter(range(0, 10_000, 1))
    limits = Limits(total=20.0, first_byte=100.0, silence=100.0, grace=1_000.0)
    fetcher = Fetcher(
        lambda: float(next(ticks)), limits=limits, resolver=resolve, allowed=server.allowed
    )
    fetched = fetcher.fetch(parse_link(f"http://trap.test:{server.port}/chain"))
    assert kinds(fetched) == ("timeout",)


def test_a_script_that_leads_away_is_told_and_not_followed(server: Hostile) -> None:
    fetched = fetch(server, f"http://trap.test:{server.port}/by_script")
    assert len(fetched.hops) == 1
    assert fetched.document
    assert f"127.0.0.1:{server.canary}" in fetched.document.scripts


def test_a_download_is_named_and_not_read(server: Hostile) -> None:
    fetched = fetch(server, f"http://trap.test:{server.port}/attachment")
    assert fetched.downloads == "wallet-update.exe"
    assert fetched.length == 0


def test_plain_text_is_no_page_with_tags(server: Hostile) -> None:
    fetched = fetch(server, f"http://trap.test:{server.port}/plain_text")
    assert fetched.document
    assert fetched.document.fields == ()
    assert fetched.document.text.startswith("<title>a")
