"""All selectors this program knows, and how their calls are read.

A selector is 4 bytes of a hash: another function may share it, so "known" never says that the
contract has the function of that name.
"""

from functools import cache, lru_cache
from typing import Final, NamedTuple

from hueandcry.decode.calldata.frame import Reader, Table
from hueandcry.decode.evm.abi_type import Function, parse_function

# More than there are known functions (some 550).
_KEPT: Final = 1_024


class Known(NamedTuple):
    """A known function. `reader` gives what a call of it means; None where the name is all."""

    function: Function
    signature: str
    reader: Reader | None
    in_delegatecall: bool


@lru_cache(maxsize=_KEPT)
def known(selector: bytes) -> Known | None:
    """Return the function known by a selector."""
    text = selector.hex()
    for load in (common_tables, tables):
        plain, foreign = load()
        found = foreign.get(text) or plain.get(text)
        if found is not None:
            function = parse_function(found[0])
            return Known(function, function.signature, found[1], text in foreign)
    return None


@cache
def common_tables() -> tuple[Table, Table]:
    """Return those of `tables` that most requests need: loading all takes longer than reading."""
    from hueandcry.decode.calldata import (
        approvals,
        batches,
        nft_moves,
        permit2,
        safe_calls,
        safe_libraries,
        tokens,
    )

    plain: Table = {}
    for module in (nft_moves, safe_calls, permit2, approvals, tokens):
        plain |= module.TABLE
    return plain, batches.TABLE | safe_libraries.TABLE


@cache
def tables() -> tuple[Table, Table]:
    """Return the functions of plain calls, and those that mean the same in a delegatecall.

    In a delegatecall the target's own storage is not touched, so that a "transfer" of foreign code
    moves no token: only what makes further calls, or is a Safe's library, is read there.
    """
    from hueandcry.decode.calldata import (
        accounts,
        aggregators,
        approvals,
        authorizations,
        batches,
        bridges,
        claims,
        control,
        exchanges,
        governance,
        lending,
        markets,
        names,
        nft_moves,
        one_inch,
        paraswap,
        pendle,
        permit2,
        positions,
        proxies,
        relays,
        rollups,
        routers,
        safe_calls,
        safe_creation,
        safe_libraries,
        staking,
        tokens,
        universal_router,
        vaults,
        views,
        votes,
    )

    plain: Table = {}
    for module in (
        views, names, control, markets, nft_moves, vaults, lending, staking, positions,
        claims, votes, bridges, rollups, exchanges, paraswap, one_inch, pendle, aggregators,
        routers, universal_router, governance, proxies, relays, accounts, safe_calls,
        safe_creation, permit2, authorizations, approvals, tokens,
    ):  # fmt: skip
        plain |= module.TABLE
    return plain, batches.TABLE | safe_libraries.TABLE
