"""Learning what signals weigh: the right way round, and the same whatever the order of rows."""

from hueandcry.model.mixer import UNIT
from hueandcry.run.mixer_training import ASSUMED, Example, train
from hueandcry.trace.crossings.mixer_chances import log_odds
from hueandcry.trace.crossings.mixer_signals import Seen

RELAYED, OWN = Seen("paid", "relayed"), Seen("paid", "self-paid")


def example(batch: str, number: int, seen: Seen, right: bool) -> Example:
    return Example(batch, f"{batch}{number}", (seen, Seen("lag", "0-30 min")), right)


EXAMPLES = [
    example(batch, number, RELAYED if number < 10 else OWN, number < (8 if batch == "a" else 4))
    for batch in "ab"
    for number in range(20)
]


def test_what_stands_with_right_pairs_weighs_more() -> None:
    weights = train(EXAMPLES, 0.95, "made up")
    assert log_odds([RELAYED], weights) > log_odds([OWN], weights)
    assert (weights.pairs, weights.fill, weights.learned_from) == ((40, 12), 950, "made up")


def test_the_level_of_a_batch_is_not_kept() -> None:
    assert set(train(EXAMPLES, 1, "").weights) == {"paid", "lag"}


def test_the_bias_is_that_of_all_rows() -> None:
    # Nothing is seen: eight of forty are right, odds of 1 to 4 or a little nearer to even.
    rows = [Example("", str(n), (), n < 8) for n in range(40)]
    assert -1.5 < train(rows, 1, "").bias / UNIT < -1.2


def test_the_order_of_rows_does_not_matter() -> None:
    assert train(EXAMPLES, 1, "") == train(EXAMPLES[::-1], 1, "")


def test_what_is_assumed_is_not_learned() -> None:
    ((signal, bins),) = [pair for pair in ASSUMED.items() if pair[0] == "address"]
    rows = [Example("a", str(n), (Seen(signal, next(iter(bins))),), n < 5) for n in range(9)]
    assert signal not in train(rows, 1, "").weights
