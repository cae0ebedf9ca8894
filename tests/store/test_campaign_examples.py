"""What a snapshot teaches with."""

from pathlib import Path

from hueandcry.model.rows import ListingRow
from hueandcry.store.campaign_examples import host_rows
from tests.values import snapshot_home

LISTINGS = (
    ListingRow("www.claim-zora.xyz", "block", "x", "2024-05-06"),
    ListingRow("undated.xyz", "block", "x"),
    ListingRow("sites.test/claim", "block", "x"),
    ListingRow("sha256:" + "0" * 64, "block", "x"),
    ListingRow("uniswap.org", "block", "x"),
    ListingRow("honest.fi", "allow", "x"),
    ListingRow("*.pages.dev", "allow", "x"),
)


def test_dated_hosts_that_no_honest_list_holds(tmp_path: Path) -> None:
    rows = host_rows(snapshot_home(tmp_path, LISTINGS).open_current().database)
    assert rows.listed == [("undated.xyz", ""), ("claim-zora.xyz", "2024-05-06")]
    assert {"uniswap.org", "honest.fi"} <= set(rows.official)
    assert "*.pages.dev" not in rows.official
