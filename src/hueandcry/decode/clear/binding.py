"""Whether a typed message is of the domain a descriptor is for."""

from hueandcry.decode.clear.descriptor import Descriptor, mapping, text
from hueandcry.decode.clear.view import same
from hueandcry.decode.typed.document import TypedDocument


def domain_fault(descriptor: Descriptor, document: TypedDocument) -> str:
    """Say what of the message's domain is not what the descriptor asks for; empty where all is."""
    context = mapping(mapping(descriptor.document.get("context")).get("eip712"))
    for name, wanted in mapping(context.get("domain")).items():
        if name not in document.domain:
            return f"the domain has no {name}, which the descriptor asks for"
        if not same(document.domain[name], wanted):
            found = str(document.domain[name])[:60]
            return f"the domain's {name} is {found!r}, the descriptor is for {str(wanted)[:60]!r}"
    separator = text(context.get("domainSeparator"))
    if separator and separator.lower() != "0x" + document.domain_hash.hex():
        return "the domain separator is not the one the descriptor is for"
    return ""
