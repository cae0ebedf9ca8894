"""Keccak-256 as Ethereum uses it: the padding of the submission, not that of SHA-3 (FIPS 202)."""

from functools import cache
from types import ModuleType


def keccak256(data: bytes) -> bytes:
    """Return the 32 bytes of the hash."""
    digest: bytes = _library().new(digest_bits=256, data=data).digest()
    return digest


@cache
def _library() -> ModuleType:
    # 10 ms to import: only what hashes pays for it, and once.
    from Crypto.Hash import keccak

    return keccak
