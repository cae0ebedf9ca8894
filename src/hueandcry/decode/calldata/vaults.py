"""Vaults, lending markets and pools: what is put in or taken out, and for whom.

Sources: ERC-4626, ERC-6909, aave/aave-v3-core `IPool.sol`, compound-finance/comet,
Uniswap/v2-periphery and v3-periphery.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.calldata.approvals import for_all
from hueandcry.decode.calldata.frame import Abis, CallFrame, Table, Values
from hueandcry.decode.calldata.swaps import much
from hueandcry.model.act import AnyAct, Quantity, Swap

_Some = tuple[Quantity, ...]


def _moved(
    frame: CallFrame, manner: str, parties: tuple[str, str], gives: _Some, gets: _Some
) -> Swap:
    return Swap(frame.place, manner, parties[0], parties[1], gives, gets)


def put(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read ERC-4626 deposit: (assets, receiver); the asset's token is not told.

    A vault is a token itself. Other contracts give the same function another meaning (a referrer).
    """
    if abis.standard(frame.chain, frame.target) == "erc20":
        yield _moved(frame, "vault deposit", (frame.sender, given[1]), (), ())


def put_for_shares(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read ERC-4626 mint: (shares, receiver), of what is known to be a token."""
    if abis.standard(frame.chain, frame.target) == "erc20":
        gets = much(frame.token(frame.target), given[0])
        yield _moved(frame, "vault deposit", (frame.sender, given[1]), (), (gets,))


def take(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read ERC-4626 withdraw: (assets, receiver, owner)."""
    yield _moved(frame, "vault withdrawal", (given[2], given[1]), (), ())


def take_for_shares(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read ERC-4626 redeem: (shares, receiver, owner)."""
    gives = much(frame.token(frame.target), given[0])
    yield _moved(frame, "vault withdrawal", (given[2], given[1]), (gives,), ())


def supply(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read Aave's supply: (token, amount, on behalf of, code)."""
    gives = much(frame.token(given[0]), given[1])
    yield _moved(frame, "loan supply", (frame.sender, given[2]), (gives,), ())


def withdraw(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read Aave's withdraw: (token, amount, to)."""
    gets = much(frame.token(given[0]), given[1])
    yield _moved(frame, "loan withdrawal", (frame.sender, given[2]), (), (gets,))


def withdraw_to(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read Comet's withdrawTo: (to, token, amount)."""
    return withdraw(frame, (given[1], given[2], given[0]), abis)


def withdraw_from(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read Comet's withdrawFrom: (owner, to, token, amount)."""
    owner, to, token, amount = given
    gets = much(frame.token(token), amount)
    yield _moved(frame, "loan withdrawal", (owner, to), (), (gets,))


def pool_in(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read addLiquidity: (token, token, two amounts, two least, to, deadline)."""
    gives = (much(frame.token(given[0]), given[2]), much(frame.token(given[1]), given[3]))
    yield _moved(frame, "liquidity added", (frame.sender, given[6]), gives, ())


def coin_pool_in(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read addLiquidityETH: (token, amount, two least, to, deadline)."""
    gives = (much(frame.token(given[0]), given[1]), much(frame.coin(), frame.amount))
    yield _moved(frame, "liquidity added", (frame.sender, given[4]), gives, ())


def pool_out(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read removeLiquidity: (token, token, liquidity, two least, to, deadline)."""
    gets = (much(frame.token(given[0]), given[3]), much(frame.token(given[1]), given[4]))
    yield _moved(frame, "liquidity removed", (frame.sender, given[5]), (), gets)


def coin_pool_out(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read removeLiquidityETH: (token, liquidity, two least, to, deadline)."""
    gets = (much(frame.token(given[0]), given[2]), much(frame.coin(), given[3]))
    yield _moved(frame, "liquidity removed", (frame.sender, given[4]), (), gets)


def collect(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read Uniswap 3's collect: ((position, to, most of either token))."""
    to = given[0][1]
    yield _moved(frame, "fees collected", (frame.sender, _to(frame, to)), (), ())


def _to(frame: CallFrame, to: str) -> str:
    """Return the receiver; zeros stand for the manager, which passes it on (periphery)."""
    return frame.this if not int(to, 16) else to


_ADD: Final = (
    "(address tokenA,address tokenB,uint256 amountADesired,uint256 amountBDesired,"
    "uint256 amountAMin,uint256 amountBMin,address to,uint256 deadline)"
)
_LEAST: Final = "uint256 amountTokenMin,uint256 amountETHMin,address to,uint256 deadline)"
TABLE: Final[Table] = {
    "6e553f65": ("deposit(uint256 assets,address receiver)", put),
    "94bf804d": ("mint(uint256 shares,address receiver)", put_for_shares),
    "b460af94": ("withdraw(uint256 assets,address receiver,address owner)", take),
    "ba087652": ("redeem(uint256 shares,address receiver,address owner)", take_for_shares),
    "617ba037": ("supply(address asset,uint256 amount,address onBehalfOf,uint16 referralCode)",
                 supply),
    "e8eda9df": ("deposit(address asset,uint256 amount,address onBehalfOf,uint16 referralCode)",
                 supply),
    "69328dec": ("withdraw(address asset,uint256 amount,address to)", withdraw),
    "c3b35a7e": ("withdrawTo(address to,address asset,uint256 amount)", withdraw_to),
    "26441318": ("withdrawFrom(address src,address to,address asset,uint256 amount)",
                 withdraw_from),
    "558a7297": ("setOperator(address operator,bool approved)", for_all),
    "e8e33700": (f"addLiquidity{_ADD}", pool_in),
    "f305d719": (f"addLiquidityETH(address token,uint256 amountTokenDesired,{_LEAST}",
                 coin_pool_in),
    "baa2abde": ("removeLiquidity(address tokenA,address tokenB,uint256 liquidity,"
                 "uint256 amountAMin,uint256 amountBMin,address to,uint256 deadline)", pool_out),
    "02751cec": (f"removeLiquidityETH(address token,uint256 liquidity,{_LEAST}", coin_pool_out),
    "fc6f7865": ("collect((uint256 tokenId,address recipient,uint128 amount0Max,"
                 "uint128 amount1Max) params)", collect),
}  # fmt: skip
