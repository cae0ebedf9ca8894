import pytest

from hueandcry.decode.link import parse_link
from hueandcry.decode.page.document import read_document
from hueandcry.gather.fetch.fetcher import Fetcher
from hueandcry.gather.fetch.journey import Fetched
from hueandcry.gather.page import PageFacts
from hueandcry.model.any_fact import AnyFact
from hueandcry.model.observable import Link
from hueandcry.model.page import Claim, Claims, Hop, Landing, Page
from hueandcry.store.link_index import FileIndex
from tests.examples import home_of_examples


class Still(Fetcher):
    """Brings one page from one place."""

    def __init__(self, html: str, final: str) -> None:
        self._html, self._final = html, final

    def fetch(self, link: Link) -> Fetched:
        document = read_document(self._html) if self._html else None
        hops = (Hop("https://short.test/a", "1.1.1.1", 302, "location"),
                Hop(self._final, "1.1.1.1", 200))  # fmt: skip
        return Fetched(
            hops, self._final, 200, "text/html", "utf-8", 9, document, None, (), "", False
        )


def facts(html: str, final: str = "https://shop.test/x") -> dict[type, AnyFact]:
    index = FileIndex(home_of_examples().open_current())
    found = PageFacts(index, Still(html, final)).gather(parse_link("short.test/a"))
    return {type(fact): fact for fact in found}


def claims(html: str, final: str = "https://shop.test/x") -> list[tuple[str, str, bool]]:
    found = facts(html, final)[Claims]
    assert isinstance(found, Claims)
    return [(row.entity, row.place, row.whole) for row in found.rows]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Uniswap", [("uniswap", "title", True)]),
        ("Uniswap | Claim", [("uniswap", "title", True)]),
        ("UNISWAP Airdrop", [("uniswap", "title", True)]),
        ("Home - MetaMask", [("metamask", "title", True)]),
        ("Un\u0456swap", [("uniswap", "title", True)]),
        ("Uniswap ships v4 - A paper", [("uniswap", "title", False)]),
        ("Finance news", []),
        ("A shop", []),
        ("", []),
    ],
)
def test_a_title_that_calls_itself_by_a_brand_s_name(
    title: str, found: list[tuple[str, str, bool]]
) -> None:
    assert claims(f"<title>{title}</title>") == found


def test_the_site_s_name_and_what_is_taken_from_the_brand_s_host() -> None:
    html = """<meta property=og:site_name content=Coinbase><link rel=icon
    href=//assets.coinbase.com/i.png><img src=https://www.coinbase.com/logo.svg>
    <a href=https://coinbase.com/>the real one</a>"""
    assert claims(html) == [
        ("coinbase", "site name", True),
        ("coinbase", "icon", False),
        ("coinbase", "assets", False),
    ]


def test_the_brand_itself_and_popular_sites_claim_nothing() -> None:
    html = "<title>Uniswap</title>"
    assert claims(html, "https://app.uniswap.org/") == []
    assert claims(html, "https://www.popular.com/") == []


def test_a_landing_tells_the_domains_passed_and_whose_the_last_is() -> None:
    landing = facts("", "https://app.uniswap.org/x")[Landing]
    assert isinstance(landing, Landing)
    assert landing.registrable == ("short.test", "uniswap.org")
    assert [owner.brand for owner in landing.owners] == ["Uniswap"]
    assert not landing.read
    assert Page not in facts("")
    assert facts("", "http://[2606:4700::1111]/")[Landing]


def test_ordinary_names_are_marked() -> None:
    found = facts("<title>Ledger</title>")[Claims]
    assert isinstance(found, Claims)
    (row,) = found.rows
    assert isinstance(row, Claim)
    assert row.ordinary
    assert row.home == "ledger.com"
