"""More of 1inch's routers, versions 3 to 6: pools by number, Clipper, and fillers of orders.

Source: descriptors of `AggregationRouter` 3 to 6 in the ERC-7730 registry (CC0),
1inch/limit-order-protocol `TakerTraitsLib.sol`.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.calldata.frame import NOBODY, Abis, CallFrame, Table, Values
from hueandcry.decode.calldata.swaps import much
from hueandcry.decode.calldata.terms import COIN, Part, Terms, account, reader
from hueandcry.decode.calldata.views import harmless
from hueandcry.model.act import AnyAct, Swap

# TakerTraits: the arguments begin with the address that gets what is bought.
_HAS_TARGET: Final = 1 << 251


def filled(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read a fill: ((salt, maker, receiver, maker's, taker's, amounts, ...), ..., traits, args).

    The caller gives the taker's asset, at most its whole amount.
    """
    order, rest = given[0], given[1:]
    gives = much(frame.token(account(order[4])), order[6])
    gets = much(frame.token(account(order[3])), order[5])
    yield Swap(frame.place, "swap", frame.sender, _target(rest), (gives,), (gets,))


def _target(rest: Values) -> str:
    if isinstance(rest[-1], bytes) and len(rest[-1]) >= 20 and rest[-2] & _HAS_TARGET:
        to = "0x" + rest[-1][:20].hex()
        return "" if to == NOBODY else to
    return ""


def permitted(frame: CallFrame, given: Values, abis: Abis) -> Iterator[CallFrame]:
    """Read permitAndCall: (permit, call of the router to itself)."""
    yield frame.again(("1inch",), given[1])


_FIRST: Final = (Part((0,), (1,)),)
_SECOND: Final = (Part((1,), (2,)),)
_POOLS: Final = reader(Terms("swap", gives=_FIRST))
_POOLS_TO: Final = reader(Terms("swap", to=(0,), gives=_SECOND))
_COIN: Final = reader(Terms("swap", gives=(COIN,)))
_COIN_TO: Final = reader(Terms("swap", to=(0,), gives=(COIN,)))
_CLIPPER: Final = reader(Terms("swap", gives=(Part((1,), (3,)),), gets=(Part((2,), (4,)),)))
_CLIPPER_TO: Final = reader(
    Terms("swap", to=(1,), gives=(Part((2,), (4,)),), gets=(Part((3,), (5,)),))
)
_CLIPPER_4: Final = reader(Terms("swap", gives=(Part((0,), (2,)),), gets=(Part((1,), (3,)),)))
_CLIPPER_4_TO: Final = reader(
    Terms("swap", to=(0,), gives=(Part((1,), (3,)),), gets=(Part((2,), (4,)),))
)
_SWAP_3: Final = reader(
    Terms("swap", to=(1, 3), gives=(Part((1, 0), (1, 4)),), gets=(Part((1, 1), (1, 5)),))
)
_ORDER: Final = (
    "(uint256 salt,uint256 maker,uint256 receiver,uint256 makerAsset,uint256 "
    "takerAsset,uint256 makingAmount,uint256 takingAmount,uint256 makerTraits) order"
)
_SIGNED: Final = "uint256 goodUntil,bytes32 r,bytes32 vs"
_PAIR: Final = "address srcToken,address dstToken,uint256 inputAmount,uint256 outputAmount"
TABLE: Final[Table] = {
    "2e95b6c8": ("unoswap(address srcToken,uint256 amount,uint256 minReturn,"
                 "bytes32[] pools)", _POOLS),
    "a1251d75": ("unoswapWithPermit(address srcToken,uint256 amount,uint256 minReturn,"
                 "bytes32[] pools,bytes permit)", _POOLS),
    "3c15fd91": ("unoswapToWithPermit(address recipient,address srcToken,uint256 amount,"
                 "uint256 minReturn,uint256[] pools,bytes permit)", _POOLS_TO),
    "8770ba91": ("unoswap2(uint256 token,uint256 amount,uint256 minReturn,uint256 dex,"
                 "uint256 dex2)", _POOLS),
    "19367472": ("unoswap3(uint256 token,uint256 amount,uint256 minReturn,uint256 dex,"
                 "uint256 dex2,uint256 dex3)", _POOLS),
    "ea76dddf": ("unoswapTo2(uint256 to,uint256 token,uint256 amount,uint256 minReturn,"
                 "uint256 dex,uint256 dex2)", _POOLS_TO),
    "f7a70056": ("unoswapTo3(uint256 to,uint256 token,uint256 amount,uint256 minReturn,"
                 "uint256 dex,uint256 dex2,uint256 dex3)", _POOLS_TO),
    "a76dfc3b": ("ethUnoswap(uint256 minReturn,uint256 dex)", _COIN),
    "89af926a": ("ethUnoswap2(uint256 minReturn,uint256 dex,uint256 dex2)", _COIN),
    "188ac35d": ("ethUnoswap3(uint256 minReturn,uint256 dex,uint256 dex2,uint256 dex3)", _COIN),
    "175accdc": ("ethUnoswapTo(uint256 to,uint256 minReturn,uint256 dex)", _COIN_TO),
    "0f449d71": ("ethUnoswapTo2(uint256 to,uint256 minReturn,uint256 dex,uint256 dex2)", _COIN_TO),
    "493189f0": ("ethUnoswapTo3(uint256 to,uint256 minReturn,uint256 dex,uint256 dex2,"
                 "uint256 dex3)", _COIN_TO),
    "e449022e": ("uniswapV3Swap(uint256 amount,uint256 minReturn,uint256[] pools)",
                 reader(Terms("swap"))),
    "2521b930": ("uniswapV3SwapToWithPermit(address recipient,address srcToken,"
                 "uint256 amount,uint256 minReturn,uint256[] pools,bytes permit)", _POOLS_TO),
    "7c025200": ("swap(address caller,(address srcToken,address dstToken,"
                 "address srcReceiver,address dstReceiver,uint256 amount,"
                 "uint256 minReturnAmount,uint256 flags,bytes permit) desc,bytes data)", _SWAP_3),
    "b0431182": ("clipperSwap(address srcToken,address dstToken,uint256 amount,"
                 "uint256 minReturn)", _CLIPPER_4),
    "9994dd15": ("clipperSwapTo(address recipient,address srcToken,address dstToken,"
                 "uint256 amount,uint256 minReturn)", _CLIPPER_4_TO),
    "d6a92a5d": ("clipperSwapToWithPermit(address recipient,address srcToken,"
                 "address dstToken,uint256 amount,uint256 minReturn,bytes permit)", _CLIPPER_4_TO),
    "84bd6d29": (f"clipperSwap(address clipperExchange,{_PAIR},{_SIGNED})", _CLIPPER),
    "093d4fa5": (f"clipperSwapTo(address clipperExchange,address recipient,{_PAIR},"
                 f"{_SIGNED})", _CLIPPER_TO),
    "c805a666": ("clipperSwapToWithPermit(address clipperExchange,address recipient,"
                 f"{_PAIR},{_SIGNED},bytes permit)", _CLIPPER_TO),
    "d2d374e5": ("clipperSwap(address clipperExchange,uint256 srcToken,address dstToken,"
                 f"uint256 inputAmount,uint256 outputAmount,{_SIGNED})", _CLIPPER),
    "c4d652af": ("clipperSwapTo(address clipperExchange,address recipient,"
                 "uint256 srcToken,address dstToken,uint256 inputAmount,"
                 f"uint256 outputAmount,{_SIGNED})", _CLIPPER_TO),
    "9fda64bd": (f"fillOrder({_ORDER},bytes32 r,bytes32 vs,uint256 amount,"
                 "uint256 takerTraits)", filled),
    "f497df75": (f"fillOrderArgs({_ORDER},bytes32 r,bytes32 vs,uint256 amount,"
                 "uint256 takerTraits,bytes args)", filled),
    "cc713a04": (f"fillContractOrder({_ORDER},bytes signature,uint256 amount,"
                 "uint256 takerTraits)", filled),
    "56a75868": (f"fillContractOrderArgs({_ORDER},bytes signature,uint256 amount,"
                 "uint256 takerTraits,bytes args)", filled),
    "5816d723": ("permitAndCall(bytes permit,bytes action)", permitted),
    "b68fb020": ("cancelOrder(uint256 makerTraits,bytes32 orderHash)", harmless),
    "89e7c650": ("cancelOrders(uint256[] makerTraits,bytes32[] orderHashes)", harmless),
    "c3cf8043": ("increaseEpoch(uint96 series)", harmless),
}  # fmt: skip
