"""A Safe's transaction, as its contract hashes it, and signatures stored for it."""

from msgspec import Struct


class SafeTransaction(Struct, frozen=True):
    """The ten fields of `SafeTx` (safe-global/safe-smart-account, `Safe.sol`).

    Addresses lower case; numbers decimal text; `operation` 0 call, 1 delegatecall.
    """

    to: str
    value: str
    data: str
    operation: int
    safe_tx_gas: str
    base_gas: str
    gas_price: str
    gas_token: str
    refund_receiver: str
    nonce: str


class SafeConfirmation(Struct, frozen=True):
    """A stored signature and whose a service says it is; `submitted` ISO 8601 or empty."""

    owner: str
    signature: str
    submitted: str = ""
