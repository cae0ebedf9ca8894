"""Target for what signing typed data lets happen."""

from collections.abc import Mapping

from hueandcry.decode.calldata.frame import NoAbis
from hueandcry.decode.calldata.read import read_call
from hueandcry.decode.evm.strict_json import read_json
from hueandcry.decode.typed.document import read_typed_data
from hueandcry.decode.typed.unhashable import Unhashable
from hueandcry.decode.typed_acts.read import acts_of
from hueandcry.model.errors import NotAnObservable

SIGNER = "0x" + "51" * 20


def typed_acts(data: bytes) -> None:
    """Read any JSON as typed data: it is read as a known form, or it says what is not read."""
    try:
        given = read_json(data.decode(errors="surrogateescape"))
        document = read_typed_data(given) if isinstance(given, Mapping) else None
    except NotAnObservable:
        return
    except Unhashable as fault:
        document = fault.document
    if document is None:
        return
    found = acts_of(document, SIGNER, lambda frame: read_call(frame, NoAbis()))
    assert found.form or (found.unread and not found.acts)
