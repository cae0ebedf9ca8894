"""What many transactions share and a node is asked for once: block times, decimals of tokens."""

from collections.abc import Iterable
from typing import Final

from hueandcry.decode.hexadecimal import Unreadable, hash_of, number
from hueandcry.gather.json_rpc import JsonRpc, Refused
from hueandcry.model.errors import Unreachable

# The selector of decimals in EIP-20.
_DECIMALS: Final = "0x313ce567"
# A uint256 has 78 digits; a token that claims more decimals says nothing.
_MOST_DECIMALS: Final = 77


class BlockFacts:
    """Looks up in a node, and remembers."""

    def __init__(self, rpc: JsonRpc) -> None:
        """Use a node."""
        self._rpc = rpc
        self._blocks: dict[int, tuple[int, str]] = {}
        self._decimals: dict[str, int | None] = {}

    def times(self, named: Iterable[tuple[int, object]]) -> dict[int, int]:
        """Return the times of blocks given as (number, hash as the node spells it, or None).

        Raises `Unreachable` for a hash that is none, or if a block has another one by now: it was
        reorganised in between.
        """
        wanted = {(block, self._hash(block, name)) for block, name in named}
        asked = sorted({block for block, _ in wanted} - self._blocks.keys())
        answers = self._rpc.all([("eth_getBlockByNumber", [hex(one), False]) for one in asked])
        for block, answer in zip(asked, answers, strict=True):
            self._blocks[block] = self._read(block, answer)
        for block, name in wanted:
            if name is not None and self._blocks[block][1] != name:
                raise Unreachable(
                    f"block {block:,} was reorganised while it was read from {self._rpc.name}",
                    "Say the same again; a larger --finality stays clear of such blocks",
                )
        return {block: self._blocks[block][0] for block, _ in wanted}

    def forget(self) -> None:
        """Forget blocks: between two accounts the chain may have been reorganised."""
        self._blocks.clear()

    def decimals(self, contracts: Iterable[str]) -> dict[str, int | None]:
        """Return the decimals of contracts, None for one that does not answer `decimals()`."""
        wanted = sorted(contracts)
        asked = [contract for contract in wanted if contract not in self._decimals]
        answers = self._rpc.many(
            [("eth_call", [{"to": contract, "data": _DECIMALS}, "latest"]) for contract in asked]
        )
        for contract, answer in zip(asked, answers, strict=True):
            self._decimals[contract] = None if isinstance(answer, Refused) else _small(answer)
        return {contract: self._decimals[contract] for contract in wanted}

    def _hash(self, block: int, name: object) -> str | None:
        try:
            return None if name is None else hash_of(name, "blockHash")
        except Unreadable as error:
            raise Unreachable(f"{self._rpc.name}: block {block:,}: {error}") from None

    def _read(self, block: int, answer: object) -> tuple[int, str]:
        if not isinstance(answer, dict):
            raise Unreachable(f"{self._rpc.name} has no block {block:,}", "It may be pruned")
        try:
            time = number(answer.get("timestamp"), "timestamp")
            name = hash_of(answer.get("hash"), "hash")
        except Unreadable as error:
            raise Unreachable(f"{self._rpc.name}: block {block:,}: {error}") from None
        return time, name


def _small(answer: object) -> int | None:
    try:
        found = number(answer, "decimals")
    except Unreadable:
        return None
    return found if found <= _MOST_DECIMALS else None
