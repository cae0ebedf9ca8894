from hueandcry.decode.page.fields import MAX_FIELDS, FieldCollector
from hueandcry.model.page import Field


def test_labels_before_around_and_behind_tell_what_a_field_is_for() -> None:
    collector = FieldCollector()
    collector.open_label("a")
    collector.hear("before")
    collector.close_label()
    collector.add("text", {"id": "a"})
    collector.open_label("")
    collector.hear("around")
    collector.add("password", {"name": "b"})
    collector.close_label()
    collector.add("text", {"id": "c"})
    collector.open_label("c")
    collector.hear("behind")
    collector.close_label()
    assert collector.fields() == (
        Field("text", "a before"), Field("password", "b around"), Field("text", "c behind"),
    )  # fmt: skip


def test_what_is_not_typed_into_is_no_field() -> None:
    collector = FieldCollector()
    for kind in ("hidden", "submit", "checkbox"):
        collector.add(kind, {"name": "a"})
    assert collector.fields() == ()


def test_all_is_bounded() -> None:
    collector = FieldCollector()
    collector.open_label("a")
    for _ in range(MAX_FIELDS * 3):
        collector.hear("x" * 1_000)
        collector.add("text", {"name": "y" * 1_000})
    found = collector.fields()
    assert len(found) == MAX_FIELDS
    assert collector.full
    assert all(len(field.hint) <= 200 for field in found)
