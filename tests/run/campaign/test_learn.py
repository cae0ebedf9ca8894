"""From a snapshot's rows to a model."""

import pytest

from hueandcry.model.errors import BadRequest
from hueandcry.model.suffix import ICANN, PRIVATE
from hueandcry.run.campaign.evaluate import flagged
from hueandcry.run.campaign.learn import learn
from hueandcry.store.campaign_examples import HostRows
from tests.run.campaign.test_train import LURES, NAMES, NOUNS

RULES = {"com": ICANN, "xyz": ICANN, "io": ICANN, "pages.dev": PRIVATE}
ROWS = HostRows(
    [(f"{a}{s}{b}{c}.xyz", "2024-05-01") for a in LURES for b in NAMES for c in NAMES for s in "-2"]
    + [("xyz", "2024-05-01"), ("com", "2024-05-02")],
    [f"{a}{b}.io" for a in NAMES for b in NOUNS],
    [f"{a}{b}{c}.com" for a in NOUNS for b in NOUNS for c in NOUNS],
)
CUSTOMERS = [f"{a}-{b}.pages.dev" for a in NOUNS for b in NOUNS]


def rules(name: str) -> int:
    return RULES.get(name, 0)


def test_suffixes_teach_nothing_and_the_rest_is_counted() -> None:
    model = learn(ROWS, [*CUSTOMERS, "not a host"], rules, "2024-05-02")
    assert model.learned == (len(ROWS.listed) - 2, 81, 729, 81)
    assert model.trained == "2024-05-02"
    shares = dict(flagged(model, ROWS, CUSTOMERS, rules))
    found, total = shares["listed"]
    assert found > 0.9 * total
    assert shares["official"][0] == 0


def test_a_snapshot_without_lists_teaches_nothing() -> None:
    with pytest.raises(BadRequest, match="too few"):
        learn(ROWS._replace(listed=[]), CUSTOMERS, rules, "2024-05-02")
