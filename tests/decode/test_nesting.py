import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.nesting import is_deeper, shallow

VALUES = st.recursive(
    st.one_of(st.text(), st.integers(), st.none()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)


def depth(value: object) -> int:
    """Count levels the plain way."""
    if isinstance(value, dict):
        return 1 + max(map(depth, value.values()), default=0)
    return 1 + max(map(depth, value), default=0) if isinstance(value, list) else 0


@given(VALUES, st.integers(0, 6))
def test_tells_the_depth_as_a_plain_count_does(value: object, limit: int) -> None:
    assert is_deeper(json.dumps(value).encode(), limit) == (depth(value) > limit)


@pytest.mark.parametrize("text", [b"[" * 100_000, b'[{"a":' * 50_000, b"[" * 5_000 + b"]" * 5_000])
def test_deep_texts_are_told(text: bytes) -> None:
    assert is_deeper(text, 900)


def test_brackets_in_texts_are_no_depth() -> None:
    assert not is_deeper(b'["[[[[[[", "\\"[[[", {"{{{{{": 1}]', 2)


def test_a_raised_recursion_limit_does_not_end_the_process() -> None:
    program = (
        "import sys, msgspec; sys.setrecursionlimit(100_000)\n"
        "from hueandcry.decode.nesting import shallow\n"
        "try: msgspec.json.decode(shallow(b'[' * 200_000))\n"
        "except RecursionError as error: print(error)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (ran.returncode, ran.stdout) == (0, "not whole, or nested more than 900 levels deep\n")


def test_what_is_shallow_is_given_back() -> None:
    assert shallow(b"[1]") == b"[1]"
    assert shallow('{"a": []}') == '{"a": []}'
