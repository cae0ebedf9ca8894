"""Which blocks of a node are final: the `finalized` tag (EIP-1898's tags), else a depth."""

from typing import Any, Final

from hueandcry.decode.hexadecimal import Unreadable, hash_of, number
from hueandcry.gather.history import Head, NoSuchBlock
from hueandcry.gather.json_rpc import JsonRpc, Refused
from hueandcry.model.errors import BadRequest, Unreachable

# Two epochs of Ethereum: what a block takes to become final there.
DEPTH: Final = 64


def head_of(rpc: JsonRpc, depth: int | None) -> Head:
    """Return the last final block; `depth` below the head instead of the node's own word.

    Raises `Unreachable`. A `finalized` above the head is no word to go by: the depth is taken.
    """
    latest, _ = _tagged(rpc, "latest")
    if depth is not None:
        return _at(rpc, max(latest - depth, 0), ())
    try:
        final, name = _tagged(rpc, "finalized")
    except Unreachable:
        gap = f"the node does not say what is final: {DEPTH} blocks below its head are left out"
        return _at(rpc, max(latest - DEPTH, 0), (gap,))
    if final > latest:
        gap = (
            f"the node calls block {final:,} final, but its head is {latest:,}: {DEPTH} blocks"
            " below the head are left out"
        )
        return _at(rpc, max(latest - DEPTH, 0), (gap,))
    return Head(final, name)


def block_hash(rpc: JsonRpc, block: int) -> str:
    """Return a block's hash. Raises `NoSuchBlock` where the node says so, else `Unreachable`."""
    return _tagged(rpc, hex(block))[1]


def chain_of(rpc: JsonRpc, wanted: str | None) -> str:
    """Return the node's chain (CAIP-2). Raises `BadRequest` if another one is wanted."""
    try:
        chain = f"eip155:{number(rpc.call('eth_chainId'), 'eth_chainId')}"
    except Unreadable as error:
        raise Unreachable(f"{rpc.name}: {error}") from None
    return same_chain(rpc.name, chain, wanted)


def same_chain(name: str, chain: str, wanted: str | None) -> str:
    """Return the chain a source is of. Raises `BadRequest` if another one is wanted."""
    if wanted and wanted != chain:
        raise BadRequest(f"{name} is of chain {chain}, not {wanted}", "Give another address")
    return chain


def _at(rpc: JsonRpc, block: int, gaps: tuple[str, ...]) -> Head:
    return Head(block, block_hash(rpc, block), gaps)


def _tagged(rpc: JsonRpc, tag: str) -> tuple[int, str]:
    try:
        found: Any = rpc.call("eth_getBlockByNumber", tag, False)
    except Refused as error:
        raise Unreachable(f"{rpc.name} has no block {tag}: {error.said}") from None
    if found is None:
        raise NoSuchBlock(f"{rpc.name} has no block {tag}", "Its head may be behind; try again")
    if not isinstance(found, dict):
        raise Unreachable(f"{rpc.name} answers what is no block {tag}", "Try again")
    try:
        return number(found.get("number"), "number"), hash_of(found.get("hash"), "hash")
    except Unreadable as error:
        raise Unreachable(f"{rpc.name} gives a block {tag} that cannot be read: {error}") from None
