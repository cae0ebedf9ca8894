"""Facts about a link from the snapshot."""

from hashlib import sha256
from pathlib import Path

import pytest

from hueandcry.decode.lexical.lexicon import Lexicon
from hueandcry.decode.lexical.scoring import Scorer
from hueandcry.decode.link import parse_link
from hueandcry.gather.link import LinkFacts
from hueandcry.model.any_fact import AnyFact
from hueandcry.model.campaign import CampaignLikeness
from hueandcry.model.fact import (
    FeedStates,
    Listings,
    Owners,
    Popularity,
    Resemblances,
)
from hueandcry.model.rows import ListingRow
from hueandcry.store.link_index import FileIndex
from tests.values import NOW, snapshot_home

ROWS = [
    ListingRow("evil.com", "block", "x"),
    ListingRow("deep.evil.com", "block", "x"),
    ListingRow("sites.test/view/a", "block", "x"),
    ListingRow("sha256:" + sha256(b"c2.com").hexdigest(), "block", "x"),
    ListingRow("192.0.2.1", "block", "x"),
]


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> LinkFacts:
    root = tmp_path_factory.mktemp("facts")
    return LinkFacts(FileIndex(snapshot_home(root, ROWS).open_current()), FeedStates((), NOW))


def fact(facts: LinkFacts, text: str, kind: type) -> AnyFact:
    return next(found for found in facts.gather(parse_link(text)) if isinstance(found, kind))


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("evil.com", {("evil.com", "host")}),
        ("www.deep.evil.com", {("deep.evil.com", "parent"), ("evil.com", "parent")}),
        ("notevil.com", set()),
        ("https://sites.test/view/a/b?c", {("sites.test/view/a", "path")}),
        ("https://sites.test/view/ab", set()),
        ("http://192.0.2.1/", {("192.0.2.1", "host")}),
        ("x.c2.com", {(ROWS[3].entry, "hash")}),
    ],
)
def test_lists_are_asked_by_host_parent_path_and_hash(
    facts: LinkFacts, text: str, matches: set[tuple[str, str]]
) -> None:
    found = fact(facts, text, Listings)
    assert isinstance(found, Listings)
    assert {(row.entry, row.match) for row in found.rows} == matches


@pytest.mark.parametrize(
    ("host", "brand", "manner"),
    [
        ("unisvvap.com", "uniswap", "confusable"),
        ("uniswap-claim.com", "uniswap", "same"),
        ("claimuniswapnow.com", "uniswap", "inside"),
        ("metamaks.com", "metamask", "near"),
        ("netanask.com", "metamask", "glance"),
        ("uni.swap.com", "uniswap", "split"),
        ("c\u043einbase.com", "coinbase", "confusable"),
    ],
)
def test_brands_are_found_in_their_manner(
    facts: LinkFacts, host: str, brand: str, manner: str
) -> None:
    found = fact(facts, host, Resemblances)
    assert isinstance(found, Resemblances)
    assert (brand, manner) in {(row.name.entity, row.manner) for row in found.rows}


def test_what_a_brand_owns_is_not_compared(facts: LinkFacts) -> None:
    assert fact(facts, "a.b.uniswap.org", Owners)
    assert not fact(facts, "a.b.uniswap.org", Resemblances)


def test_a_popular_sites_own_name_is_not_compared_but_its_customers_are(facts: LinkFacts) -> None:
    assert fact(facts, "popular.com", Popularity)
    assert not fact(facts, "popular.com", Resemblances)
    assert fact(facts, "metamask.popular.com", Resemblances)


class SharedHosts(FileIndex):
    """The snapshot, with one host more that others publish on."""

    def path_only(self, host: str) -> bool:
        return host == "uniswap.test"


def test_a_host_that_others_publish_on_has_its_name_in_its_own_right(tmp_path: Path) -> None:
    index = SharedHosts(snapshot_home(tmp_path, ROWS).open_current())
    found = LinkFacts(index, FeedStates((), NOW))
    assert not fact(found, "uniswap.test", Resemblances)
    assert fact(found, "metamask.uniswap.test", Resemblances)


class Scoring(FileIndex):
    """An index whose model finds everything alike."""

    def campaigns(self) -> Scorer:
        """Return a model that flags every host."""
        return Scorer(2, 1, 1, "2026-11-01", Lexicon(()), lambda pieces: {})


@pytest.mark.parametrize(
    ("host", "scored"), [("unknown-claim.com", True), ("evil.com", False), ("www.evil.com", False)]
)
def test_the_model_is_not_asked_of_hosts_it_learned_from(
    host: str, scored: bool, tmp_path: Path
) -> None:
    facts = LinkFacts(Scoring(snapshot_home(tmp_path, ROWS).open_current()), FeedStates((), NOW))
    found = {type(one) for one in facts.gather(parse_link(host))}
    assert (CampaignLikeness in found) is scored
