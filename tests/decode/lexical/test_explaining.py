"""What weighed, in words."""

from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.lexical.explaining import stretches_of, weighed
from hueandcry.decode.lexical.lexicon import Lexicon
from hueandcry.decode.lexical.pieces import pieces_of
from hueandcry.model.fact import HostParts

WORDS = Lexicon(["claim", "airdrop"])
LABELS = st.text(alphabet="abcimlrdop-0123", min_size=1, max_size=30)


def test_overlapping_letters_count_for_the_word_they_stand_in() -> None:
    parts = HostParts("xyz", "claim-zora", ("app",), "claim-zora.xyz", "")
    weights = {"cla": 1, "laim": 2, "w:claim": 3, "zora": 5, "r:a-a": 7, "s:xyz": 11, "l:app": 13}
    assert [
        (row.said, row.weight) for row in weighed(parts, WORDS, pieces_of(parts, WORDS), weights)
    ] == [
        ('"app" to the left', 13),
        ("the suffix .xyz", 11),
        ("how the name is built", 7),
        ('the word "claim"', 6),
        ('"-zora" in the name', 5),
    ]


def test_words_and_what_stands_between_them() -> None:
    said = [stretch.said for stretch in stretches_of("myclaimairdrop7", WORDS)]
    assert said == ['"my" in the name', 'the word "claim"', 'the word "airdrop"', '"7" in the name']


@given(LABELS, st.lists(LABELS, max_size=3), st.booleans())
def test_the_sums_add_up_to_all_weights(own: str, left: list[str], shared: bool) -> None:
    parts = HostParts("pages.dev", own, tuple(left), own + ".pages.dev", "x" * shared)
    pieces = pieces_of(parts, WORDS)
    weights = {piece: 1 + number for number, piece in enumerate(sorted(set(pieces)))}
    total = sum(weights[piece] for piece in pieces)
    assert (
        sum(row.weight for row in weighed(parts, WORDS, pieces_of(parts, WORDS), weights)) == total
    )
