import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.siwe import MAX_FAULTS, looks_like_sign_in, read_sign_in

TEXT = """shop.example wants you to sign in with your Ethereum account:
0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed

I accept the terms of the shop.

URI: https://shop.example/login
Version: 1
Chain ID: 10
Nonce: a1B2c3D4e5
Issued At: 2026-03-01T10:00:00Z
Expiration Time: 2026-03-02T10:00:00.123456789+02:00
Not Before: 2026-03-01T10:00:00Z
Request ID: r-1
Resources:
- https://shop.example/terms
- ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3"""


def faults(text: str) -> str:
    return "; ".join(read_sign_in(text, ()).faults)


def changed(old: str, new: str) -> str:
    assert old in TEXT
    return faults(TEXT.replace(old, new, 1))


def test_a_good_one_has_no_faults_and_says_all() -> None:
    found = read_sign_in(TEXT, ("a message",))
    assert found.faults == ()
    assert found.place == ("a message",)
    assert (found.domain, found.uri) == ("shop.example", "https://shop.example/login")
    assert found.account == "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"
    assert (found.chain, found.nonce) == ("eip155:10", "a1B2c3D4e5")
    assert found.statement == "I accept the terms of the shop."
    assert (found.issued, found.expires[:10]) == ("2026-03-01T10:00:00Z", "2026-03-02")


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_the_statement_and_the_last_fields_may_be_left_out(gap: str) -> None:
    short = TEXT.replace("\nI accept the terms of the shop.\n\n", gap).partition("\nExpiration")[0]
    found = read_sign_in(short, ())
    assert (found.faults, found.statement, found.expires) == ((), "", "")


def test_a_scheme_before_the_site_is_allowed() -> None:
    assert changed("shop.example wants", "https://shop.example wants") == ""
    assert "scheme http" in changed("shop.example wants", "http://shop.example wants")


def test_ports_and_hosts_without_a_dot_are_hosts() -> None:
    assert faults(TEXT.replace("shop.example", "localhost:3000")) == ""
    assert faults(TEXT.replace("shop.example", "shop.example:8443")) == ""


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("shop.example wants", "evil.example wants", "the URI leads to shop.example"),
        ("shop.example wants", "shop.example@evil.example wants", "user name"),
        ("https://shop.example/login", "https://shop.example.evil.example/", "evil.example"),
        ("https://shop.example/login", "did:key:z6Mk", "no host"),
        ("https://shop.example/login", "not a link", "URI is no URI"),
        ("0x5aAeb", "0x5aaeb", "checksum"),
        ("0x5aAeb", "5aAeb", "no Ethereum address"),
        ("Version: 1", "Version: 2", "Version is not 1"),
        ("Version: 1\n", "", "Version is missing"),
        ("Version: 1", "version: 1", "belongs to no field"),
        ("Chain ID: 10", "Chain ID: ten", "Chain ID is no number"),
        ("Nonce: a1B2c3D4e5", "Nonce: a1B2c3D", "Nonce is not at least 8"),
        ("Nonce: a1B2c3D4e5", "Nonce: a1B2c3D4-5", "Nonce is not at least 8"),
        ("Issued At: 2026-03-01T10:00:00Z", "Issued At: yesterday", "no time of RFC 3339"),
        ("Issued At: 2026-03-01", "Issued At: 2026-02-30", "no day or hour"),
        ("Expiration Time: 2026", "Expiration Time: 2025", "expires before it is issued"),
        ("Not Before: 2026", "Not Before: 2027", "expires before it is valid"),
        ("Chain ID: 10\n", "Chain ID: 10\nChain ID: 1\n", "Chain ID stands in it more than once"),
        ("Version: 1\nChain ID: 10", "Chain ID: 10\nVersion: 1", "Version stands after Chain ID"),
        ("- ipfs:", "- an ipfs:", "a resource is no URI"),
        ("Resources:", "Resources: all", "has text on its own line"),
        ("the terms", "the\n\nterms", "not one line"),
        ("the terms", "th\u0435 terms", "beyond ASCII"),
        ("the terms", "the \u202eterms", "RIGHT-TO-LEFT OVERRIDE"),
        ("sign in with", "log in with", "the first line is not"),
        ("I accept", "evil.example wants you to sign in", "a second sign-in"),
        ("\n", "\r\n", "carriage returns"),
    ],
)
def test_breaches_are_told(old: str, new: str, fault: str) -> None:
    assert fault in changed(old, new)


def test_text_after_the_end_is_told() -> None:
    assert "belongs to no field" in faults(TEXT + "\n\nand I give you all my coins")


def test_the_first_of_two_values_is_shown() -> None:
    twice = TEXT.replace("Version", "URI: https://evil.example/\nVersion")
    assert read_sign_in(twice, ()).uri == "https://shop.example/login"


def test_more_resources_than_anybody_reads_are_told_once() -> None:
    text = TEXT + "\n- https://shop.example/x" * 500
    assert faults(text) == "it has more than 20 resources"


def test_a_text_too_long_is_cut_and_faults_are_bounded() -> None:
    found = read_sign_in(TEXT + "\nx" * 20_000, ())
    assert "more than 16,384 characters" in found.faults[0]
    assert len(found.faults) == MAX_FAULTS


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "shop.example wants you to sign in with your Solana account:\nabc",
        "Shop.example WANTS YOU  TO\nsign-in",
        "shop.example wants you to s\u200bign in",
        "shop.example want you to login",
        "prove it with your Ethereum account",
        "shop.example wants you to \uff53ign in",
    ],
)
def test_near_misses_look_like_one(text: str) -> None:
    assert looks_like_sign_in(text)


@pytest.mark.parametrize("text", ["", "Welcome to the shop", "0x12", "sign here"])
def test_other_texts_do_not(text: str) -> None:
    assert not looks_like_sign_in(text)


@given(
    st.text(), st.lists(st.sampled_from([*TEXT.split("\n"), "", "- a", "URI: ", ":"]), max_size=20)
)
def test_anything_is_read(noise: str, lines: list[str]) -> None:
    for text in (noise, "\n".join(lines), "\n".join([*lines, noise])):
        looks_like_sign_in(text)
        read_sign_in(text, ())
