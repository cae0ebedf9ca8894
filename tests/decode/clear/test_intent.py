"""The intent, with values in it or without."""

from tests.decode.clear.values import COIN, Field, shown


def test_intents_with_several_words_and_with_values() -> None:
    field: Field = {"path": "x", "label": "X", "format": "tokenAmount", "params": {"token": COIN}}
    found = shown(
        "f(uint256 x)", (5,), [field], intent={"A": "Stake", "B": "All"},
        interpolatedIntent="Pay {#.x} to {{all}}",
    )  # fmt: skip
    assert found.intent == "Pay 0.000005 COIN to {all}"
    for sentence in ("Pay {y}", "Pay {x", "x} {", "{}"):
        found = shown("f(uint256 x)", (5,), [field], intent={"A": "B"}, interpolatedIntent=sentence)
        assert found.intent == "A: B"
        assert found.faults


def test_a_sentence_may_not_use_what_is_hidden() -> None:
    field: Field = {"path": "x", "label": "X", "visible": "never"}
    found = shown("f(uint256 x)", (5,), [field], interpolatedIntent="Pay {x}")
    assert (found.intent, len(found.faults)) == ("Do", 1)
