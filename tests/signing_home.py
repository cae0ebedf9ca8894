"""A small snapshot of invented rows that knows enough to judge signing requests."""

import json
from collections.abc import Sequence
from pathlib import Path

from hueandcry.model.rows import (
    ContractRow,
    DescriptorKeyRow,
    DescriptorRow,
    EntityRow,
    LabelRow,
    ListingRow,
    Row,
    TokenRow,
)
from hueandcry.store.build import SnapshotBuilder
from hueandcry.store.home import Home
from tests.decode.requests import TOKEN
from tests.values import CONFUSABLES, NOW, SUFFIXES, TODAY, WORDS, brand_rows, feed_state

CHAIN = "eip155:1"
TRAP, SHOP = "0x" + "66" * 20, "0xc0ffee" + "00" * 14 + "c0ffee"
LIKE_SHOP = "0xc0ffee" + "11" * 14 + "c0ffee"
_SEND = "order(uint256 table, address waiter)"
_DISPLAY = {
    "metadata": {"owner": "Shop"},
    "display": {"formats": {_SEND: {"intent": "Order", "fields": [
        {"path": "table", "label": "Table", "format": "raw"},
        {"path": "waiter", "label": "Waiter", "format": "addressName"},
    ]}}},
}  # fmt: skip
ROWS: dict[str, tuple[str, Sequence[Row]]] = {
    "starter": (
        "brands",
        [
            *brand_rows(), EntityRow("shop", "Shop", "defi"),
            ContractRow("shop", CHAIN, SHOP, "router", TODAY, "https://shop.test/"),
        ],
    ),
    "suffixes": ("suffixes", SUFFIXES),
    "confusables": ("confusables", CONFUSABLES),
    "words": ("words", WORDS),
    "list": ("block list", [ListingRow("listed.com", "block", "https://list.test/")]),
    "labels": ("labels", [LabelRow(CHAIN, TRAP, "Trap", "trap", "scam", 0.9, TODAY, "x")]),
    "sdn": ("sanctions", [LabelRow("eip155:*", "0x" + "13" * 20, "S", "s", "sanctioned", 1.0,
                                   TODAY, "x")]),
    "tokens": ("tokens", [TokenRow(CHAIN, TOKEN, "USDC", "USD Coin", 6, "erc20", TODAY, "x")]),
    "erc7730": (
        "descriptors", [DescriptorRow("a", "calldata", "Shop", "", "", json.dumps(_DISPLAY))]
    ),
}  # fmt: skip


def order_call() -> str:
    """Return calldata of the function that the descriptor of SHOP describes."""
    from eth_abi.abi import encode
    from eth_utils.crypto import keccak

    data = keccak(text="order(uint256,address)")[:4] + encode(["uint256", "address"], [4, TRAP])
    return "0x" + data.hex()


def signing_home(root: Path, *, checked: str = NOW) -> Home:
    """Build it."""
    home = Home(root)
    key = DescriptorKeyRow(CHAIN, SHOP, order_call()[:10], "a", _SEND)
    with home.building() as path:
        builder = SnapshotBuilder(path, None)
        for name, (purpose, rows) in ROWS.items():
            more = [key] if name == "erc7730" else []
            count = builder.add(name, [*rows, *more], (), TODAY)
            builder.describe(feed_state(name, purpose, count, checked), {}, 1)
        builder.finish({"id": "20261124T120000Z-11111111", "created": NOW, "tool": "test"})
        home.publish(path, "20261124T120000Z-11111111", 5)
    return home
