"""Logs of described events, made from values by name; addresses and hashes are made up."""

from collections.abc import Mapping
from typing import Any

from hueandcry.decode.bridges.description import BridgeDescription, BridgeEvent
from hueandcry.decode.bridges.event import parse_event
from hueandcry.decode.bridges.reader import BridgeFault, read_log
from hueandcry.decode.bridges.registry import described
from hueandcry.decode.evm.abi import encode_arguments
from hueandcry.model.bridge import BridgeMessage, Linking
from hueandcry.trace.crossings.linking import link
from hueandcry.trace.crossings.tokens import Tokens

ALICE, BOB = "0x" + "a1" * 20, "0x" + "b2" * 20
TOKEN, OTHER = "0x" + "7e" * 20, "0x" + "8f" * 20
SENT, CAME = "0x" + "5e" * 32, "0x" + "ca" * 32
Log = dict[str, Any]


def log(contract: str, event: BridgeEvent, values: Mapping[str, Any], tx: str = SENT) -> Log:
    """Make the log a contract would leave."""
    parsed = parse_event(event.signature)
    topics = [encode_arguments((one,), (values[one.name],)) for one in parsed.indexed]
    data = encode_arguments(parsed.data, [values[one.name] for one in parsed.data])
    return {
        "address": contract, "topics": [parsed.topic, *("0x" + one.hex() for one in topics)],
        "data": "0x" + data.hex(), "transactionHash": tx, "logIndex": "0x3", "blockNumber": "0x9",
        "removed": False,
    }  # fmt: skip


def event_of(bridge: BridgeDescription, name: str, chain: str) -> BridgeEvent:
    """Return the event of this name on this chain."""
    return next(
        one for one in bridge.events
        if one.signature.startswith(f"{name}(") and (not one.chains or chain in one.chains)
    )  # fmt: skip


def read(
    bridge: str, chain: str, name: str, values: Mapping[str, Any], tx: str = SENT,
    contract: str = "", time: int | None = 1_000,
) -> BridgeMessage | BridgeFault | None:  # fmt: skip
    """Read a log of a described bridge's first contract on a chain."""
    known = described()[bridge]
    contracts = next(one.contracts for one in known.chains if one.chain == chain)
    made = log(contract or contracts[0], event_of(known, name, chain), values, tx)
    return read_log(known, chain, made, time)


def message(found: BridgeMessage | BridgeFault | None) -> BridgeMessage:
    """Return what was read, or fail with its fault."""
    assert isinstance(found, BridgeMessage), found
    return found


def crossed(*found: BridgeMessage | BridgeFault | None) -> Linking:
    """Link messages by their bridges' own terms and tokens."""
    known = described()
    terms = {name: one.terms for name, one in known.items()}
    tokens = Tokens(pair for one in known.values() for pair in one.tokens)
    return link([message(one) for one in found], terms, tokens)
