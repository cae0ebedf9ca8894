"""What a model flags of a snapshot's rows."""

from hueandcry.model.campaign import CampaignModel
from hueandcry.model.suffix import ICANN
from hueandcry.run.campaign.evaluate import flagged
from hueandcry.store.campaign_examples import HostRows

MODEL = CampaignModel("2026-11-01", (1, 1, 1, 1), 0, 50, 50, ("claim",), {"w:claim": 70})
ROWS = HostRows([("claim-a.com", "2026-11-01"), ("b.com", "2026-11-01")], ["c.com", "com"], [])


def test_counts_each_sort_and_leaves_out_empty_ones() -> None:
    shares = dict(flagged(MODEL, ROWS, [], lambda name: ICANN if name == "com" else 0))
    assert shares == {"listed": (1, 2), "official": (0, 1)}
