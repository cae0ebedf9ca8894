import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.evm.strict_json import Float, read_json
from hueandcry.model.errors import NotAnObservable

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**256), 2**256) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=10,
)


@given(VALUES, st.booleans())
def test_what_json_writes_is_read(value: object, plain: bool) -> None:
    assert read_json(json.dumps(value, ensure_ascii=plain)) == value


@given(st.text(alphabet='{}[]",:\\u0d8e1.-naNI ', max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_json(text)
    except NotAnObservable:
        return


@pytest.mark.parametrize("text", ["1.0", "1e3", "-0.5", "1E400"])
def test_floats_are_kept_apart_as_written(text: str) -> None:
    assert read_json(f'{{"a":{text}}}') == {"a": Float(text)}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('{"to":1,"data":2,"to":3}', "'to' twice"),
        ('[{"a":{"b":1,"\\u0062":1}}]', "'b' twice"),
        ("[NaN]", "NaN"), ("-Infinity", "-Infinity"), ("{a:1}", "line 1, column 2"),
        ("", "no JSON"), ("\ufeff{}", "no JSON"), ("{} {}", "Extra data"),
        ("1" * 81, "81 digits"), ("1" * 5_000, "5,000 digits"),
        ('"\\ud800"', "half a surrogate pair"), ('{"\\udc00":1}', "half a surrogate pair"),
        ('"\ud800"', "no UTF-8"),
        ("[" * 65 + "]" * 65, "more than 64"), ("[" * 100_000, "more than 64"),
        ('{"a":' * 100_000, "more than 64"), (" " * (1 << 20) + "1", "1 MiB"),
    ],
    ids=range(17),
)  # fmt: skip
def test_what_programs_read_differently_is_refused(text: str, fault: str) -> None:
    with pytest.raises(NotAnObservable) as caught:
        read_json(text, "the proposal")
    assert "the proposal" in caught.value.message
    assert fault in caught.value.message


def test_sixty_four_levels_are_read() -> None:
    assert read_json("[" * 64 + "]" * 64)


def test_brackets_in_strings_are_no_levels() -> None:
    assert read_json(json.dumps(["[" * 100 + '\\"', "{" * 100])) == ["[" * 100 + '\\"', "{" * 100]


def test_depth_is_found_in_linear_time_where_a_string_never_ends() -> None:
    with pytest.raises(NotAnObservable, match="no JSON"):
        read_json('"' + '\\"' * 400_000)
