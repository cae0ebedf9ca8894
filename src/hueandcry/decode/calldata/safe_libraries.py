"""Functions of the libraries a Safe delegatecalls: they work on the Safe, not on themselves.

Source: safe-global/safe-smart-account, `libraries/{SafeMigration,SafeToL2Setup,SignMessageLib,
CreateCall}.sol`.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.calldata.frame import Abis, CallFrame, Table, Values
from hueandcry.decode.safe.libraries import official_singleton
from hueandcry.model.act import AnyAct, BlindSignature, Control, Creation

# What is signed is shown up to here; a text one can read fits.
_SHOWN: Final = 32


def migrate(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read SafeMigration: the library's code names the implementation."""
    if frame.account:
        detail = "the implementation the migration library names"
        yield Control(frame.place, frame.this, "master copy", frame.target, detail)


def migrate_handler(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read SafeMigration with the fallback handler."""
    yield from migrate(frame, given, abis)
    if frame.account:
        detail = "the handler the migration library names"
        yield Control(frame.place, frame.this, "fallback handler", frame.target, detail)


def setup_to_l2(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read SafeToL2Setup: (singleton), which a new Safe takes on all chains but Ethereum.

    Safe's own page asks for it in every new account: only another's code is worth a word.
    """
    if frame.account and not official_singleton(given[0]):
        yield Control(frame.place, frame.this, "master copy", given[0])


def sign_message(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read SignMessageLib: (message); the Safe will vouch for it (ERC-1271)."""
    shown = "0x" + given[0][:_SHOWN].hex() + ("..." if len(given[0]) > _SHOWN else "")
    yield BlindSignature(frame.place, "a message signed on chain by the Safe", shown)


def create(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read CreateCall: (value, code, ...)."""
    yield Creation(frame.place, frame.this, str(given[0]), len(given[1]))


TABLE: Final[Table] = {
    "f6682ab0": ("migrateSingleton()", migrate),
    "07f464a4": ("migrateL2Singleton()", migrate),
    "ed007fc6": ("migrateWithFallbackHandler()", migrate_handler),
    "68cb3d94": ("migrateL2WithFallbackHandler()", migrate_handler),
    "fe51f643": ("setupToL2(address l2Singleton)", setup_to_l2),
    "85a5affe": ("signMessage(bytes data)", sign_message),
    "4c8c9ea1": ("performCreate(uint256 value,bytes deploymentData)", create),
    "4847be6f": ("performCreate2(uint256 value,bytes deploymentData,bytes32 salt)", create),
}  # fmt: skip
