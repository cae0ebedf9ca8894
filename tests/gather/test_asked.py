from hueandcry.gather.asked import NOTHING, Asked


def test_nothing_need_be_told() -> None:
    assert Asked() == NOTHING
    assert not any(getattr(NOTHING, name) for name in NOTHING.__struct_fields__)
