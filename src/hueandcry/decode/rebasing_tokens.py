"""Tokens whose balances change without any payment: no sum of payments tells what is held.

Money is followed up to their lines and no further (`inexact`). The list is short on purpose: a
token stands here where its issuer or somebody who keeps its balances says so. Others are found by
`hue ledger verify --balances`.
"""

from typing import Final, NamedTuple


class RebasingToken(NamedTuple):
    """A contract (lower-case) of a chain (CAIP-2), and where it is said; read on `date`."""

    chain: str
    contract: str
    symbol: str
    source: str
    date: str


REBASING: Final = (
    RebasingToken(
        "eip155:1", "0xae7ab96520de3a18e5e111b5eaab095312d7fe84", "stETH",
        "https://docs.lido.fi/integrations/aave/specification", "2026-11-25",
    ),
    RebasingToken(
        "eip155:1", "0xd46ba6d942050d489dbd938a2c909a5d5039a161", "AMPL",
        "https://developers.bitgo.com/docs/rebase-tokens", "2026-11-25",
    ),
    RebasingToken(
        "eip155:42161", "0x59d9356e565ab3a36dd77763fc0d87feaf85508c", "USDM",
        "https://docs.bitquery.io/docs/blockchain/Base/base-balance-updates", "2026-11-25",
    ),
)  # fmt: skip


def rebasing_on(chain: str) -> frozenset[str]:
    """Return the contracts of such tokens on a chain."""
    return frozenset(one.contract for one in REBASING if one.chain == chain)
