"""Staking, withdrawal queues and deposits for somebody: who holds what comes out.

Sources: lidofinance/core (`Lido.sol`, `WithdrawalQueueERC721.sol`, `WstETH.sol`), EigenLayer
`StrategyManager.sol` and `DelegationManager.sol`, ERC-7540, OpenZeppelin `ERC20Wrapper.sol`,
ERC-4337 `StakeManager.sol`, and descriptors of Ethena, Midas, P2P, Swell in the ERC-7730 registry.
"""

from typing import Final

from hueandcry.decode.calldata.frame import Table
from hueandcry.decode.calldata.terms import COIN, Part, Terms, reader

# The referral only earns the referrer something; it gets nothing of the caller's.
_STAKE: Final = reader(Terms("stake", gives=(COIN,)))
_QUEUE: Final = reader(Terms("withdrawal request", to=(1,)))
_FIRST: Final = (Part((0,), (1,)),)
_REDEEM: Final = (Part(own=True, amount=(0,)),)
_PERMIT: Final = "(uint256 value,uint256 deadline,uint8 v,bytes32 r,bytes32 s) permit"
TABLE: Final[Table] = {
    "a1903eab": ("submit(address referral)", _STAKE),
    "946fe3e8": ("stakeETH(address referral)", _STAKE),
    "c18d7cb7": ("depositWithReferral(address referral)", _STAKE),
    "d6681042": ("requestWithdrawals(uint256[] amounts,address owner)", _QUEUE),
    "19aa6257": ("requestWithdrawalsWstETH(uint256[] amounts,address owner)", _QUEUE),
    "acf41e4d": ("requestWithdrawalsWithPermit(uint256[] amounts,address owner,"
                 f"{_PERMIT})", _QUEUE),
    "7951b76f": ("requestWithdrawalsWstETHWithPermit(uint256[] amounts,address owner,"
                 f"{_PERMIT})", _QUEUE),
    "f8444436": ("claimWithdrawal(uint256 requestId)", reader(Terms("withdrawal"))),
    "e3afe0a3": ("claimWithdrawals(uint256[] requestIds,uint256[] hints)",
                 reader(Terms("withdrawal"))),
    "5e7eead9": ("claimWithdrawalsTo(uint256[] requestIds,uint256[] hints,"
                 "address recipient)", reader(Terms("withdrawal", to=(2,)))),
    "ea598cb0": ("wrap(uint256 amount)", reader(Terms("wrap"))),
    "de0e9a3e": ("unwrap(uint256 amount)", reader(Terms("unwrap"))),
    "e7a050aa": ("depositIntoStrategy(address strategy,address token,uint256 amount)",
                 reader(Terms("stake", gives=(Part((1,), (2,)),)))),
    "eea9064b": ("delegateTo(address operator,(bytes signature,uint256 expiry) approval,"
                 "bytes32 salt)", None),
    "da8be864": ("undelegate(address staker)", None),
    "f2888dbb": ("unstake(address receiver)", reader(Terms("withdrawal", to=(0,)))),
    "8ceab9aa": ("enterExitQueue(uint256 shares,address receiver)",
                 reader(Terms("withdrawal request", to=(1,)))),
    "f9609f08": ("deposit(address receiver,address referrer)",
                 reader(Terms("stake", to=(0,), gives=(COIN,)))),
    "c02dd27a": ("depositInstant(address tokenIn,uint256 amountToken,"
                 "uint256 minReceiveAmount,bytes32 referrerId)",
                 reader(Terms("deposit", gives=_FIRST))),
    "42e8866b": ("depositInstant(address tokenIn,uint256 amountToken,"
                 "uint256 minReceiveAmount,bytes32 referrerId,address recipient)",
                 reader(Terms("deposit", to=(4,), gives=_FIRST))),
    "e50e3dbb": ("depositRequest(address tokenIn,uint256 amountToken,bytes32 referrerId,"
                 "address recipient)", reader(Terms("deposit", to=(3,), gives=_FIRST))),
    "8b53f75e": ("redeemInstant(address tokenOut,uint256 amountMTokenIn,"
                 "uint256 minReceiveAmount)",
                 reader(Terms("withdrawal", gets=(Part((0,), (2,)),)))),
    "85ab2c13": ("redeemInstant(address tokenOut,uint256 amountMTokenIn,"
                 "uint256 minReceiveAmount,address recipient)",
                 reader(Terms("withdrawal", to=(3,), gets=(Part((0,), (2,)),)))),
    "15571a04": ("redeemRequest(address tokenOut,uint256 amountMTokenIn,"
                 "address recipient)", reader(Terms("withdrawal request", to=(2,)))),
    "2e2d2984": ("deposit(uint256 assets,address receiver,address controller)",
                 reader(Terms("vault deposit", to=(1,), payer=(2,)))),
    "da39b3e7": ("mint(uint256 shares,address receiver,address controller)",
                 reader(Terms("vault deposit", to=(1,), payer=(2,)))),
    "85b77f45": ("requestDeposit(uint256 assets,address controller,address owner)",
                 reader(Terms("vault deposit request", to=(1,), payer=(2,)))),
    "7d41c86e": ("requestRedeem(uint256 shares,address controller,address owner)",
                 reader(Terms("vault withdrawal request", to=(1,), payer=(2,), gives=_REDEEM))),
    "2f4f21e2": ("depositFor(address account,uint256 amount)", reader(Terms("deposit", to=(0,)))),
    "b760faf9": ("depositTo(address account)", reader(Terms("deposit", to=(0,), gives=(COIN,)))),
    "205c2878": ("withdrawTo(address account,uint256 amount)",
                 reader(Terms("withdrawal", to=(0,), gets=(Part((), (1,)),)))),
}  # fmt: skip
