import json

import pytest

from hueandcry.gather.feeds.feed import FeedFault
from hueandcry.gather.feeds.scamsniffer import ACCOUNTS, COMBINED, DOMAINS, SCAMSNIFFER, parse
from hueandcry.model.rows import LabelRow, ListingRow

ACCOUNT = "0x3da02e1f29bcbed185eca0d3299efd46e6e7e155"
OTHER = "0xd307e99b79c4cb290a9d4583ac3b31df39e06ffb"


def files(domains: object, accounts: object, combined: object) -> dict[str, bytes]:
    return {
        DOMAINS: json.dumps(domains).encode(),
        ACCOUNTS: json.dumps(accounts).encode(),
        COMBINED: json.dumps(combined).encode(),
    }


def test_the_shape_as_documented() -> None:
    found = parse(
        files(["evil.example", "www.evil.example", ""], [ACCOUNT], {"evil.example": [OTHER]})
    )
    listed = {row.entry for row in found.rows if isinstance(row, ListingRow)}
    assert listed == {"evil.example"}
    labels = {row.account: row.name for row in found.rows if isinstance(row, LabelRow)}
    assert labels == {ACCOUNT: "phishing", OTHER: "phishing at evil.example"}


@pytest.mark.parametrize(
    ("domains", "accounts", "combined"),
    [({}, [], {}), ([], {}, {}), ([], [], []), ([], [1], {}), ([], [], {"a": "b"})],
)
def test_another_shape_is_refused(domains: object, accounts: object, combined: object) -> None:
    with pytest.raises(FeedFault):
        parse(files(domains, accounts, combined))


def test_a_mirror_may_be_without_it() -> None:
    assert SCAMSNIFFER.optional
    assert not SCAMSNIFFER.redistributable
