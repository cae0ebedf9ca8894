"""Loans: what is put into a lending market or taken out, and on whose account.

Sources: aave/aave-v3-core `IPool.sol`, aave/aave-v3-periphery `WrappedTokenGatewayV3.sol` and
`RewardsController.sol`, aave-dao/aave-v3-origin (position managers), morpho-org/morpho-blue
`IMorpho.sol`, compound-finance/comet `CometMainInterface.sol` and `CometRewards.sol`.
"""

from typing import Final

from hueandcry.decode.calldata.frame import Table
from hueandcry.decode.calldata.terms import COIN, Part, Terms, reader

_FIRST: Final = (Part((0,), (1,)),)
_LOAN: Final = (Part((0, 0), (1,)),)
_COLLATERAL: Final = (Part((0, 1), (1,)),)
_SUPPLY: Final = reader(Terms("loan supply", to=(2,), gives=_FIRST))
_REPAY: Final = reader(Terms("loan repayment", to=(3,), gives=_FIRST))
_COIN_OUT: Final = reader(Terms("loan withdrawal", to=(2,), gets=(Part((), (1,)),)))
_MARKET: Final = (
    "(address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) "
    "marketParams"
)
_SIGNED: Final = "uint256 deadline,uint8 permitV,bytes32 permitR,bytes32 permitS"
TABLE: Final[Table] = {
    "02c205f0": ("supplyWithPermit(address asset,uint256 amount,address onBehalfOf,"
                 f"uint16 referralCode,{_SIGNED})", _SUPPLY),
    "a415bcad": ("borrow(address asset,uint256 amount,uint256 interestRateMode,"
                 "uint16 referralCode,address onBehalfOf)",
                 reader(Terms("loan", payer=(4,), gets=_FIRST))),
    "573ade81": ("repay(address asset,uint256 amount,uint256 interestRateMode,"
                 "address onBehalfOf)", _REPAY),
    "ee3e210b": ("repayWithPermit(address asset,uint256 amount,uint256 interestRateMode,"
                 f"address onBehalfOf,{_SIGNED})", _REPAY),
    "2dad97d4": ("repayWithATokens(address asset,uint256 amount,"
                 "uint256 interestRateMode)", reader(Terms("loan repayment", gives=_FIRST))),
    "5a3b74b9": ("setUserUseReserveAsCollateral(address asset,bool useAsCollateral)", None),
    "28530a47": ("setUserEMode(uint8 categoryId)", None),
    "94ba89a2": ("swapBorrowRateMode(address asset,uint256 interestRateMode)", None),
    "474cf53d": ("depositETH(address pool,address onBehalfOf,uint16 referralCode)",
                 reader(Terms("loan supply", to=(1,), gives=(COIN,)))),
    "80500d20": ("withdrawETH(address pool,uint256 amount,address to)", _COIN_OUT),
    "d4c40b6c": ("withdrawETHWithPermit(address pool,uint256 amount,address to,"
                 f"{_SIGNED})", _COIN_OUT),
    "bcc3c255": ("repayETH(address pool,uint256 amount,address onBehalfOf)",
                 reader(Terms("loan repayment", to=(2,), gives=(COIN,)))),
    "e74f7b85": ("borrowETH(address pool,uint256 amount,uint16 referralCode)",
                 reader(Terms("loan", gets=(Part((), (1,)),)))),
    "bb492bf5": ("claimAllRewards(address[] assets,address to)", reader(Terms("claim", to=(1,)))),
    "236300dc": ("claimRewards(address[] assets,uint256 amount,address to,"
                 "address reward)", reader(Terms("claim", to=(2,), gets=(Part((3,), (1,)),)))),
    "a99aad89": (f"supply({_MARKET},uint256 assets,uint256 shares,address onBehalf,"
                 "bytes data)", reader(Terms("loan supply", to=(3,), gives=_LOAN))),
    "5c2bea49": (f"withdraw({_MARKET},uint256 assets,uint256 shares,address onBehalf,"
                 "address receiver)",
                 reader(Terms("loan withdrawal", to=(4,), payer=(3,), gets=_LOAN))),
    "50d8cd4b": (f"borrow({_MARKET},uint256 assets,uint256 shares,address onBehalf,"
                 "address receiver)", reader(Terms("loan", to=(4,), payer=(3,), gets=_LOAN))),
    "20b76e81": (f"repay({_MARKET},uint256 assets,uint256 shares,address onBehalf,"
                 "bytes data)", reader(Terms("loan repayment", to=(3,), gives=_LOAN))),
    "238d6579": (f"supplyCollateral({_MARKET},uint256 assets,address onBehalf,bytes data)",
                 reader(Terms("collateral", to=(2,), gives=_COLLATERAL))),
    "8720316d": (f"withdrawCollateral({_MARKET},uint256 assets,address onBehalf,"
                 "address receiver)",
                 reader(Terms("collateral withdrawal", to=(3,), payer=(2,), gets=_COLLATERAL))),
    "f2b9fdb8": ("supply(address asset,uint256 amount)",
                 reader(Terms("loan supply", gives=_FIRST))),
    "4232cd63": ("supplyTo(address dst,address asset,uint256 amount)",
                 reader(Terms("loan supply", to=(0,), gives=(Part((1,), (2,)),)))),
    "90323177": ("supplyFrom(address from,address dst,address asset,uint256 amount)",
                 reader(Terms("loan supply", to=(1,), payer=(0,), gives=(Part((2,), (3,)),)))),
    "f3fef3a3": ("withdraw(address asset,uint256 amount)",
                 reader(Terms("loan withdrawal", gets=_FIRST))),
    "439e2e45": ("transferAsset(address dst,address asset,uint256 amount)",
                 reader(Terms("collateral transfer", to=(0,), gives=(Part((1,), (2,)),)))),
    "b7034f7e": ("claim(address comet,address src,bool shouldAccrue)",
                 reader(Terms("claim", to=(1,)))),
    "4ff85d94": ("claimTo(address comet,address src,address to,bool shouldAccrue)",
                 reader(Terms("claim", to=(2,), payer=(1,)))),
}  # fmt: skip
