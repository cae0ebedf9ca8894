"""What ERC-7730 descriptors of the snapshot show of a request: the outer call, or the message."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from hueandcry.decode.calldata.frame import numbered
from hueandcry.decode.clear.names import Container, Names
from hueandcry.decode.clear.reader import ClearReader, Source
from hueandcry.decode.evm.abi_shape import Function
from hueandcry.decode.typed.document import TypedDocument
from hueandcry.model.act import ReadBy
from hueandcry.model.observable import (
    Batch,
    Request,
    SafeProposal,
    Transaction,
    UserOperation,
)
from hueandcry.model.signing import ClearTexts


class DescriptorIndex(Source, Protocol):
    """Where descriptors are kept."""

    def functions(
        self, chain: str, address: str, selector: bytes
    ) -> Sequence[tuple[Function, ReadBy]]:
        """Return the functions descriptors of this contract give for a selector."""


def clear_texts(
    request: Request,
    document: TypedDocument | None,
    signer: str,
    index: DescriptorIndex,
    names: Names,
) -> ClearTexts:
    """Return what descriptors show of the outer calls, or of the message; none where none fits."""
    reader = ClearReader(index, names)
    if document is not None:
        shown = [reader.message(document, signer)]
    else:
        shown = [reader.call(*called) for called in _called(request, signer)]
    return ClearTexts(tuple(text for text in shown if text is not None))


def _called(request: Request, signer: str) -> Iterator[tuple[Container, bytes, tuple[str, ...]]]:
    """Yield the outer calls, each with the place its acts have."""
    match request:
        case Transaction() if request.to:
            sender = request.sender or signer
            container = Container(request.chain, sender, request.to, int(request.amount))
            yield container, bytes.fromhex(request.data[2:]), ()
        case SafeProposal() if request.transaction.operation == 0:
            inner = request.transaction
            container = Container(request.chain, request.safe, inner.to, int(inner.value))
            yield container, bytes.fromhex(inner.data[2:]), ()
        case UserOperation():
            container = Container(request.chain, request.entry_point, request.sender, 0)
            yield container, bytes.fromhex(request.data[2:]), ("user operation",)
        case Batch():
            for position, call in enumerate(request.calls):
                sender = request.sender or signer
                container = Container(request.chain, sender, call.to, int(call.amount))
                place = numbered("batch", position, len(request.calls))
                yield container, bytes.fromhex(call.data[2:]), place
