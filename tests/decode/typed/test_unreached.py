from hueandcry.decode.typed.type_graph import Field
from hueandcry.decode.typed.unreached import MAX_HIDDEN, short, unreached

FIELDS = {"Post": (Field("letters", "Letter[][]"),), "Letter": (Field("text", "string"),)}


def test_finds_fields_at_every_level_with_their_path() -> None:
    message = {"letters": [[{"text": "a"}, {"text": "b", "to": None}]], "from": [1]}
    found = unreached({"message": message, "id": 3}, FIELDS, "Post")
    assert found == (
        ("id", "3"), ("message.letters[0][1].to", "null"), ("message.from", "[1]")
    )  # fmt: skip


def test_many_are_bounded() -> None:
    message = {"letters": [[{"text": "", "x": 1}] * 1_000]}
    found = unreached({"message": message}, FIELDS, "Post")
    assert len(found) == MAX_HIDDEN + 1
    assert found[-1] == ("...", "more than 100 such fields")


def test_values_are_short() -> None:
    assert short("a" * 100) == "a" * 77 + "..."
    assert short({"b": 1, "a": 2}) == '{"a": 2, "b": 1}'
