from hueandcry.decode.clear.merge import merge


def test_the_including_file_wins_key_by_key() -> None:
    included = {"a": {"x": 1, "y": [1, 2]}, "b": 1}
    assert merge(included, {"a": {"y": [3]}, "c": 2}) == {"a": {"x": 1, "y": [3]}, "b": 1, "c": 2}
    assert included == {"a": {"x": 1, "y": [1, 2]}, "b": 1}


def test_fields_are_merged_by_path_and_new_ones_come_last() -> None:
    old = {"fields": [{"path": "a", "label": "A", "params": {"p": 1, "q": 2}}, {"path": "b"}]}
    new = {"fields": [{"path": "c"}, {"path": "#.a", "params": {"q": 3}}]}
    assert merge(old, new)["fields"] == [
        {"path": "#.a", "label": "A", "params": {"p": 1, "q": 3}}, {"path": "b"}, {"path": "c"},
    ]  # fmt: skip


def test_fields_without_a_path_are_added() -> None:
    assert merge({"fields": [{"value": 1}]}, {"fields": [{"value": 2}]})["fields"] == [
        {"value": 1}, {"value": 2},
    ]  # fmt: skip
