from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.handle_shape import query_keys, shape_of, target_keys


def none(character: str) -> None:
    return None


def test_look_alikes_and_repeats_fold_alike() -> None:
    assert shape_of("fo0mcIub_", none).skeleton == shape_of("foomclub", none).skeleton
    assert shape_of("0xNNovaDAO", none).squeezed == shape_of("0xNovaDAO", none).squeezed
    assert shape_of("Unisvvap", none).skeleton == shape_of("uniswap", none).skeleton


def test_affixes_leave_the_core() -> None:
    assert shape_of("StargateFinance", none).core == "stargate"
    assert shape_of("0xNovaDAO", none).core == "nova"
    assert shape_of("dao", none).core == "dao"


@given(st.text("abcdeilmnorstw0137", min_size=5, max_size=15), st.data())
def test_a_doubled_or_dropped_letter_is_found_by_the_keys(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(name) - 1))
    keys = target_keys(shape_of(name, none), ordinary=False, coined=True)
    for other in (name[:at] + name[at] + name[at:], name[:at] + "_" + name[at:]):
        asked = query_keys(shape_of(other, none))
        assert any((kind, key) in keys for kind, found in asked.items() for key in found)
