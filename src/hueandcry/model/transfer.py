"""What a chain's history brings: transactions and transfers, before they stand on lines.

Chains are CAIP-2 (`eip155:1`). EVM accounts and assets are lower-case hex; the native coin of a
chain is `NATIVE`. Amounts are integers in base units. `None` is what the source does not tell.
"""

from typing import Final

from msgspec import Struct

NATIVE: Final = "native"

# Order within one transaction (docs/lines.md).
PHASE_FEE: Final = 0
PHASE_NATIVE: Final = 1
PHASE_TOKEN: Final = 2
PHASE_PROTOCOL: Final = 3

# What belongs to no transaction comes after the block's last one. Blocks hold far fewer than this.
AFTER_LAST_TRANSACTION: Final = 2**28


class Transaction(Struct, frozen=True):
    """One account-chain transaction: who paid the fee, and the native value it carried.

    `fee` is in base units of the native coin: gas used times effective price, plus blob and L1 data
    fees. `succeeded` is false for a reverted one, which still pays its fee. `recipient` is None for
    a contract creation. `time` is Unix seconds.
    """

    chain: str
    hash: str
    block: int | None
    index: int | None
    time: int | None
    sender: str
    recipient: str | None
    value: int
    fee: int | None
    succeeded: bool | None
    block_hash: str | None = None


class Transfer(Struct, frozen=True):
    """One movement of an asset. `sender` None is a mint, `recipient` None a burn or a fee.

    `place` orders transfers of one transaction and phase: the trace address for internal native
    calls (`(0, 1)`, top level `()`), `(log index,)` or `(log index, position in batch)` for token
    logs; None where the source only gives its own order. An NFT names its token in `asset` as
    `CONTRACT/TOKEN ID`, amount 1. `decimals` None is not known.
    """

    chain: str
    tx: str
    block: int | None
    tx_index: int | None
    time: int | None
    phase: int
    place: tuple[int, ...] | None
    sender: str | None
    recipient: str | None
    asset: str
    amount: int
    decimals: int | None = None
    block_hash: str | None = None


class Outpoint(Struct, frozen=True):
    """A coin of a UTXO chain: `txid:n`, the address that may spend it, and its amount."""

    chain: str
    name: str
    owner: str
    amount: int
