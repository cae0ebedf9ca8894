"""The canonical record of an event's values."""

from hueandcry.decode.bridges.description import BridgeChain, BridgeDescription, BridgeEvent
from hueandcry.decode.bridges.values import NoRecord, Values
from hueandcry.model.bridge import BridgeMessage
from hueandcry.model.transfer import NATIVE

__all__ = ["NoRecord", "record_of"]

# Block, log index, time.
Place = tuple[int, int, int | None]


def record_of(
    bridge: BridgeDescription, here: BridgeChain, event: BridgeEvent, values: Values, place: Place
) -> BridgeMessage:
    """Return the record. Raises `NoRecord` where a field that is described cannot be told."""
    block, index, time = place
    return BridgeMessage(
        bridge=bridge.name,
        side=event.side,
        chain=here.chain,
        tx=values.tx,
        index=index,
        block=block,
        time=time,
        sender=values.account(event.sender) if event.sender else "",
        receiver=_receiver(event, values),
        counterpart=_chain_of(bridge, here, event, values),
        asset=_asset(bridge, event.asset, values),
        counterpart_asset=_asset(bridge, event.counterpart_asset, values),
        amount=values.amount(event.amount) if event.amount else None,
        identifier=":".join(values.text(path) for path in event.identifier),
    )


def _receiver(event: BridgeEvent, values: Values) -> str:
    # A memo may name no receiver: then who it is, only the bridge's own ledger tells.
    if not event.receiver or values.at(event.receiver) == "":
        return ""
    return values.account(event.receiver)


def _asset(bridge: BridgeDescription, path: str, values: Values) -> str:
    if not path:
        return ""
    if path.startswith("="):
        return path[1:]
    found = values.account(path)
    return NATIVE if found in bridge.native else found


def _chain_of(
    bridge: BridgeDescription, here: BridgeChain, event: BridgeEvent, values: Values
) -> str:
    """Return the other chain, "" where its number is none that is described."""
    if not event.counterpart:
        return here.counterpart
    if event.counterpart.startswith("="):
        return event.counterpart[1:]
    if values.at(event.counterpart) == "":
        return ""
    number = values.text(event.counterpart)
    for one in bridge.chains:
        if number == (one.number or one.chain.removeprefix("eip155:")).lower():
            return one.chain
    return ""
