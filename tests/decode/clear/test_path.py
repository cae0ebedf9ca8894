import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.clear.fault import Unclear
from hueandcry.decode.clear.path import Path, Slice, read_path


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("to", Path("", ("to",))),
        ("#.order.[0].to", Path("#", ("order", 0, "to"))),
        ("recipients[0]", Path("", ("recipients", 0))),
        ("path.[-1]", Path("", ("path", -1))),
        ("a.[]", Path("", ("a", Slice(None, None)))),
        ("a.[:]", Path("", ("a", Slice(None, None)))),
        ("data.[-20:]", Path("", ("data", Slice(-20, None)))),
        ("data.[0:20]", Path("", ("data", Slice(0, 20)))),
        ("@.value", Path("@", ("value",))),
        ("$.metadata.constants.max", Path("$", ("metadata", "constants", "max"))),
    ],
)
def test_a_path_is_taken_apart(text: str, path: Path) -> None:
    assert read_path(text) == path


@pytest.mark.parametrize(
    "text",
    ["", "#.", "a..b", "a.[", "a.[0:1:2]", "a.[-]", "a b", "a.[x]", "a" * 600, ".".join("a" * 40)],
)
def test_what_is_no_path_is_unclear(text: str) -> None:
    with pytest.raises(Unclear):
        read_path(text)


@given(st.text("#$@.[]:-0123456789ab {}", max_size=40))
def test_no_text_brings_another_error(text: str) -> None:
    try:
        assert read_path(text).steps
    except Unclear:
        return
