"""Reads a raw log of a described bridge into its canonical record.

A log that is the bridge's and cannot be read is a `BridgeFault` with its reason, never an error:
anybody can make contracts log anything.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from hueandcry.decode.bridges.description import BridgeChain, BridgeDescription, BridgeEvent
from hueandcry.decode.bridges.event import Event, hashed, parse_event
from hueandcry.decode.bridges.packed import Malformed, unpack
from hueandcry.decode.bridges.record import NoRecord, record_of
from hueandcry.decode.bridges.values import Values
from hueandcry.decode.evm.abi import Undecodable, decode_arguments
from hueandcry.decode.evm.abi_reader import Value
from hueandcry.decode.evm.abi_shape import AbiType
from hueandcry.decode.hexadecimal import Unreadable, address, hash_of, number
from hueandcry.model.bridge import BridgeMessage

# A memo or a payload may ride along; 32 KiB of log data cost a quarter of a million gas.
MAX_DATA: Final = 32_768
_HEX: Final = re.compile(r"0x(?:[0-9a-fA-F]{2})*")


class BridgeFault(Struct, frozen=True):
    """A log of a bridge that could not be read; `tx` is "" where the log tells none."""

    bridge: str
    chain: str
    tx: str
    reason: str


class _Log(Struct, frozen=True):
    tx: str
    index: int
    block: int
    contract: str
    topics: tuple[str, ...]
    data: bytes


def read_log(
    description: BridgeDescription, chain: str, log: Mapping[str, object], time: int | None = None
) -> BridgeMessage | BridgeFault | None:
    """Return the record of a log as `eth_getLogs` gives it; None for what is not the bridge's.

    Also None: a described event that moves no money of the bridge (another kind of payload, a
    Transfer to somebody else). `time` is its block's, Unix seconds.
    """
    here = next((one for one in description.chains if one.chain == chain), None)
    if here is None:
        return None
    events = _events(description, here, log)
    if events is None:
        return None
    try:
        return _first(description, here, events, _log(log), time)
    except (Unreadable, NoRecord) as error:
        tx = str(log.get("transactionHash") or "")[:66]
        return BridgeFault(description.name, chain, tx, str(error))


def _events(
    description: BridgeDescription, here: BridgeChain, log: Mapping[str, object]
) -> list[BridgeEvent] | None:
    """Return the events this log may be, None where its contract is none of the bridge's."""
    contract, topics = str(log.get("address")).lower(), log.get("topics")
    topic = str(topics[0]).lower() if isinstance(topics, list | tuple) and topics else ""
    ours = contract in here.contracts
    found = [
        one for one in description.events
        if (ours or one.anywhere) and (not one.chains or here.chain in one.chains)
        and parse_event(one.signature).topic == topic
    ]  # fmt: skip
    return found if found or ours else None


def _first(
    description: BridgeDescription,
    here: BridgeChain,
    events: list[BridgeEvent],
    log: _Log,
    time: int | None,
) -> BridgeMessage | None:
    """Return the first that reads. Raises `NoRecord` where none does."""
    if not events:
        raise NoRecord(f"the topic {log.topics[0]} is of no event that is described")
    faults: list[NoRecord] = []
    for event in events:
        try:
            values = _values(event, here, log)
            if values is not None:
                return record_of(description, here, event, values, (log.block, log.index, time))
        except NoRecord as fault:
            faults.append(fault)
    if len(faults) == len(events):
        raise faults[0]
    return None


def _log(given: Mapping[str, object]) -> _Log:
    if given.get("removed"):
        raise Unreadable("its block was reorganised away")
    topics, data = given.get("topics"), given.get("data")
    if not isinstance(topics, list | tuple) or not 1 <= len(topics) <= 4:
        raise Unreadable("it has no topic, or more than four")
    if not isinstance(data, str) or len(data) > 2 * MAX_DATA + 2 or not _HEX.fullmatch(data):
        raise Unreadable(f"its data are no hex of {MAX_DATA:,} bytes or fewer")
    return _Log(
        hash_of(given.get("transactionHash"), "transactionHash"),
        number(given.get("logIndex"), "logIndex"),
        number(given.get("blockNumber"), "blockNumber"),
        address(given.get("address"), "address"),
        tuple(hash_of(topic, "a topic") for topic in topics),
        bytes.fromhex(data[2:]),
    )


def _values(event: BridgeEvent, here: BridgeChain, log: _Log) -> Values | None:
    """Return the log's values by name; None where it is not about this bridge's money."""
    parsed = parse_event(event.signature)
    if len(log.topics) != len(parsed.indexed) + 1:
        raise NoRecord(f"{len(log.topics) - 1} indexed fields, {len(parsed.indexed)} are described")
    try:
        named = dict(_named(parsed, log))
        values = Values(named, log.contract, log.tx, here.number or here.chain.partition(":")[2])
        for field, form in event.unpack.items():
            parts = unpack(form, values.at(field))
            if parts is None:
                return None
            values = values.with_parts(field, parts)
    except (Undecodable, Malformed) as error:
        raise NoRecord(f"{parsed.signature[:80]}: {error}") from None
    wrong = any(values.text(path) != wanted for path, wanted in event.only.items())
    return None if wrong else values


def _named(event: Event, log: _Log) -> Iterator[tuple[str, Value]]:
    for one, topic in zip(event.indexed, log.topics[1:], strict=True):
        if not hashed(one):
            yield one.name, decode_arguments((one,), bytes.fromhex(topic[2:])).values[0]
    for one, value in zip(event.data, decode_arguments(event.data, log.data).values, strict=True):
        yield from _flat(one.name, one.type, value)


def _flat(name: str, kind: AbiType, value: Value) -> Iterator[tuple[str, Value]]:
    """Yield a value, or a tuple's, each by its path."""
    if kind.kind == "tuple" and isinstance(value, tuple):
        for one, inner in zip(kind.components, value, strict=True):
            yield from _flat(f"{name}.{one.name}", one.type, inner)
    else:
        yield name, value
