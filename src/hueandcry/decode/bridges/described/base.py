"""The standard bridge of Base."""

from typing import Final

from hueandcry.decode.bridges.description import BridgeChain, BridgeDescription
from hueandcry.decode.bridges.op_stack import EVENTS, L2_BRIDGE, SOURCES, TERMS

L1_BRIDGE: Final = "0x3154cf16ccdb4c6d922629664174b904d80f2c35"
BRIDGE: Final = BridgeDescription(
    "base",
    (
        BridgeChain("eip155:1", (L1_BRIDGE,), counterpart="eip155:8453"),
        BridgeChain("eip155:8453", (L2_BRIDGE,), counterpart="eip155:1"),
    ),
    EVENTS,
    TERMS,
    sources=SOURCES,
)
