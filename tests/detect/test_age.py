import pytest

from hueandcry.detect.age import NEW, RIPE, days_between, named, weight
from hueandcry.model.brand import BrandName
from hueandcry.model.fact import Resemblance, Resemblances
from hueandcry.model.finding import Confidence
from hueandcry.model.source import Source
from tests.values import NOW

WORD = "uniswap"
NAME = BrandName(WORD, "Uniswap", WORD, WORD, WORD, WORD, False, "uniswap.org", Source("starter"))
LIKE = Resemblances((Resemblance(NAME, "same", 0, "uniswap", ("fans",)),))
UNLIKE = Resemblances(())


@pytest.mark.parametrize(
    ("days", "alone", "named"),
    [
        (-1, Confidence.WEAK, Confidence.STRONG),
        (NEW, Confidence.WEAK, Confidence.STRONG),
        (NEW + 1, None, Confidence.MEDIUM),
        (RIPE, None, Confidence.MEDIUM),
        (RIPE + 1, None, None),
    ],
)
def test_age_weighs_little_alone_and_more_beside_a_brands_name(
    days: int, alone: Confidence | None, named: Confidence | None
) -> None:
    assert weight(days, UNLIKE) is alone
    assert weight(days, LIKE) is named


def test_days_are_counted_from_day_to_day() -> None:
    assert days_between("2026-11-20", NOW) == 4
    assert days_between("2026-12-01", NOW) == -7


def test_the_brands_are_named_once() -> None:
    assert named(UNLIKE) == ""
    assert named(Resemblances(LIKE.rows * 2)) == ", and its name reads like Uniswap"
