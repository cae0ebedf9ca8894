"""Addresses that were ground, made by trying keys, until zeros stand at both ends."""

from typing import Final

ZEROS: Final = "0000"
# Trying keys for more zeros than this (104 bits) is beyond everybody: it is a chain's own account.
_MOST_ZEROS: Final = 26


def is_ground(account: str) -> bool:
    """Say whether an EVM account, lower-case hex with `0x`, begins and ends with four zeros.

    One of four billion is so by chance. The zero address and what chains put at low numbers
    (0x...010000 of zkSync Era) nobody made by trying.
    """
    ends = account.startswith("0x" + ZEROS) and account.endswith(ZEROS)
    return ends and account.count("0", 2) <= _MOST_ZEROS
