"""What ERC-7730 descriptors of the snapshot show of a request: the outer call, or the message."""

from collections.abc import Sequence
from typing import Protocol

from hueandcry.decode.clear.display import clear_message
from hueandcry.decode.clear.names import Container, Names
from hueandcry.decode.clear.reader import ClearReader, Source
from hueandcry.decode.evm.abi_shape import Function
from hueandcry.decode.typed.document import TypedDocument
from hueandcry.model.act import ReadBy
from hueandcry.model.observable import Request, SafeProposal, Transaction, UserOperation
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
    """Return the displays of all descriptors that fit; none where no descriptor does."""
    if document is not None:
        descriptors = index.for_message(
            document.chain, document.contract, document.primary_type, document.encoded_type
        )
        shown = [clear_message(one, document, names, signer) for one in descriptors]
        return ClearTexts(tuple(text for text in shown if text.fields))
    called = _called(request, signer)
    found = ClearReader(index, names).call(*called) if called else None
    return ClearTexts((found,)) if found else ClearTexts(())


def _called(request: Request, signer: str) -> tuple[Container, bytes] | None:
    match request:
        case Transaction() if request.to:
            sender = request.sender or signer
            container = Container(request.chain, sender, request.to, int(request.amount))
            return container, bytes.fromhex(request.data[2:])
        case SafeProposal() if request.transaction.operation == 0:
            inner = request.transaction
            container = Container(request.chain, request.safe, inner.to, int(inner.value))
            return container, bytes.fromhex(inner.data[2:])
        case UserOperation():
            container = Container(request.chain, request.entry_point, request.sender, 0)
            return container, bytes.fromhex(request.data[2:])
        case _:
            return None
