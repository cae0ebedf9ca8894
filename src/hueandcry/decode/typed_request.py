"""A request to sign typed data (`eth_signTypedData_v4`)."""

from collections.abc import Mapping

from hueandcry.decode.evm.keccak import keccak256
from hueandcry.decode.typed.document import read_typed_data, typed_document_text
from hueandcry.decode.typed.unhashable import Unhashable
from hueandcry.decode.typed.unreached import PARTS
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.observable import TypedData


def read_typed_request(value: Mapping[str, object], signer: str) -> TypedData:
    """Read it. One whose hash cannot be made is an observable all the same: that is its finding.

    Raises `NotAnObservable` where a part is missing.
    """
    missing = [part for part in PARTS if part not in value]
    if missing:
        raise NotAnObservable(
            f"the typed data has no {', '.join(missing)}", "EIP-712 asks for types, primaryType, "
            "domain and message"
        )  # fmt: skip
    text = typed_document_text(value)
    return TypedData(
        value="0x" + _digest(value, text).hex(),
        written=f"typed data {str(value['primaryType'])[:60]}",
        signer=signer,
        document=text,
    )


def _digest(value: Mapping[str, object], text: str) -> bytes:
    try:
        return read_typed_data(value).digest
    except Unhashable:
        return keccak256(text.encode())
