"""What the model weighs of a host."""

from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.lexical.lexicon import Lexicon
from hueandcry.decode.lexical.pieces import pieces_of, plain_label
from hueandcry.model.fact import HostParts

WORDS = Lexicon(["claim", "airdrop"])
CLAIM = HostParts("pages.dev", "claim-airdrop7", ("app",), "claim-airdrop7.pages.dev", "pages.dev")


def test_letters_words_and_shape_of_a_customers_label() -> None:
    found = set(pieces_of(CLAIM, WORDS))
    assert {"^cl", "aim-", "op7$", "w:claim", "w:claim+airdrop", "e:airdrop.pages.dev"} <= found
    assert {"r:a-a9", "d:1", "h:1", "o:0", "k:2/0", "p:", "s:pages.dev", "t:dev"} <= found
    assert {"l:app", "i:1", "<^app", "<app$"} <= found


def test_a_suffix_has_none() -> None:
    assert pieces_of(HostParts("co.uk", "", (), "", ""), WORDS) == []


def test_an_international_label_is_read_without_its_marks() -> None:
    assert plain_label("xn--mtamask-bya") == "metamask"
    parts = HostParts("io", "xn--mtamask-bya", (), "xn--mtamask-bya.io", "")
    assert "x:" in pieces_of(parts, WORDS)
    assert "x:" not in pieces_of(HostParts("io", "metamask", (), "metamask.io", ""), WORDS)


def test_www_is_no_label_of_its_own() -> None:
    bare, www, both = (
        HostParts("com", "aave", left, "aave.com", "") for left in ((), ("www",), ("www", "app"))
    )
    assert pieces_of(www, WORDS) == pieces_of(bare, WORDS)
    assert "i:1" in pieces_of(both, WORDS)


@given(st.text(min_size=1, max_size=63), st.lists(st.text(max_size=63), max_size=20))
def test_any_label_is_read_and_their_number_is_bounded(own: str, left: list[str]) -> None:
    found = pieces_of(HostParts("com", own, tuple(left), own + ".com", ""), WORDS)
    assert 0 < len(found) < 600
