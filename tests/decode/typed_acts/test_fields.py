import pytest

from hueandcry.decode.typed_acts.fields import MAX_LEAVES, Fields, Unfit

FIELDS = Fields({"n": 1, "t": True, "s": "x", "b": b"", "l": [{"n": 2}], "p": {"n": 3}})


def test_fields_are_taken_by_kind() -> None:
    assert FIELDS.number("m", "n") == 1
    assert FIELDS.flag("t")
    assert FIELDS.text("s") == "x"
    assert FIELDS.data("b") == b""
    assert FIELDS.part("p").number("n") == 3
    assert [row.number("n") for row in FIELDS.parts("l")] == [2]


@pytest.mark.parametrize("kind", ["number", "flag", "text", "data", "part", "parts", "numbers"])
def test_what_is_missing_or_another_kind_does_not_fit(kind: str) -> None:
    read = getattr(FIELDS, kind)
    for name in {"n", "t", "s", "b", "l", "p", "none"} - {
        "number": {"n"},
        "flag": {"t"},
        "text": {"s"},
        "data": {"b"},
        "part": {"p"},
        "parts": {"l"},
        "numbers": set(),
    }[kind]:
        with pytest.raises(Unfit):
            read(name)


def test_leaves_stop_at_a_thousand_and_say_that_there_are_more() -> None:
    tree: object = {"n": 1}
    for _ in range(14):
        tree = [tree, tree]
    leaves, count = Fields({"tree": tree}).leaves("tree")
    assert len(leaves) == MAX_LEAVES
    assert count > MAX_LEAVES


def test_lists_in_lists_without_end_do_not_fit() -> None:
    tree: object = {}
    for _ in range(100):
        tree = [tree]
    with pytest.raises(Unfit):
        Fields({"tree": tree}).leaves("tree")
