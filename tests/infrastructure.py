"""Hosts of malware and platforms, for the tests of their detectors. Hosts are made up."""

from hueandcry.decode.link import parse_link
from hueandcry.model.fact import Listings, Owners, Popularity
from hueandcry.model.infrastructure import Indicator, Indicators, Platform, Platforms
from hueandcry.model.source import Source
from tests.examples import Facts

REPORT = Source("maltrail", "2026-11-24", "https://report.test/zoom")


def indicator(
    family: str, *, campaign: str = "BlueNoroff", pivot: bool = False, same_port: bool = True
) -> Indicator:
    """Make a row of the host meeting.example."""
    port = "" if same_port else "1244"
    return Indicator("meeting.example", port, family, campaign, pivot, same_port, REPORT)


def known(*rows: Indicator, popular: int = 0) -> Facts:
    """Return a link to the host and these rows of it."""
    facts = (Indicators(rows), Listings(()), Owners(()), Popularity(popular))
    return Facts(parse_link("https://meeting.example/"), facts)


def on(host: str, use: str) -> Facts:
    """Return a link to a customer of a platform."""
    return Facts(parse_link("https://a.example/x"), (Platforms((Platform(host, use, REPORT),)),))
