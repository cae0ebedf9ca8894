"""Keys of `display.formats`: function signatures with names, and type encodings of EIP-712.

ERC-7730 asks for one space between type and name and none after commas; the registry writes both
with and without, `tuple(...)` and data locations too. Keys are brought to one form.
"""

import re
from functools import lru_cache
from typing import Final

from hueandcry.decode.clear.fault import Unclear
from hueandcry.decode.evm.abi_shape import BadSignature, Function
from hueandcry.decode.evm.abi_type import parse_function

_LOCATION: Final = re.compile(r"\s+(?:memory|calldata|storage)(?=\s)")
_TUPLE: Final = re.compile(r"\btuple\s*\(")
_BLANKS: Final = re.compile(r"\s+")
_AROUND: Final = re.compile(r"\s*([(),])\s*")
_CLOSED: Final = re.compile(r"(\)(?:\[\d*\])*)(?=[A-Za-z_$])")
STRUCT: Final = re.compile(r"([A-Za-z_$][\w$:]*)\(([^()]*)\)")
# Type encodings: the longest of the registry has 1,600 characters.
MAX_TEXT: Final = 16_384


@lru_cache(maxsize=1_024)
def function_of(key: str) -> Function:
    """Return the function a key describes. Raises `Unclear`."""
    if len(key) > MAX_TEXT:
        raise Unclear(f"a key of {len(key):,} characters")
    plain = _TUPLE.sub("(", _LOCATION.sub("", key.strip()))
    plain = _AROUND.sub(r"\1", _BLANKS.sub(" ", plain))
    try:
        return parse_function(_CLOSED.sub(r"\1 ", plain))
    except BadSignature as error:
        raise Unclear(f"{key[:60]!r} is no function: {error}") from None


def encoding_of(key: str) -> str:
    """Return a type encoding in one form: no spare blanks, the types after the first by name.

    A key of version 1 may be the bare name of the primary type; it stays as it is. Raises
    `Unclear`.
    """
    if len(key) > MAX_TEXT:
        raise Unclear(f"a key of {len(key):,} characters")
    plain = _AROUND.sub(r"\1", _BLANKS.sub(" ", key.strip()))
    structs = [found.group() for found in STRUCT.finditer(plain)]
    if "".join(structs) != plain or not structs:
        if re.fullmatch(r"[A-Za-z_$][\w$:]*", plain):
            return plain
        raise Unclear(f"{key[:60]!r} is no type encoding (EIP-712 encodeType)")
    return structs[0] + "".join(sorted(structs[1:]))
