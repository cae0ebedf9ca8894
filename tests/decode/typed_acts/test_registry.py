from pathlib import Path

import pytest

from hueandcry.decode.typed_acts import registry
from hueandcry.decode.typed_acts.read import acts_of
from hueandcry.decode.typed_acts.registry import FAMILIES, forms
from hueandcry.decode.typed_acts.shape import shape_of
from hueandcry.decode.typed_acts.signed import Form
from tests.decode.typed_acts.generated import document_of, plain
from tests.decode.typed_acts.values import CONTRACT, SIGNER, note_calls

ALL = [(shape, form) for shape, found in forms().items() for form in found]


def test_every_file_with_forms_is_a_family() -> None:
    folder = Path(registry.__file__).parent
    written = {path.stem for path in folder.glob("*.py") if "\nFORMS:" in path.read_text()}
    # A witness is known by what stands before it.
    assert written - {"permit2_witness"} == set(FAMILIES)


@pytest.mark.parametrize(("shape", "form"), ALL, ids=[form.name for _, form in ALL])
def test_every_form_reads_what_has_its_shape(shape: str, form: Form) -> None:
    primary = form.only or "AnyName"
    document = document_of(shape, primary, plain, CONTRACT)
    assert shape_of(document.types, primary) == shape
    found = acts_of(document, SIGNER, note_calls)
    assert found.form == form.name
    assert not [part for part in found.unread if "does not hold" in part]


def test_forms_of_one_shape_differ_by_name() -> None:
    for found in forms().values():
        assert len({form.only for form in found}) == len(found)
        assert [form.only for form in found[:-1] if not form.only] == []
