"""The invented snapshot the answers rest on: as JSON for others, and built for us."""

import json
from pathlib import Path
from typing import Final

import msgspec
from tools.conformance import accounts as a
from tools.conformance.abi import selector
from tools.conformance.vector import Json

from hueandcry.model.act import Standard
from hueandcry.model.listing import FeedState
from hueandcry.model.rows import (
    ConfusableRow,
    ContractRow,
    DescriptorKeyRow,
    DescriptorRow,
    EntityRow,
    LabelRow,
    ListingRow,
    NameRow,
    OwnedRow,
    Row,
    SuffixRow,
    TokenRow,
)
from hueandcry.model.suffix import ICANN
from hueandcry.store.build import SnapshotBuilder
from hueandcry.store.home import Home

ASKED_AT: Final = "2026-11-24T12:00:00+00:00"
CHAIN: Final = "eip155:1"
_DAY: Final = ASKED_AT[:10]
_FROM: Final = "https://rows.example/"
_NAME: Final = "20261124T120000Z-00000000"
_BRANDS: Final = (
    ("harbour", "Harbour", "harbour.example"),
    ("lantern", "Lantern Market", "lantern.example"),
    ("uniswap", "Uniswap", "uniswap.example"),
)
_BLOCKED: Final = "drainer.example"
_STAKE: Final = "stake(uint256 amount,address onBehalfOf)"
_UNSTAKE: Final = "unstake(uint256 amount,address receiver)"


def _token(contract: str, symbol: str, name: str, decimals: int, kind: Standard) -> TokenRow:
    return TokenRow(CHAIN, contract.lower(), symbol, name, decimals, kind, _DAY, _FROM)


def _contract(entity: str, address: str, role: str) -> ContractRow:
    return ContractRow(entity, CHAIN, address.lower(), role, _DAY, _FROM)


def _label(account: str, name: str, category: str, confidence: float = 0.9) -> LabelRow:
    return LabelRow("eip155:*", account.lower(), name, "", category, confidence, _DAY, _FROM)


_TOKENS: Final = (
    _token(a.DOLLAR, "hUSD", "Harbour Dollar", 6, "erc20"),
    _token(a.COIN, "WCOIN", "Wrapped Coin", 18, "erc20"),
    _token(a.STABLE, "STBL", "Stable", 18, "erc20"),
    _token(a.LANTERNS, "LNTN", "Lanterns", 0, "erc721"),
    _token(a.CRATES, "CRATE", "Crates", 0, "erc1155"),
)
_CONTRACTS: Final = (
    _contract("harbour", a.ROUTER, "router"),
    _contract("harbour", a.STAKING, "staking"),
    _contract("harbour", a.DELEGATE, "delegate"),
    _contract("harbour", a.BATCHER, "multicall"),
    _contract("harbour", a.GOVERNOR, "governor"),
    _contract("harbour", a.TIMELOCK, "timelock"),
    _contract("harbour", a.PROXY, "vault"),
    _contract("lantern", a.CONDUIT, "conduit"),
    _contract("lantern", a.SEAPORT, "seaport-1.6"),
    _contract("uniswap", a.PERMIT2, "permit2"),
)
_LABELS: Final = (
    _label(a.SCAM, "fake airdrop", "scam"),
    _label(a.THIEF, "bridge thief", "theft"),
    _label(a.EXPLOITED, "Old Bridge", "exploited"),
    _label(a.MIXER, "Example mixer", "mixer"),
    _label(a.EXCHANGE, "Example exchange", "exchange"),
)
_SANCTIONS: Final = (_label(a.SANCTIONED, "Example sanctioned person", "sanctioned"),)
# The second format demands a field that it does not show.
_DESCRIPTOR: Final[Json] = {
    "context": {"contract": {"deployments": [{"chainId": 1, "address": a.STAKING}]}},
    "metadata": {"owner": "Harbour"},
    "display": {
        "formats": {
            _STAKE: {
                "intent": "Stake",
                "fields": [
                    {"path": "amount", "label": "Amount", "format": "raw"},
                    {"path": "onBehalfOf", "label": "For", "format": "raw"},
                ],
            },
            _UNSTAKE: {
                "intent": "Unstake",
                "fields": [{"path": "amount", "label": "Amount", "format": "raw"}],
                "required": ["receiver"],
            },
        }
    },
}


def known() -> Json:
    """Return the rows as they stand in every file."""
    return {
        "asked_at": ASKED_AT,
        "confirmed_at": ASKED_AT,
        "feeds": {purpose: name for name, purpose, _ in _feeds()},
        "brands": [{"id": one, "name": name, "site": site} for one, name, site in _BRANDS],
        "contracts": msgspec.to_builtins(_CONTRACTS),
        "tokens": msgspec.to_builtins(_TOKENS),
        "labels": msgspec.to_builtins(_LABELS),
        "sanctions": msgspec.to_builtins(_SANCTIONS),
        "blocked_hosts": [_BLOCKED],
        "public_suffixes": ["example"],
        "descriptors": [_DESCRIPTOR],
    }


def _feeds() -> tuple[tuple[str, str, tuple[Row, ...]], ...]:
    brands = [
        row
        for one, name, site in _BRANDS
        for row in (
            EntityRow(one, name, "defi"), NameRow(one, one, ordinary=False),
            OwnedRow(one, site, 0, _DAY, f"https://{site}/"),
        )
    ]  # fmt: skip
    return (
        ("example-register", "brands", (*brands, *_CONTRACTS)),
        ("example-suffixes", "suffixes", (SuffixRow("example", ICANN),)),
        ("example-confusables", "confusables", (ConfusableRow("\u0430", "a"),)),
        ("example-hosts", "block list", (ListingRow(_BLOCKED, "block", _FROM),)),
        ("example-tokens", "tokens", _TOKENS),
        ("example-labels", "labels", _LABELS),
        ("example-sanctions", "sanctions", _SANCTIONS),
        ("example-descriptors", "descriptors", tuple(_descriptor_rows())),
    )


def _descriptor_rows() -> list[Row]:
    document = json.dumps(_DESCRIPTOR)
    rows: list[Row] = [DescriptorRow("staking", "calldata", "Harbour", "", "", document)]
    for key, plain in ((_STAKE, "stake"), (_UNSTAKE, "unstake")):
        found = "0x" + selector(f"{plain}(uint256,address)").hex()
        rows.append(DescriptorKeyRow(CHAIN, a.STAKING.lower(), found, "staking", key))
    return rows


def snapshot_home(root: Path) -> Home:
    """Build a data directory whose snapshot holds these rows."""
    home = Home(root)
    with home.building() as path:
        builder = SnapshotBuilder(path, None)
        for name, purpose, rows in _feeds():
            count = builder.add(name, rows, (), _DAY)
            state = FeedState(
                name, purpose, (_FROM,), "CC0", True, "fresh", count, 0, 0, ASKED_AT, "", "0" * 64,
                "",
            )  # fmt: skip
            builder.describe(state, {}, 1)
        builder.finish({"id": _NAME, "created": ASKED_AT, "tool": "conformance"})
        home.publish(path, _NAME, 1)
    return home
