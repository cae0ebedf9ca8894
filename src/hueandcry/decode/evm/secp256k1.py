"""Who made an Ethereum signature (yellow paper, F; EIP-2 for the low half of s)."""

from typing import Final

ORDER: Final = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141


def recover(digest: bytes, r: bytes, s: bytes, parity: int) -> str:
    """Return the lower-case address of a signature's maker, "" where there is none.

    `digest` has 32 bytes, `r` and `s` at most 32, `parity` is 0 or 1 (27 less than Bitcoin's v).
    The high half of s, which EIP-2 forbids in transactions, is read: see `is_low_s`.
    """
    from coincurve import PublicKey

    from hueandcry.decode.evm.keccak import keccak256

    if parity not in {0, 1} or not in_range(r) or not in_range(s) or len(digest) != 32:
        return ""
    signature = r[-32:].rjust(32, b"\0") + s[-32:].rjust(32, b"\0") + bytes([parity])
    try:
        key = PublicKey.from_signature_and_message(signature, digest, hasher=None)
    except ValueError:
        return ""
    return "0x" + keccak256(key.format(compressed=False)[1:])[12:].hex()


def in_range(part: bytes) -> bool:
    """Return whether r or s is at least 1 and less than the order of the curve."""
    return 0 < int.from_bytes(part, "big") < ORDER


def is_low_s(s: bytes) -> bool:
    """Return whether s is in the lower half, as EIP-2 demands: else anybody can make a twin."""
    return 0 < int.from_bytes(s, "big") <= ORDER // 2
