"""Shows a call or a typed message as its ERC-7730 descriptor says."""

from collections.abc import Sequence

from hueandcry.decode.clear.abi_node import Arguments
from hueandcry.decode.clear.binding import domain_fault
from hueandcry.decode.clear.descriptor import Descriptor, listed
from hueandcry.decode.clear.fault import TooMuch
from hueandcry.decode.clear.fields import Line, lines_of
from hueandcry.decode.clear.formats import MAX_WORDS
from hueandcry.decode.clear.intent import intent_of
from hueandcry.decode.clear.names import Container, Names
from hueandcry.decode.clear.struct_node import StructNode
from hueandcry.decode.clear.view import Budget, Inner, View, absolute
from hueandcry.decode.evm.abi_shape import Function
from hueandcry.decode.typed.document import TypedDocument
from hueandcry.model.signing import ClearText


def clear_call(
    descriptor: Descriptor,
    function: Function,
    values: Sequence[object],
    container: Container,
    names: Names,
    inner: Inner | None = None,
) -> ClearText:
    """Return what a descriptor shows of a call whose arguments are decoded.

    Never raises: what cannot be shown is in `faults`, and values whose format fails are shown raw.
    """
    root = Arguments(function.inputs, values)
    return _display(View(descriptor, root, container, names, inner or Inner(Budget())))


def clear_message(
    descriptor: Descriptor,
    document: TypedDocument,
    names: Names,
    signer: str = "",
    inner: Inner | None = None,
) -> ClearText:
    """Return what a descriptor shows of a typed message. Never raises.

    A domain that is not the descriptor's shows nothing but that fault.
    """
    fields = {
        name: tuple((field.name, field.type) for field in members)
        for name, members in document.types.items()
    }
    root = StructNode(document.primary_type, document.message, fields)
    container = Container(document.chain, signer, document.contract)
    view = View(descriptor, root, container, names, inner or Inner(Budget()))
    if fault := domain_fault(descriptor, document):
        view.fault(fault)
        return _text(view, "", [])
    return _display(view)


def _display(view: View) -> ClearText:
    lines: list[Line] = []
    try:
        for field in listed(view.descriptor.format.get("fields")):
            lines += lines_of(view, [field], view.root, "", 0)
    except TooMuch:
        view.fault("it is longer than is shown: what is missing is not shown at all")
    for path in listed(view.descriptor.format.get("required")):
        if absolute("", path) not in view.shown:
            view.fault(f"{str(path)[:60]!r}, which must be shown, is not")
    return _text(view, intent_of(view), lines)


def _text(view: View, intent: str, lines: Sequence[Line]) -> ClearText:
    return ClearText(
        place=(),
        intent=intent,
        owner=view.descriptor.owner[:MAX_WORDS],
        fields=tuple(line.field for line in lines),
        descriptor=view.descriptor.id,
        faults=tuple(view.faults),
    )
