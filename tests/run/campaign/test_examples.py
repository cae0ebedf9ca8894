"""What rows count and what stands for more."""

from hueandcry.model.fact import HostParts
from hueandcry.run.campaign.examples import (
    HALF_LIFE_DAYS,
    Examples,
    Listed,
    count_at,
    fold_of,
    groups_of,
    name_of,
    under,
)
from hueandcry.run.campaign.fit import ROW_UNIT


def host(own: str, platform: str = "") -> HostParts:
    suffix = platform or "com"
    return HostParts(suffix, own, (), f"{own}.{suffix}", platform)


def test_a_listing_counts_half_after_its_half_life() -> None:
    assert count_at(0) == ROW_UNIT
    assert count_at(HALF_LIFE_DAYS) == ROW_UNIT // 2
    assert count_at(2 * HALF_LIFE_DAYS) == ROW_UNIT // 4
    ages = [count_at(days) for days in range(2_000)]
    assert ages == sorted(ages, reverse=True)
    assert ages[-1] >= 1


def test_official_domains_stand_for_their_subdomains_but_customers_do_not() -> None:
    examples = Examples(
        [Listed(host("claim"), "2024-05-01"), Listed(host("old"), "2020-01-01")],
        [host("aave"), host("fellow-fund", "vercel.app"), host("claim")],
        [host("google"), host("aave")],
        [host("ada", "github.io")],
    )
    listed, official, below, popular, customers = groups_of(examples, "2024-05-01")
    assert [name_of(p) for p in listed.hosts] == ["claim.com"]
    assert [name_of(p) for p in official.hosts] == ["aave.com", "fellow-fund.vercel.app"]
    assert [name_of(p) for p in below.hosts] == ["app.aave.com", "vote.aave.com", "claim.aave.com"]
    assert [name_of(p) for p in popular.hosts] == ["google.com"]
    assert [name_of(p) for p in customers.hosts] == ["ada.github.io"]


def test_a_listing_without_a_day_counts_like_an_older_one() -> None:
    examples = Examples([Listed(host("claim"), "")], [], [], [])
    assert groups_of(examples, "2024-05-01")[0].counts == [ROW_UNIT // 4]


def test_hosts_of_a_domain_share_a_fold() -> None:
    assert fold_of(host("aave"), 4) == fold_of(under("app", host("aave")), 4)
