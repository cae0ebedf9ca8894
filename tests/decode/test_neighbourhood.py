"""Index keys: every name within the allowed edits must be found by a key."""

import jellyfish
from hypothesis import assume, given
from hypothesis import strategies as st

from hueandcry.decode.neighbourhood import allowed_distance, heads, name_keys, rest_keys
from hueandcry.decode.unicode import fold_single

NAMES = st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789", min_size=5, max_size=16)
KINDS = st.sampled_from(("insert", "delete", "replace", "swap"))
EDITS = st.lists(
    st.tuples(KINDS, st.integers(0, 20), st.sampled_from("aeqz7")), min_size=1, max_size=2
)


def edited(text: str, edits: list[tuple[str, int, str]]) -> str:
    for kind, place, letter in edits:
        at = place % max(len(text), 1)
        if kind == "insert":
            text = text[:at] + letter + text[at:]
        elif kind == "delete":
            text = text[:at] + text[at + 1 :]
        elif kind == "replace":
            text = text[:at] + letter + text[at + 1 :]
        else:
            text = text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]
    return text


@given(NAMES, EDITS, st.booleans())
def test_every_name_within_the_allowed_edits_shares_a_key(
    name: str, edits: list[tuple[str, int, str]], ordinary: bool
) -> None:
    piece = edited(name, edits)
    limit = allowed_distance(len(name), ordinary=ordinary)
    seen, known = fold_single(piece), fold_single(name)
    assume(len(piece) >= 4)
    # The oracle: optimal string alignment, where a swap is one edit.
    assume(0 < jellyfish.damerau_levenshtein_distance(seen, known) <= min(limit, len(edits)))
    indexed = name_keys(name, ordinary=ordinary)
    asked = {(kind, key) for kind, keys in rest_keys(seen) for key in keys}
    assert indexed & asked


def test_short_names_and_words_have_no_neighbours() -> None:
    assert allowed_distance(4, ordinary=False) == 0
    assert allowed_distance(5, ordinary=True) == 0
    assert allowed_distance(5, ordinary=False) == 1
    assert allowed_distance(12, ordinary=False) == 2
    assert allowed_distance(12, ordinary=True) == 1


@given(NAMES, st.text(alphabet="abcxyz", max_size=8), st.text(alphabet="abcxyz", max_size=8))
def test_a_name_inside_a_label_is_found_by_its_head(name: str, before: str, after: str) -> None:
    keys = {key for kind, key in name_keys(name, ordinary=False) if kind == "head"}
    assert keys & set(heads(before + name + after))
