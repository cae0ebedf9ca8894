"""What is fit to be believed."""

from hueandcry.gather.feeds.sanity import fault_of, without_shared_hosts
from hueandcry.model.rows import IndicatorRow, ListingRow, Parsed, PlatformRow
from hueandcry.model.suffix import ICANN, PRIVATE


def listing(*entries: str, stance: str = "block") -> Parsed:
    return Parsed(tuple(ListingRow(entry, stance, "x") for entry in entries))  # type: ignore[arg-type]


def rules(name: str) -> int:
    return {"com": ICANN, "dev": ICANN, "pages.dev": PRIVATE}.get(name, 0)


def test_shared_hosts_are_refused_and_their_customers_kept() -> None:
    parsed = listing(
        "pages.dev", "com", "shop.pages.dev", "sites.test", "sites.test/view", "1.2.3.4"
    )
    kept = without_shared_hosts(parsed, rules, {"sites.test"})
    assert [row.entry for row in kept.rows if isinstance(row, ListingRow)] == [
        "shop.pages.dev", "sites.test/view", "1.2.3.4",
    ]  # fmt: skip
    assert {row.entry for row in kept.rejected} == {"pages.dev", "com", "sites.test"}


def test_an_allow_list_cannot_vouch_for_a_platform() -> None:
    assert not without_shared_hosts(listing("pages.dev", stance="allow"), rules, set()).rows


def test_a_list_that_lost_half_of_its_rows_is_not_believed() -> None:
    assert "shrank from 10 rows to 4" in fault_of(listing(*"abcd"), 10, set())
    assert fault_of(listing(*"abcde"), 10, set()) == ""


def test_a_list_of_official_and_popular_sites_is_not_believed() -> None:
    popular = {f"popular{number}.com" for number in range(30)}
    assert "official or popular" in fault_of(listing(*sorted(popular)), 0, popular)


def test_a_few_official_sites_may_be_listed_because_they_are_hijacked() -> None:
    official = {"curve.example"}
    assert fault_of(listing("curve.example", "evil.example"), 0, official) == ""


def test_a_list_of_everything_is_not_believed_however_long_it_is() -> None:
    popular = {f"popular{number}.com" for number in range(1_000)}
    everything = (*sorted(popular)[:60], *(f"other{number}.com" for number in range(100_000)))
    assert "official or popular" in fault_of(listing(*everything), 0, popular)


def test_hosts_of_malware_are_held_to_the_same() -> None:
    popular = {f"popular{number}.com" for number in range(30)}
    rows = tuple(IndicatorRow(host, "", "dprk", "x", False, "x") for host in sorted(popular))
    assert "official or popular" in fault_of(Parsed(rows), 0, popular)
    shared = Parsed((IndicatorRow("pages.dev", "", "dprk", "x", False, "x"),))
    assert not without_shared_hosts(shared, rules, set()).rows


def test_platforms_are_popular_but_not_all_of_the_popular_are() -> None:
    popular = {f"popular{number}.com" for number in range(100)}
    some = tuple(PlatformRow(host, "free-host", "x") for host in sorted(popular)[:15])
    most = tuple(PlatformRow(host, "free-host", "x") for host in sorted(popular)[:60])
    assert fault_of(Parsed(some), 0, popular) == ""
    assert "platforms for anybody" in fault_of(Parsed(most), 0, popular)
