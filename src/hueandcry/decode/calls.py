"""What calls inside transactions moved of the native coin, from the two shapes nodes trace in.

Trees: geth's `callTracer` (geth.ethereum.org/docs/developers/evm-tracing/built-in-tracers), one
nested frame a transaction. Flat: OpenEthereum's `trace_*` (openethereum.github.io/JSONRPC-trace-
module), one row a call with its trace address.

What moves nothing: a call under a failed one, though it carries no error of its own;
`DELEGATECALL`, `CALLCODE` and `STATICCALL`, whatever value they show. `SELFDESTRUCT` moves the
balance. The top-level call has the place (), the n-th call in it (n,).
"""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from hueandcry.decode.hexadecimal import Unreadable, address, number, optional_number
from hueandcry.model.transfer import NATIVE, PHASE_NATIVE, PHASE_PROTOCOL, Transfer

# A block's gas pays for some 40,000 calls; ten times that is no transaction.
MAX_CALLS: Final = 400_000
# The EVM's own limit (Ethereum yellow paper §8, equation 130).
MAX_DEPTH: Final = 1_024
_MOVING: Final = frozenset({"CALL", "CREATE", "CREATE2", "SELFDESTRUCT"})
_STILL: Final = frozenset({"DELEGATECALL", "CALLCODE", "STATICCALL"})
# Tuples: what a node sends in a kind's place may be a list, which no set can be asked for.
_STILL_FLAT: Final = ("delegatecall", "callcode", "staticcall")
_ENDING_FLAT: Final = ("suicide", "selfdestruct")
_DECIMALS: Final = 18


class TxPlace(NamedTuple):
    """Where a transaction stands."""

    chain: str
    tx: str
    block: int
    position: int
    time: int | None
    block_hash: str | None


_Place = tuple[int, ...]


class _Move(NamedTuple):
    place: _Place
    sender: str
    recipient: str
    amount: int


def tree_transfers(root: object, at: TxPlace) -> list[Transfer]:
    """Return the transfers of one `callTracer` tree, in the order of their calls.

    Raises `Unreadable` for a tree that is none, deeper than 1,024 or of more than 400,000 calls.
    """
    found: list[_Move] = []
    waiting: list[tuple[_Place, object]] = [((), root)]
    seen = 0
    while waiting:
        place, frame = waiting.pop()
        seen += 1
        _check_size(seen, place)
        # The kind is what tells a tree from the empty answer for a transaction that is gone.
        if not isinstance(frame, Mapping) or not isinstance(frame.get("type"), str):
            raise Unreadable(f"the call at {place} has no type")
        if frame.get("error") or frame.get("revertReason"):
            continue
        found += _of_frame(place, frame)
        calls = frame.get("calls") or []
        if not isinstance(calls, list):
            raise Unreadable(f"the calls at {place} are no list")
        # Last in, first out: the first call is to come next, before those after it.
        waiting += [((*place, n), calls[n]) for n in range(len(calls) - 1, -1, -1)]
    return [_transfer(move, at) for move in found]


def flat_transfers(traces: Iterable[object], at: TxPlace) -> list[Transfer]:
    """Return the transfers of one transaction's flat traces, in the order of their addresses.

    Raises `Unreadable` as `tree_transfers` does.
    """
    rows = []
    for seen, trace in enumerate(traces, start=1):
        if not isinstance(trace, Mapping):
            raise Unreadable("a trace is no JSON object")
        place = _trace_address(trace)
        _check_size(seen, place)
        rows.append((place, trace))
    rows.sort(key=lambda row: row[0])
    found: list[_Move] = []
    failed: _Place | None = None
    for place, trace in rows:
        # Sorted, all that is under a failed call comes right after it.
        if failed is not None and place[: len(failed)] == failed:
            continue
        if trace.get("error"):
            failed = place
            continue
        found += _of_trace(place, trace)
    return [_transfer(move, at) for move in found]


def reward_transfer(trace: Mapping[str, object], chain: str) -> Transfer:
    """Return what a `reward` trace pays to a block's author. Raises `Unreadable`."""
    action = _action(trace)
    block = trace.get("blockNumber")
    if isinstance(block, bool) or not isinstance(block, int) or block < 0:
        raise Unreadable("a reward's block is no number")
    return Transfer(
        chain, f"block {block}", block, None, None, PHASE_PROTOCOL, None, None,
        address(action.get("author"), "author"), NATIVE, number(action.get("value"), "value"),
        _DECIMALS,
    )  # fmt: skip


def _check_size(seen: int, place: _Place) -> None:
    if seen > MAX_CALLS:
        raise Unreadable(f"more than {MAX_CALLS:,} calls")
    if len(place) > MAX_DEPTH:
        raise Unreadable(f"calls nested deeper than {MAX_DEPTH:,}")


def _of_frame(place: _Place, frame: Mapping[str, object]) -> list[_Move]:
    kind = str(frame["type"]).upper()
    if kind not in _MOVING:
        if kind not in _STILL:
            raise Unreadable(f"a call of unknown type {kind[:30]!r}")
        return []
    amount = optional_number(frame.get("value"), "value")
    if not amount:
        return []
    sender, recipient = address(frame.get("from"), "from"), address(frame.get("to"), "to")
    return [_Move(place, sender, recipient, amount)]


def _of_trace(place: _Place, trace: Mapping[str, object]) -> list[_Move]:
    kind, action = trace.get("type"), _action(trace)
    if kind == "call":
        if action.get("callType") in _STILL_FLAT:
            return []
        names = ("from", "to", "value")
        recipient = action.get("to")
    elif kind == "create":
        names = ("from", "address", "value")
        result = trace.get("result")
        recipient = result.get("address") if isinstance(result, Mapping) else None
    elif kind in _ENDING_FLAT:
        names = ("address", "refundAddress", "balance")
        recipient = action.get("refundAddress")
    else:
        raise Unreadable(f"a trace of unknown type {str(kind)[:30]!r}")
    amount = optional_number(action.get(names[2]), names[2])
    if not amount:
        return []
    sender = address(action.get(names[0]), names[0])
    return [_Move(place, sender, address(recipient, names[1]), amount)]


def _action(trace: Mapping[str, object]) -> Mapping[str, object]:
    action = trace.get("action")
    if not isinstance(action, Mapping):
        raise Unreadable("a trace has no action")
    return action


def _trace_address(trace: Mapping[str, object]) -> _Place:
    given = trace.get("traceAddress")
    if not isinstance(given, list) or not all(
        isinstance(part, int) and not isinstance(part, bool) and part >= 0 for part in given
    ):
        raise Unreadable("a traceAddress is no list of numbers")
    return tuple(given)


def _transfer(move: _Move, at: TxPlace) -> Transfer:
    return Transfer(
        at.chain, at.tx, at.block, at.position, at.time, PHASE_NATIVE, move.place, move.sender,
        move.recipient, NATIVE, move.amount, _DECIMALS, at.block_hash,
    )  # fmt: skip
