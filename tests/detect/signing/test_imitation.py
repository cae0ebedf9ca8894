from hueandcry.model.finding import Confidence
from hueandcry.model.signing import Imitation, Imitations
from tests.detect.signing.making import ME, history, pay, tx
from tests.examples import detector, hits

# WBTC, 2024-05-03: the address that was paid, and the one that was meant.
LOOKALIKE = "0xd9a1c3788d81257612e2581a6ea0ada244853a91"
TRUSTED = "0xd9a1b0b1e1ae382dbdc898ea68012ffcb2853a91"


def like(prefix: int = 4, suffix: int = 6, source: str = "your own payments") -> Imitations:
    known = LOOKALIKE[: 2 + prefix] + "7" * (40 - prefix - suffix) + LOOKALIKE[42 - suffix :]
    if (prefix, suffix) == (4, 6):
        known = TRUSTED
    why = "you paid it once, last on 2024-05-03"
    return Imitations((Imitation(LOOKALIKE, known, prefix, suffix, why, source, "2026-01-01"),))


HIT = [tx(pay(LOOKALIKE), like()), tx(pay(LOOKALIKE), like(3, 3, "starter"))]
CLEAN = [
    tx(pay(LOOKALIKE)),
    tx(Imitations((Imitation(ME, TRUSTED, 4, 4, "you paid it", "", ""),))),
]


def sure(*facts: object) -> Confidence:
    example = tx(pay(LOOKALIKE), *facts)  # type: ignore[arg-type]
    return hits(detector("signing/imitation"), example)[0].confidence


def test_both_ends_are_sure_one_end_is_not() -> None:
    assert sure(like()) is Confidence.STRONG
    assert sure(like(3, 3)) is Confidence.STRONG
    assert sure(like(2, 4)) is Confidence.STRONG
    assert sure(like(6, 0)) is Confidence.MEDIUM


def test_many_known_addresses_ask_for_more_digits() -> None:
    assert sure(like(3, 3, "starter")) is Confidence.MEDIUM
    assert sure(like(4, 4, "starter")) is Confidence.STRONG


def test_one_that_was_paid_before_is_in_doubt() -> None:
    assert sure(like(), history(LOOKALIKE)) is Confidence.MEDIUM


def test_lays_the_two_side_by_side() -> None:
    found = hits(detector("signing/imitation"), HIT[0])[0].evidence[0]
    assert found.seen == "0xd9A1C3788D81257612E2581A6ea0aDa244853a91"
    assert found.known == "0xd9A1b0B1e1aE382DbDc898Ea68012FfcB2853a91"
