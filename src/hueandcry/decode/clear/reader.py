"""Shows calls and messages by whichever descriptors fit, calls inside calls too."""

from collections.abc import Sequence
from typing import Final, Protocol

from msgspec.structs import replace

from hueandcry.decode.clear.descriptor import Descriptor
from hueandcry.decode.clear.display import clear_call, clear_message
from hueandcry.decode.clear.fault import Unclear
from hueandcry.decode.clear.keys import function_of
from hueandcry.decode.clear.names import Container, Names
from hueandcry.decode.clear.view import Budget, Inner
from hueandcry.decode.evm.abi import Undecodable, decode_arguments
from hueandcry.decode.typed.document import TypedDocument
from hueandcry.model.signing import ClearText

# A Safe's module that calls a router that calls a pool reaches 3.
_DEEPEST: Final = 6
# Calls in one request: the largest Safe batches hold some hundreds.
_MOST_CALLS: Final = 512
_SELECTOR: Final = 4


class Source(Protocol):
    """Who finds descriptors (`store.descriptors.Descriptors`)."""

    def for_call(self, chain: str, address: str, selector: bytes) -> Sequence[Descriptor]:
        """Return what is bound to the contract."""

    def for_standard_call(self, standard: str, selector: bytes) -> Sequence[Descriptor]:
        """Return what is for any contract of a standard."""

    def for_message(
        self, chain: str, contract: str, primary_type: str, encoded_type: str
    ) -> Sequence[Descriptor]:
        """Return what is bound to the verifying contract."""

    def for_standard_message(self, standard: str, encoded_type: str) -> Sequence[Descriptor]:
        """Return what is for any contract of a standard."""


class ClearReader:
    """Shows the calls and messages of one request."""

    def __init__(self, source: Source, names: Names) -> None:
        """Keep both."""
        self._source, self._names = source, names
        self._left, self._budget = _MOST_CALLS, Budget()

    def call(self, container: Container, data: bytes, place: tuple[str, ...] = ()) -> (
        ClearText | None
    ):  # fmt: skip
        """Return the display of a call, None where no descriptor fits or the data do not."""
        found = self._call(container, data, 0)
        return replace(found, place=place) if found else None

    def message(
        self, document: TypedDocument, signer: str = "", place: tuple[str, ...] = ()
    ) -> ClearText | None:
        """Return the display of a typed message, None where no descriptor fits.

        One whose domain differs is returned, with that fault, only where there is no other.
        """
        found: ClearText | None = None
        for descriptor in self._for_message(document):
            shown = clear_message(
                descriptor, document, self._names, signer,
                Inner(self._budget, lambda container, data: self._call(container, data, 1)),
            )  # fmt: skip
            if shown.fields:
                return replace(shown, place=place)
            found = found or replace(shown, place=place)
        return found

    def _call(self, container: Container, data: bytes, depth: int) -> ClearText | None:
        self._left -= 1
        if depth > _DEEPEST or self._left < 0 or len(data) < _SELECTOR:
            return None
        for descriptor in self._for_call(container, data[:_SELECTOR]):
            try:
                function = function_of(descriptor.key)
                decoded = decode_arguments(function.inputs, data[_SELECTOR:])
            except (Unclear, Undecodable):
                continue
            return clear_call(
                descriptor, function, decoded.values, container, self._names,
                Inner(self._budget, lambda inner, body: self._call(inner, body, depth + 1)),
            )  # fmt: skip
        return None

    def _for_call(self, container: Container, selector: bytes) -> Sequence[Descriptor]:
        bound = self._source.for_call(container.chain, container.target, selector)
        # Standards share selectors (ERC-20 and ERC-721 both approve): only what a list calls a
        # token is read as one.
        if bound or self._names.token(container.chain, container.target) is None:
            return bound
        return self._source.for_standard_call("erc20", selector)

    def _for_message(self, document: TypedDocument) -> Sequence[Descriptor]:
        bound = self._source.for_message(
            document.chain, document.contract, document.primary_type, document.encoded_type
        )
        if bound or self._names.token(document.chain, document.contract) is None:
            return bound
        return self._source.for_standard_message("erc2612", document.encoded_type)
