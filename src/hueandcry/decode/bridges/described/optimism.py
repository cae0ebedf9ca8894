"""The standard bridge of OP Mainnet."""

from typing import Final

from hueandcry.decode.bridges.description import BridgeChain, BridgeDescription
from hueandcry.decode.bridges.op_stack import EVENTS, L2_BRIDGE, SOURCES, TERMS

L1_BRIDGE: Final = "0x99c9fc46f92e8a1c0dec1b1747d010903e884be1"
BRIDGE: Final = BridgeDescription(
    "optimism",
    (
        BridgeChain("eip155:1", (L1_BRIDGE,), counterpart="eip155:10"),
        BridgeChain("eip155:10", (L2_BRIDGE,), counterpart="eip155:1"),
    ),
    EVENTS,
    TERMS,
    sources=SOURCES,
)
