"""Which rules fire for which exposure, and what a missing fact does to the risk."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.judge.risk import Judge, Judged
from hueandcry.judge.risk_rules import Rule
from hueandcry.model.exposure import (
    Attribution,
    DirectExposure,
    Direction,
    Exposure,
    IndirectExposure,
)
from hueandcry.model.fact import Gap, GapKind
from tests.labelled_parties import said

NEEDED = Gap("transfers", GapKind.UNAVAILABLE, "not there", needed=True)


def direct(
    category: str, share: str, direction: Direction = "in", asset: str = "a", amount: str = "5"
) -> DirectExposure:
    return DirectExposure(category, direction, asset, amount, None, share, "x", "list", "X")


def indirect(category: str, share: str, hops: int = 2) -> IndirectExposure:
    return IndirectExposure(category, "in", share, hops, "fifo", (), "a", "5", "x", "list", "X")


def rule(name: str = "r", risk: str = "high", **more: object) -> Rule:
    given = {"category": ("mixer",), "via": ("direct", "indirect"), **more}
    return Rule(name, "why", risk, **given)  # type: ignore[arg-type]


def judged(exposure: Exposure, *rules: Rule) -> Judged:
    return Judge(rules).judge(exposure)


def test_nothing_met_is_none_and_the_gravest_rule_decides() -> None:
    rules = (rule("b", "low"), rule("a", "severe", category=("theft",)))
    assert judged(Exposure(), *rules) == Judged("none", ())
    met = Exposure(direct=(direct("mixer", "0.1"), direct("theft", "0.1")))
    assert judged(met, *rules) == Judged("severe", ("a", "b"))


def test_what_the_address_itself_is() -> None:
    own = Exposure(own=Attribution("mixer", said("mixer")))
    assert judged(own, rule(via=("own",))).risk == "high"
    assert judged(own, rule(via=("direct",))).risk == "none"


def test_direction_hops_and_asset_narrow_a_rule() -> None:
    met = Exposure(direct=(direct("mixer", "0.5"),), indirect=(indirect("mixer", "0.2", 3),))
    assert judged(met, rule(direction="out")).risk == "none"
    assert judged(met, rule(via=("indirect",), hops=2)).risk == "none"
    assert judged(met, rule(via=("indirect",), hops=3)).risk == "high"
    assert judged(met, rule(asset="b")).risk == "none"


def test_shares_of_one_asset_and_direction_add_up_and_others_do_not() -> None:
    half = (direct("mixer", "0.3"), direct("mixer", "0.2"))
    assert judged(Exposure(direct=half), rule(least_share=0.5)).risk == "high"
    apart = (
        direct("mixer", "0.3"),
        direct("mixer", "0.2", asset="b"),
        direct("mixer", "0.2", "out"),
    )
    assert judged(Exposure(direct=apart), rule(least_share=0.5)).risk == "none"


def test_a_tenth_written_in_decimal_is_a_tenth() -> None:
    thirds = tuple(direct("mixer", "0.1") for _ in range(3))
    assert judged(Exposure(direct=thirds), rule(least_share=0.3)).risk == "high"


def test_amounts_count_in_base_units() -> None:
    met = Exposure(direct=(direct("mixer", "0.1", amount="9" * 30),))
    assert judged(met, rule(asset="a", least_amount="9" * 30)).risk == "high"
    assert judged(met, rule(asset="a", least_amount="1" + "0" * 30)).risk == "none"


@pytest.mark.parametrize(
    ("risk", "told"),
    [("severe", "severe"), ("high", "high"), ("medium", "medium"), ("low", "cannot_tell")],
)
def test_a_missing_fact_never_reads_as_good_news(risk: str, told: str) -> None:
    met = Exposure(direct=(direct("mixer", "1"),), gaps=(NEEDED,))
    assert judged(met, rule(risk=risk)) == Judged(told, ("r",))  # type: ignore[arg-type]
    assert judged(Exposure(gaps=(NEEDED,))).risk == "cannot_tell"
    other = Gap("fees", GapKind.UNAVAILABLE, "no receipts")
    assert judged(Exposure(gaps=(other,))).risk == "none"


ORDER = ("none", "low", "medium", "high", "severe")
ROWS = st.lists(
    st.builds(direct, st.sampled_from(["mixer", "theft", "scam"]), st.sampled_from(["0.1", "0.5"]),
              st.sampled_from(["in", "out"])), max_size=5)  # fmt: skip


@given(ROWS, ROWS)
def test_more_exposure_never_lowers_the_risk(
    some: Sequence[DirectExposure], more: Sequence[DirectExposure]
) -> None:
    rules = (
        rule("a", "low", least_share=0.1), rule("b", "medium", least_share=0.5),
        rule("c", "high", category=("theft",), direction="in"), rule("d", "severe", least_share=1),
    )  # fmt: skip
    less = judged(Exposure(direct=tuple(some)), *rules)
    both = judged(Exposure(direct=(*some, *more)), *rules)
    assert ORDER.index(both.risk) >= ORDER.index(less.risk)
    assert set(less.rules) <= set(both.rules)
