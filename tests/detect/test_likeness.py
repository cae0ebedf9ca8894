"""How sure a likeness is, and its words."""

import pytest

from hueandcry.detect.likeness import comparison, source_of_likeness, sure
from hueandcry.model.finding import Confidence
from hueandcry.model.signing import Imitation

ONE = "0x" + "ab" * 20


def row(prefix: int, suffix: int, source: str = "starter", one: str = ONE) -> Imitation:
    middle = "5" * (40 - prefix - suffix)
    other = "0x" + one[2 : 2 + prefix] + middle + one[42 - suffix :]
    return Imitation(one, other, prefix, suffix, "you paid it", source, "2026-01-01")


@pytest.mark.parametrize(
    ("prefix", "suffix", "confidence"),
    [
        (4, 4, Confidence.STRONG),
        (3, 4, Confidence.STRONG),
        (3, 3, Confidence.MEDIUM),
        (2, 6, Confidence.MEDIUM),
        (2, 7, Confidence.STRONG),
        (0, 30, Confidence.MEDIUM),
    ],
)
def test_it_is_sure_where_both_ends_are_alike(
    prefix: int, suffix: int, confidence: Confidence
) -> None:
    assert sure(row(prefix, suffix)) is confidence


@pytest.mark.parametrize("source", ["your own payments", "you"])
def test_six_at_both_ends_are_enough_where_it_imitates_the_askers_own(source: str) -> None:
    assert sure(row(2, 4, source)) is Confidence.STRONG
    assert sure(row(4, 2, source)) is Confidence.STRONG
    assert sure(row(1, 8, source)) is Confidence.MEDIUM
    assert sure(row(0, 7, source)) is Confidence.MEDIUM


def test_zeros_alone_prove_little() -> None:
    zeros = "0x" + "0" * 10 + "ab" * 15
    assert sure(row(10, 4, one=zeros)) is Confidence.MEDIUM
    assert sure(row(12, 4, one=zeros)) is Confidence.STRONG
    assert sure(row(10, 29, one=zeros)) is Confidence.STRONG


def test_addresses_are_shown_with_their_checksum() -> None:
    digits, known = comparison(row(4, 4))
    assert digits.seen.lower() == ONE
    assert digits.seen != ONE
    assert known.text.endswith("is known: you paid it")


def test_a_likeness_to_ones_own_has_no_source() -> None:
    assert source_of_likeness(row(4, 4, "")) == ()
    assert [source.date for source in source_of_likeness(row(4, 4))] == ["2026-01-01"]
