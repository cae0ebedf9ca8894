"""How sure a likeness is, and its words."""

import pytest

from hueandcry.detect.likeness import comparison, source_of_likeness, sure
from hueandcry.model.finding import Confidence
from hueandcry.model.signing import Imitation

ONE, TWO = "0x" + "ab" * 20, "0xabab" + "0" * 32 + "abab"


def row(prefix: int, suffix: int, source: str = "starter") -> Imitation:
    return Imitation(ONE, TWO, prefix, suffix, "you paid it", source, "2026-01-01")


@pytest.mark.parametrize(
    ("prefix", "suffix", "confidence"),
    [
        (4, 4, Confidence.STRONG),
        (3, 4, Confidence.STRONG),
        (3, 3, Confidence.MEDIUM),
        (2, 9, Confidence.MEDIUM),
    ],
)
def test_it_is_sure_where_both_ends_are_alike(
    prefix: int, suffix: int, confidence: Confidence
) -> None:
    assert sure(row(prefix, suffix)) is confidence


def test_addresses_are_shown_with_their_checksum() -> None:
    digits, known = comparison(row(4, 4))
    assert digits.seen.lower() == ONE
    assert digits.seen != ONE
    assert known.text.endswith("is known: you paid it")


def test_a_likeness_to_ones_own_has_no_source() -> None:
    assert source_of_likeness(row(4, 4, "")) == ()
    assert [source.date for source in source_of_likeness(row(4, 4))] == ["2026-01-01"]
