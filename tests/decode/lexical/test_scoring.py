"""Scores and what weighed."""

from collections.abc import Sequence

from hueandcry.decode.lexical.scoring import scorer_of
from hueandcry.model.campaign import CampaignModel
from hueandcry.model.fact import HostParts

MODEL = CampaignModel(
    "2026-11-01", (1, 1, 1, 1), -10, 50, 80, ("claim",), {"w:claim": 70, "s:com": -5, "p:": 10}
)
OWN = HostParts("com", "claim-zora", (), "claim-zora.com", "")
SHARED = HostParts("pages.dev", "claim-zora", (), "claim-zora.pages.dev", "pages.dev")
SUFFIX = HostParts("com", "", (), "", "")


def test_weights_add_up_to_the_score() -> None:
    scorer = scorer_of(MODEL)
    assert scorer.score(OWN) == 55
    assert scorer.score(SHARED) == 70
    assert scorer.score(SUFFIX) == 0


def test_a_customer_of_a_shared_host_has_a_line_of_its_own() -> None:
    scorer = scorer_of(MODEL)
    assert scorer.likeness(OWN)
    assert not scorer.likeness(SHARED)


def test_what_weighs_most_is_told_first() -> None:
    likeness = scorer_of(MODEL).likeness(OWN)
    assert [row.said for row in likeness.weighed] == ['the word "claim"', "the suffix .com"]
    assert (likeness.score, likeness.line, likeness.trained) == (55, 50, "2026-11-01")


def test_below_the_line_nothing_is_told_unless_asked() -> None:
    scorer = scorer_of(MODEL)
    assert scorer.likeness(SHARED).weighed == ()
    assert [row.weight for row in scorer.explain(SHARED)] == [70, 10]
    assert scorer.explain(SUFFIX) == ()


def test_only_weights_of_the_pieces_are_needed() -> None:
    asked: list[str] = []

    def weights_of(pieces: Sequence[str]) -> dict[str, int]:
        asked.extend(pieces)
        return {"w:claim": 70}

    whole = scorer_of(MODEL)
    part = type(whole)(-10, 50, 80, "2026-11-01", whole.lexicon, weights_of)
    assert part.score(OWN) == 60
    assert "w:claim" in asked
