import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.abi_file import read_abi
from hueandcry.model.errors import BadRequest

JSON = '[{"type":"event","name":"E","inputs":[]},' \
    '{"type":"function","name":"f","inputs":[{"name":"a","type":"address"}]}]'  # fmt: skip


@pytest.mark.parametrize("text", [JSON, '{"abi":' + JSON + "}", "# mine\nf(address a);\n"])
def test_functions_are_read_from_json_and_from_lines(text: str) -> None:
    assert [one.signature for one in read_abi(text)] == ["f(address)"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[]", "no function"),
        ("[1]", "entry 1"),
        ("{}", "no list"),
        ("f(address)\ng(", "line 2"),
        ('[{"name":"f","inputs":[{"type":"adress"}]}]', "entry 1"),
        ("[" * 200, "JSON|within"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, words: str) -> None:
    with pytest.raises(BadRequest, match=words):
        read_abi(text)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_abi(text)
    except BadRequest:
        return
