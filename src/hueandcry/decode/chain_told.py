"""The chain a request is for against the one the asker tells: where they differ, one is wrong."""

from collections.abc import Iterator

from hueandcry.decode.evm.strict_json import read_json
from hueandcry.decode.typed.document import read_typed_data
from hueandcry.decode.typed.unhashable import Unhashable
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.observable import (
    Authorization,
    Batch,
    Request,
    SafeProposal,
    SetCode,
    Transaction,
    TypedData,
    UserOperation,
)


def refuse_other_chain(request: Request, chain: str) -> None:
    """Raise `NotAnObservable` for a request that is for another chain than `chain` (CAIP-2)."""
    if not chain or chain == "eip155:*":
        return
    for told in _chains(request):
        if told and not told.endswith(":*") and told != chain:
            raise NotAnObservable(
                f"the request is for chain {told[:60]}, --chain says {chain}",
                "Make sure which chain it is for; leave --chain out to check it as it stands",
            )


def _chains(request: Request) -> Iterator[str]:
    match request:
        case Transaction():
            yield request.chain
            yield from _of_codes(request.authorizations)
        case SafeProposal() | Batch():
            yield request.chain
        case UserOperation():
            yield request.chain
            yield from _of_codes(request.set_codes)
        case Authorization():
            yield request.set_code.chain
        case TypedData():
            yield _of_document(request)


def _of_codes(codes: tuple[SetCode, ...]) -> Iterator[str]:
    yield from (code.chain for code in codes)


def _of_document(request: TypedData) -> str:
    document = read_json(request.document, "the typed data")
    if not isinstance(document, dict):
        return ""
    try:
        return read_typed_data(document).chain
    except Unhashable as fault:
        return fault.document.chain if fault.document else ""
