import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.link import parse_link
from hueandcry.decode.redirect_target import MAX_TARGETS, targets_of
from hueandcry.model.errors import NotAnObservable

EVIL = "https://evil.example/a"
CID = "bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi"


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("https://www.google.com/url?sa=t&q=https%3A%2F%2Fevil.example%2Fa&usg=x", EVIL),
        ("https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fevil%2Eexample%2Fa", EVIL),
        ("https://slack-redir.net/link?url=https%3A%2F%2Fevil.example%2Fa", EVIL),
        (
            "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fevil.example%2Fa",
            EVIL,
        ),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fevil.example%2Fa&h=1", EVIL),
        ("https://www.youtube.com/redirect?event=x&q=https%3A%2F%2Fevil.example%2Fa", EVIL),
        ("https://translate.google.com/translate?sl=ru&u=https://evil.example/a", EVIL),
        ("https://evil-example.translate.goog/a?_x_tr_sl=ru", EVIL),
        ("https://web.archive.org/web/20240101000000/https://evil.example/a", EVIL),
        ("https://web.archive.org/web/2024if_/https://evil.example/a", EVIL),
        ("https://www.google.com/amp/s/evil.example/a", EVIL),
        ("https://urldefense.proofpoint.com/v2/url?u=https-3A__evil.example_a&d=1", EVIL),
        ("https://urldefense.com/v3/__https://evil.example/a__;!!x", EVIL),
        ("https://href.li/?https://evil.example/a", EVIL),
        ("https://shop.example/login?next=https%253A%252F%252Fevil.example%252Fa", EVIL),
        ("https://shop.example/go#https://evil.example/a", EVIL),
        ("https://proxy.example/https://evil.example/a", EVIL),
        (f"https://ipfs.io/ipfs/{CID}/x", f"https://{CID}.ipfs.dweb.link/"),
        (f"https://{CID}.ipfs.cf-ipfs.com/", f"https://{CID}.ipfs.dweb.link/"),
    ],
)
def test_the_target_is_read_out_of_the_link(link: str, target: str) -> None:
    assert [found for found, _ in targets_of(parse_link(link))] == [target]


@pytest.mark.parametrize(
    "link",
    [
        "uniswap.org", "https://uniswap.org/swap?chain=base", "https://t.co/abc",
        "https://a.example/?q=who+is+https", "https://a.example/?next=/account",
        "https://web.archive.org/", "https://translate.goog/", f"https://{CID}.ipfs.dweb.link/",
        "https://a.example/?title=https://evil.example",
    ],
)  # fmt: skip
def test_most_links_lead_nowhere_else(link: str) -> None:
    assert targets_of(parse_link(link)) == ()


@given(st.text(max_size=400))
def test_no_text_breaks_it_or_leads_to_more_than_a_few_places(text: str) -> None:
    try:
        link = parse_link("https://a.example/?" + text)
    except NotAnObservable:
        return
    assert len(targets_of(link)) <= MAX_TARGETS


def test_many_parameters_are_bounded() -> None:
    query = "&".join(f"url=https://e{number}.example/" for number in range(200))
    assert len(targets_of(parse_link(f"https://a.example/?{query}"))) == MAX_TARGETS
