"""A log that a bridge may have written, kept as it is: what it means is told by descriptions."""

from typing import Any

from msgspec import Struct


class BridgeLog(Struct, frozen=True):
    """One log: chain (CAIP-2), block, time (Unix seconds), and what `eth_getLogs` tells of it."""

    chain: str
    block: int
    time: int | None
    tx: str
    number: int
    contract: str
    topics: tuple[str, ...]
    data: str

    def told(self) -> dict[str, Any]:
        """Return it as a node would."""
        return {
            "address": self.contract, "topics": list(self.topics), "data": self.data,
            "transactionHash": self.tx, "logIndex": hex(self.number),
            "blockNumber": hex(self.block),
        }  # fmt: skip
