from hueandcry.model.finding import Confidence
from tests.detect.signing.making import (
    FRIEND,
    STRANGER,
    THIEF,
    approvals,
    approve,
    label,
    parties,
    party,
    tx,
)
from tests.examples import detector, hits

HIT = [
    tx(approvals(approve()), THIEF),
    tx(approvals(approve()), parties(party(STRANGER, label("theft", 0.4)))),
]
CLEAN = [
    tx(approvals(approve(FRIEND)), THIEF),
    tx(approvals(approve(revokes=True)), THIEF),
    tx(approvals(approve()), parties(party(STRANGER, label("defi")))),
]


def sure(*labels_and_more: object, role: str = "") -> Confidence:
    known = parties(party(STRANGER, *labels_and_more, role=role))  # type: ignore[arg-type]
    return hits(detector("signing/approval-to-listed"), tx(approvals(approve()), known))[
        0
    ].confidence


def test_one_unsure_source_is_less_than_two() -> None:
    assert sure(label("scam", 0.4)) is Confidence.MEDIUM
    assert sure(label("scam", 0.4), label("theft", 0.4, "other")) is Confidence.STRONG


def test_an_official_contract_on_a_list_is_in_doubt() -> None:
    assert sure(label("scam"), role="Router") is Confidence.MEDIUM


def test_says_who_says_so_and_since_when() -> None:
    found = hits(detector("signing/approval-to-listed"), HIT[0])[0]
    assert found.evidence[1].text == 'list (2026-01-01) calls it "Somebody": scam'
    assert found.sources[0].name == "list"
