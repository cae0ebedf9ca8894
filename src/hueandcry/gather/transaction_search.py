"""Which transactions touch an account: by the node's index of traces, or block by block.

trace_filter  an index over all calls (Erigon, Nethermind, Reth, Besu): a few questions an account
block scan    `debug_traceBlockByNumber` with callTracer of every block: internal calls are seen
bare scan     `eth_getBlockByNumber` of every block: only who sent and who was paid
"""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any, Final

from msgspec import Struct

from hueandcry.decode.hexadecimal import Unreadable, hash_of
from hueandcry.gather.history import MOST_TRANSACTIONS, Left
from hueandcry.gather.json_rpc import Call, JsonRpc, Refused
from hueandcry.model.errors import BadRequest, Unreachable

_PAGE: Final = 1_000
_TRACER: Final = {"tracer": "callTracer"}
# At five questions a second this many blocks take most of an hour for each account.
MOST_SCANNED: Final = 10_000
# Twenty calls in each of the most transactions, read twice where a node knows no pages. Whoever has
# more is a service, or the node makes them up and would do so for ever.
_MOST_TRACES: Final = 40 * MOST_TRANSACTIONS
# Blocks asked for together: their calls must fit one answer.
_TOGETHER: Final = 10


class Search(Struct, frozen=True):
    """What was found: hashes of transactions, block rewards and withdrawals, and how.

    `too_many` says of what there is more than is read; then the rest is not whole.
    """

    hashes: frozenset[str]
    method: str
    traces: bool
    rewards: tuple[dict[str, Any], ...] = ()
    withdrawals: tuple[tuple[int, dict[str, Any]], ...] = ()
    gaps: tuple[str, ...] = ()
    too_many: str = ""


def search(rpc: JsonRpc, account: str, first: int, last: int, left: Left) -> Search:
    """Find all transactions of blocks `first` to `last`, by the best the node can do.

    Raises `Unreachable`, or `BadRequest` where every block would have to be read and there are too
    many.
    """
    try:
        return _by_index(rpc, account, first, last, left)
    except Refused as error:
        if not error.not_there:
            raise
    if last - first >= MOST_SCANNED:
        raise BadRequest(
            f"{rpc.name} has no trace_filter, and reading {last - first + 1:,} blocks one by one"
            f" for each account is too much (at most {MOST_SCANNED:,})",
            "Use a node with trace_filter, or --explorer, or a closer --from-block and --to-block",
        )
    return _by_blocks(rpc, account, first, last, left)


def _by_index(rpc: JsonRpc, account: str, first: int, last: int, left: Left) -> Search:
    hashes: set[str] = set()
    rewards: dict[tuple[str, str], dict[str, Any]] = {}
    read = 0
    for side in ("fromAddress", "toAddress"):
        for trace in _filtered(rpc, {side: [account]}, first, last, left):
            if trace.get("type") == "reward":
                action = trace.get("action")
                if isinstance(action, dict) and str(action.get("author")).lower() == account:
                    key = _hash(rpc, trace.get("blockHash")), str(action.get("rewardType"))
                    rewards[key] = trace
            else:
                hashes.add(_hash(rpc, trace.get("transactionHash")))
            read += 1
            if too_many := _too_many(hashes, read):
                return Search(frozenset(hashes), "trace_filter", traces=True, too_many=too_many)
    gap = "payments from the beacon chain (withdrawals) are not seen by trace_filter"
    return Search(
        frozenset(hashes), "trace_filter", traces=True, rewards=tuple(rewards.values()), gaps=(gap,)
    )


def _too_many(hashes: set[str], traces: int = 0) -> str:
    """Return what there is more of than is read, empty if there is not."""
    if len(hashes) > MOST_TRANSACTIONS:
        return f"more than {MOST_TRANSACTIONS:,} transactions"
    return f"more than {_MOST_TRACES:,} calls" if traces > _MOST_TRACES else ""


def _filtered(
    rpc: JsonRpc, side: dict[str, Any], first: int, last: int, left: Left
) -> Iterator[dict[str, Any]]:
    """Yield the traces of a range, which is halved where the node finds it too large."""
    at, step = first, last - first + 1
    while at <= last:
        end = min(at + step - 1, last)
        try:
            yield from _pages(rpc, {"fromBlock": hex(at), "toBlock": hex(end), **side})
        except Refused as error:
            if not error.too_large or end == at:
                raise
            step = (end - at + 1) // 2
            continue
        at = end + 1
        left(f"{max(last - end, 0):,} blocks left")


def _pages(rpc: JsonRpc, question: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield all pages, repeated rows too. A node that knows no pages gives everything again.

    It ends only when the node has no more new traces: who reads it must count.
    """
    seen: set[bytes] = set()
    while True:
        page = rpc.call("trace_filter", {**question, "after": len(seen), "count": _PAGE})
        if not isinstance(page, list) or not all(isinstance(trace, dict) for trace in page):
            raise Unreachable(f"{rpc.name} answers trace_filter with what are no traces")
        yield from page
        fresh = {_name(trace) for trace in page} - seen
        seen |= fresh
        if len(page) < _PAGE or not fresh:
            return


def _name(trace: dict[str, Any]) -> bytes:
    keys = ("blockHash", "transactionHash", "traceAddress", "type", "action")
    # A digest, since an action holds all of a call's input.
    return sha256(repr([trace.get(key) for key in keys]).encode(errors="replace")).digest()


def _by_blocks(rpc: JsonRpc, account: str, first: int, last: int, left: Left) -> Search:
    traces = _can_trace(rpc, last)
    hashes: set[str] = set()
    withdrawals: list[tuple[int, dict[str, Any]]] = []
    for at in range(first, last + 1, _TOGETHER):
        numbers = range(at, min(at + _TOGETHER, last + 1))
        for number, block, calls in _blocks(rpc, numbers, traces=traces):
            hashes |= _parties(rpc, block, account)
            if traces:
                hashes |= _called(rpc, block, calls, account)
            withdrawals += [(number, one) for one in _withdrawn(block, account)]
        left(f"{max(last - numbers[-1], 0):,} blocks left")
        if len(hashes) > MOST_TRANSACTIONS:
            break
    return Search(
        frozenset(hashes),
        "block scan with traces" if traces else "block scan",
        traces,
        withdrawals=tuple(withdrawals),
        gaps=() if traces else ("the node traces nothing: internal payments are not seen",),
        too_many=_too_many(hashes),
    )


def _can_trace(rpc: JsonRpc, block: int) -> bool:
    try:
        return isinstance(rpc.call("debug_traceBlockByNumber", hex(block), _TRACER), list)
    except Refused:
        return False


def _blocks(
    rpc: JsonRpc, numbers: range, *, traces: bool
) -> Iterator[tuple[int, dict[str, Any], list[Any]]]:
    asked: list[Call] = [("eth_getBlockByNumber", [hex(number), True]) for number in numbers]
    if traces:
        asked += [("debug_traceBlockByNumber", [hex(number), _TRACER]) for number in numbers]
    answers = rpc.all(asked)
    blocks, calls = answers[: len(numbers)], answers[len(numbers) :] or [[]] * len(numbers)
    for number, block, traced in zip(numbers, blocks, calls, strict=True):
        if not isinstance(block, dict) or not isinstance(block.get("transactions"), list):
            raise Unreachable(f"{rpc.name} has no block {number:,}", "Its history may be pruned")
        if not isinstance(traced, list):
            raise Unreachable(f"{rpc.name} has no traces of block {number:,}")
        yield number, block, traced


def _parties(rpc: JsonRpc, block: dict[str, Any], account: str) -> set[str]:
    return {
        _hash(rpc, one.get("hash"))
        for one in block["transactions"]
        if isinstance(one, dict) and account in {_lower(one.get("from")), _lower(one.get("to"))}
    }


def _called(rpc: JsonRpc, block: dict[str, Any], calls: list[Any], account: str) -> set[str]:
    """Return the transactions in whose calls the account takes part."""
    transactions = block["transactions"]
    if len(calls) != len(transactions):
        raise Unreachable(f"{rpc.name} traces {len(calls)} of {len(transactions)} transactions")
    return {
        _hash(rpc, transaction.get("hash"))
        for transaction, one in zip(transactions, calls, strict=True)
        if isinstance(transaction, dict) and isinstance(one, dict)
        and _takes_part(one.get("result"), account)
    }  # fmt: skip


def _takes_part(root: object, account: str) -> bool:
    waiting = [root]
    while waiting:
        frame = waiting.pop()
        if isinstance(frame, dict):
            if account in {_lower(frame.get("from")), _lower(frame.get("to"))}:
                return True
            calls = frame.get("calls")
            waiting += calls if isinstance(calls, list) else []
    return False


def _withdrawn(block: dict[str, Any], account: str) -> list[dict[str, Any]]:
    given = block.get("withdrawals")
    rows: list[Any] = given if isinstance(given, list) else []
    return [one for one in rows if isinstance(one, dict) and _lower(one.get("address")) == account]


def _lower(value: object) -> str:
    return value.lower() if isinstance(value, str) else ""


def _hash(rpc: JsonRpc, value: object) -> str:
    try:
        return hash_of(value, "a transaction's hash")
    except Unreadable as error:
        raise Unreachable(f"{rpc.name}: {error}") from None
