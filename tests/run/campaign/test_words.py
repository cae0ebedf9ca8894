"""The lexicon is learned from labels."""

from hueandcry.run.campaign.words import learn_lexicon

HEADS = ("claim", "wallet", "sync", "bridge")
TAILS = ("portal", "rewards", "network", "launch")
LABELS = [f"{head}{middle}{tail}" for head in HEADS for middle in ("", "-", "2") for tail in TAILS]


def test_whole_words_are_learned_and_bits_of_them_fall_out() -> None:
    words = learn_lexicon(LABELS, fewest=6).words
    assert set(HEADS + TAILS) <= words
    assert "lai" not in words
    assert "clai" not in words


def test_the_order_of_labels_does_not_matter() -> None:
    assert learn_lexicon(LABELS, 6).words == learn_lexicon(reversed(LABELS), 6).words


def test_a_rare_word_is_not_learned() -> None:
    assert "zebra" not in learn_lexicon([*LABELS, "zebrawallet"], fewest=6).words
