"""Transactions taken whole: who sent what, the fee, every call and every token log in them.

Whole, because the order of calls within a transaction is only known when all are seen, and because
who swaps or splits money does it through others.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from msgspec import Struct

from hueandcry.decode.calls import TxPlace, flat_transfers, tree_transfers
from hueandcry.decode.hexadecimal import (
    Unreadable,
    address,
    hash_of,
    number,
    optional_number,
)
from hueandcry.decode.logs import Known, contracts_of, read_logs
from hueandcry.gather.block_facts import BlockFacts
from hueandcry.gather.json_rpc import Call, JsonRpc, Refused
from hueandcry.model.errors import Unreachable
from hueandcry.model.transfer import Transaction, Transfer

_TOGETHER: Final = 100
_TRACER: Final = {"tracer": "callTracer"}


class RawLog(NamedTuple):
    """A log as a node tells it, and its block's time."""

    log: dict[str, Any]
    time: int | None


class Whole(Struct, frozen=True):
    """Transactions with all they moved; `skipped` logs could not be read, `untraced` calls.

    `untold` transactions do not say whether they succeeded. `logs` are all their logs, as told.
    """

    transactions: list[Transaction]
    transfers: list[Transfer]
    skipped: int
    untraced: int
    untold: int
    logs: tuple[RawLog, ...] = ()


class _Fetched(NamedTuple):
    transaction: dict[str, Any]
    receipt: dict[str, Any]
    calls: Any
    at: TxPlace


def whole_transactions(
    rpc: JsonRpc,
    facts: BlockFacts,
    chain: str,
    hashes: Sequence[str],
    method: str,
    left: Callable[[str], None],
) -> Whole:
    """Fetch transactions. `method` is that of their search: it says how calls can be asked for.

    Raises `Unreachable`.
    """
    result = Whole([], [], 0, 0, 0)
    for first in range(0, len(hashes), _TOGETHER):
        left(f"{len(hashes) - first:,} transactions left")
        part = hashes[first : first + _TOGETHER]
        fetched = _fetch(rpc, facts, chain, part, method)
        try:
            result = _added(result, fetched, chain, facts)
        except Unreadable as error:
            raise Unreachable(f"{rpc.name}: {error}", "Say the same again") from None
    return result


def _fetch(
    rpc: JsonRpc, facts: BlockFacts, chain: str, hashes: Sequence[str], method: str
) -> list[_Fetched]:
    asked: list[Call] = [("eth_getTransactionByHash", [one]) for one in hashes]
    asked += [("eth_getTransactionReceipt", [one]) for one in hashes]
    answers = rpc.all(asked)
    calls = rpc.many([call for one in hashes for call in _call_of(one, method)])
    rows = zip(
        hashes, answers[: len(hashes)], answers[len(hashes) :], calls or [None] * len(hashes),
        strict=True,
    )  # fmt: skip
    found = []
    for name, transaction, receipt, traced in rows:
        if not isinstance(transaction, dict) or not isinstance(receipt, dict):
            raise Unreachable(
                f"{rpc.name} does not know transaction {name} any more",
                "It was reorganised away, or the node's history is pruned",
            )
        try:
            found.append(_Fetched(transaction, receipt, traced, _place(chain, name, receipt)))
        except Unreadable as error:
            raise Unreachable(f"{rpc.name}: transaction {name}: {error}") from None
    times = facts.times((one.at.block, one.at.block_hash) for one in found)
    return [one._replace(at=one.at._replace(time=times[one.at.block])) for one in found]


def _call_of(name: str, method: str) -> list[Call]:
    if method == "trace_filter":
        return [("trace_transaction", [name])]
    traces = method == "block scan with traces"
    return [("debug_traceTransaction", [name, _TRACER])] if traces else []


def _place(chain: str, name: str, receipt: dict[str, Any]) -> TxPlace:
    return TxPlace(
        chain, name, number(receipt.get("blockNumber"), "blockNumber"),
        number(receipt.get("transactionIndex"), "transactionIndex"), None,
        hash_of(receipt.get("blockHash"), "blockHash"),
    )  # fmt: skip


def _added(so_far: Whole, fetched: list[_Fetched], chain: str, facts: BlockFacts) -> Whole:
    transactions = [_transaction(one) for one in fetched]
    transfers: list[Transfer] = []
    untraced = 0
    for one in fetched:
        found = _calls(one)
        untraced += found is None
        transfers += found or []
    logs = [log for one in fetched for log in _logs(one.receipt)]
    known = Known(
        {one.at.block: one.at.time for one in fetched if one.at.time is not None},
        facts.decimals(contracts_of(logs)),
    )
    told, skipped = read_logs(logs, chain, known)
    return Whole(
        so_far.transactions + transactions,
        so_far.transfers + transfers + told,
        so_far.skipped + len(skipped),
        so_far.untraced + untraced,
        so_far.untold + sum(one.succeeded is None for one in transactions),
        so_far.logs + tuple(
            RawLog(log, one.at.time) for one in fetched for log in _logs(one.receipt)
            if isinstance(log, dict)
        ),
    )  # fmt: skip


def _calls(one: _Fetched) -> list[Transfer] | None:
    """Return what inner calls moved, nothing where none was asked for, None if unreadable."""
    if one.calls is None or _succeeded(one) is False:
        return []
    if isinstance(one.calls, Refused):
        return None
    read = flat_transfers if isinstance(one.calls, list) else tree_transfers
    try:
        # The top-level value is the transaction's own, and is posted from there.
        return [row for row in read(one.calls, one.at) if row.place]
    except Unreadable:
        return None


def _transaction(one: _Fetched) -> Transaction:
    given, receipt, at = one.transaction, one.receipt, one.at
    recipient = given.get("to") or receipt.get("contractAddress")
    return Transaction(
        at.chain, at.tx, at.block, at.position, at.time, address(given.get("from"), "from"),
        address(recipient, "to") if recipient else None, number(given.get("value"), "value"),
        _fee(given, receipt), _succeeded(one), at.block_hash,
    )  # fmt: skip


def _fee(given: dict[str, Any], receipt: dict[str, Any]) -> int:
    """Return gas, blobs (EIP-4844) and what a rollup takes for its data (OP stack's `l1Fee`)."""
    price = receipt.get("effectiveGasPrice") or given.get("gasPrice")
    gas = number(receipt.get("gasUsed"), "gasUsed") * number(price, "effectiveGasPrice")
    blobs = optional_number(receipt.get("blobGasUsed"), "blobGasUsed")
    blob_price = optional_number(receipt.get("blobGasPrice"), "blobGasPrice")
    return gas + blobs * blob_price + optional_number(receipt.get("l1Fee"), "l1Fee")


def _succeeded(one: _Fetched) -> bool | None:
    """Return a receipt's status; those before EIP-658 (October 2017) have none: then the trace's.

    None where neither tells.
    """
    status = one.receipt.get("status")
    if status is not None:
        return number(status, "status") == 1
    top = _top(one.calls)
    return None if top is None else not (top.get("error") or top.get("revertReason"))


def _top(calls: object) -> dict[str, Any] | None:
    """Return the call a transaction begins with, of a tree or of flat traces."""
    rows = calls if isinstance(calls, list) else [calls]
    return next((
        row for row in rows
        # Without a type it is no call, as in the empty answer for a transaction that is gone.
        if isinstance(row, dict) and isinstance(row.get("type"), str)
        and row.get("traceAddress", []) == []
    ), None)  # fmt: skip


def _logs(receipt: dict[str, Any]) -> list[Any]:
    logs = receipt.get("logs")
    return logs if isinstance(logs, list) else []
