"""What is signed as a message: typed data, texts, sign-ins."""

from hueandcry.decode.evm.strict_json import read_json
from hueandcry.decode.personal_message import personal_digest, read_personal_message
from hueandcry.decode.siwe import MAX_FAULTS, looks_like_sign_in, read_sign_in
from hueandcry.decode.typed.document import TypedDocument, read_typed_data, typed_document_text
from hueandcry.decode.typed.unhashable import Unhashable
from hueandcry.model.errors import NotAnObservable


def typed_data(data: bytes) -> None:
    """Read any JSON as typed data; what is read must read the same once written out."""
    try:
        given = read_json(data.decode(errors="replace"))
    except NotAnObservable:
        return
    if not isinstance(given, dict):
        return
    again = read_json(typed_document_text(given))
    assert isinstance(again, dict)
    found: TypedDocument | None
    try:
        found = read_typed_data(given)
    except Unhashable as fault:
        found = fault.document
    if found is not None:
        assert not found.digest or read_typed_data(again).digest == found.digest


def message(data: bytes) -> None:
    """Read any text as a message and as a sign-in."""
    text = data.decode(errors="surrogateescape")
    found = read_personal_message(text)
    assert found.digest == personal_digest(found.body)
    looks_like_sign_in(text)
    assert len(read_sign_in(text, ()).faults) <= MAX_FAULTS
