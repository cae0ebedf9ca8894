"""ERC-7730 descriptors in a snapshot: found by contract and selector, or by type of message."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from hueandcry.decode.clear.descriptor import Descriptor, descriptor_of, read_document
from hueandcry.decode.clear.fault import Unclear
from hueandcry.decode.clear.keys import encoding_of, function_of
from hueandcry.decode.evm.abi_shape import Function
from hueandcry.model.act import ReadBy
from hueandcry.model.errors import Corrupt
from hueandcry.store.snapshot import Snapshot

QUERY: Final = (
    "SELECT d.id, d.document, k.format FROM descriptor_key k"
    " JOIN descriptor d ON d.id = k.descriptor"
    " WHERE k.address = ? AND k.key = ? AND k.chain = ? AND d.kind = ? AND d.standard = ?"
)
# Several descriptors of one contract are said each; a hundred say nothing.
_MOST: Final = 8
_MESSAGE: Final = "eip712"


class Descriptors:
    """Descriptors by what they are for. Without a snapshot there are none."""

    def __init__(self, snapshot: Snapshot | None) -> None:
        """Use the snapshot's connection."""
        self._db = snapshot.database if snapshot else None

    def for_call(self, chain: str, address: str, selector: bytes) -> tuple[Descriptor, ...]:
        """Return what is bound to this contract of a CAIP-2 chain and describes this function."""
        return self._found(address.lower(), _hex(selector), chain, "calldata")

    def for_standard_call(self, standard: str, selector: bytes) -> tuple[Descriptor, ...]:
        """Return what describes a function of any contract of a standard (erc20, erc721 ...).

        Standards share selectors: ask only for what the contract is known to be.
        """
        return self._found("", _hex(selector), "", "calldata", standard)

    def for_message(
        self, chain: str, contract: str, primary_type: str, encoded_type: str
    ) -> tuple[Descriptor, ...]:
        """Return what is bound to this verifying contract; the bare type is a key of version 1.

        The rest of the domain is for `clear_message` to compare.
        """
        keys = (_encoding(encoded_type), primary_type)
        found = [one for key in keys for one in self._found(contract.lower(), key, chain, _MESSAGE)]
        return tuple(found)

    def for_standard_message(self, standard: str, encoded_type: str) -> tuple[Descriptor, ...]:
        """Return what describes a message of any contract of a standard (erc2612)."""
        return self._found("", _encoding(encoded_type), "", _MESSAGE, standard)

    def functions(
        self, chain: str, address: str, selector: bytes
    ) -> Sequence[tuple[Function, ReadBy]]:
        """Return the functions descriptors of this contract give for a selector."""
        found = dict.fromkeys(_function(one.key) for one in self.for_call(chain, address, selector))
        return [(function, "descriptor") for function in found]

    def _found(
        self, address: str, key: str, chain: str, kind: str, standard: str = ""
    ) -> tuple[Descriptor, ...]:
        if self._db is None or not key:
            return ()
        rows = self._db.execute(
            f"{QUERY} ORDER BY k.descriptor LIMIT {_MOST}",
            (address, key, chain, kind, standard),
        )
        return tuple(_descriptor(*row) for row in rows)


def _hex(selector: bytes) -> str:
    return "0x" + selector.hex()


def _encoding(encoded_type: str) -> str:
    try:
        return encoding_of(encoded_type)
    except Unclear:
        return ""


# A batch of a hundred calls asks for the same few again and again.
@lru_cache(maxsize=64)
def _descriptor(identity: str, document: str, key: str) -> Descriptor:
    try:
        return descriptor_of(identity, read_document(document), key)
    except Unclear as error:
        raise Corrupt(
            f"the descriptor {identity} is damaged ({error})", "Run `hue update`"
        ) from None


def _function(key: str) -> Function:
    try:
        return function_of(key)
    except Unclear as error:
        raise Corrupt(f"a descriptor's key is damaged ({error})", "Run `hue update`") from None
