"""Permit2 transfers that carry a witness: the terms that the spender's contract holds itself to.

What the spender may take is an approval of its own: Permit2 does not look at the witness, so a
dishonest spender can show a fair order and ignore it.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from hueandcry.decode.typed_acts.fields import Fields
from hueandcry.decode.typed_acts.offer import offer, receiver
from hueandcry.decode.typed_acts.permit2 import PERMISSIONS, stranger, transfers
from hueandcry.decode.typed_acts.quantities import some, token
from hueandcry.decode.typed_acts.shape import inner_shape
from hueandcry.decode.typed_acts.signed import Form, Forms, Note, Signed
from hueandcry.model.act import AnyAct, Quantity, Share

# What comes before the witness, which Permit2 allows to have any name and type.
BEFORE: Final = 4
_ONE: Final = "PermitWitnessTransferFrom"
_MANY: Final = "PermitBatchWitnessTransferFrom"
_INFO: Final = (
    "(address reactor,address swapper,uint256 nonce,uint256 deadline,"
    "address additionalValidationContract,bytes additionalValidationData) info"
)
_OUT: Final = "(address token,uint256 startAmount,uint256 endAmount,address recipient)[]"
_CURVE: Final = "(uint256 relativeBlocks,int256[] relativeAmounts) curve"
# Uniswap/UniswapX, src/lib/*OrderLib.sol
_UNISWAPX: Final = frozenset((
    f"({_INFO},uint256 decayStartTime,uint256 decayEndTime,address inputToken,"
    f"uint256 inputStartAmount,uint256 inputEndAmount,{_OUT} outputs)",
    f"({_INFO},uint256 decayStartTime,uint256 decayEndTime,address exclusiveFiller,"
    "uint256 exclusivityOverrideBps,address inputToken,uint256 inputStartAmount,"
    f"uint256 inputEndAmount,{_OUT} outputs)",
    f"({_INFO},address inputToken,uint256 inputAmount,"
    "(address token,uint256 amount,address recipient)[] outputs)",
    f"({_INFO},address cosigner,address baseInputToken,uint256 baseInputStartAmount,"
    f"uint256 baseInputEndAmount,{_OUT} baseOutputs)",
    f"({_INFO},address cosigner,uint256 startingBaseFee,(address token,uint256 startAmount,"
    f"{_CURVE},uint256 maxAmount,uint256 adjustmentPerGweiBaseFee) baseInput,(address token,"
    f"uint256 startAmount,{_CURVE},address recipient,uint256 minAmount,"
    "uint256 adjustmentPerGweiBaseFee)[] baseOutputs)",
    f"({_INFO},address cosigner,uint256 auctionStartBlock,uint256 baselinePriorityFeeWei,"
    "(address token,uint256 amount,uint256 mpsPerPriorityFeeWei) input,(address token,"
    "uint256 amount,uint256 mpsPerPriorityFeeWei,address recipient)[] outputs)",
))  # fmt: skip
# 0xProject/0x-settler, README
_SETTLER: Final = "(address recipient,address buyToken,uint256 minAmountOut,bytes[] actions)"


def _witness(signed: Signed) -> Iterator[AnyAct | Note]:
    yield from stranger(signed)
    if signed.primary_type not in {_ONE, _MANY}:
        yield Note(f"{signed.primary_type} has the fields of Permit2's {_ONE}, but not its name")
    field = signed.types[signed.primary_type][BEFORE]
    yield from transfers(signed, "Permit2 witness transfer", field.type)
    shape = inner_shape(signed.types, field.type)
    if shape in _UNISWAPX:
        yield from _uniswapx(signed, signed.fields.part(field.name))
    elif shape == _SETTLER:
        yield _settler(signed, signed.fields.part(field.name))


def _uniswapx(signed: Signed, order: Fields) -> Iterator[AnyAct | Note]:
    info = order.part("info")
    spender = signed.fields.address("spender")
    if info.address("reactor") != spender:
        yield Note(
            f"the order is for the contract {info.address('reactor')}, but {spender} may take"
            " the tokens"
        )
    swapper = receiver(info.address("swapper"), signed.signer)
    filler = order.address("exclusiveFiller") if order.has("exclusiveFiller") else ""
    yield offer(
        signed._replace(contract=spender), "UniswapX", swapper, [_input(signed, order)],
        [_share(signed, out, swapper) for out in _outputs(order)],
        taker=filler, expires=info.number("deadline"),
        at_first=[_share(signed, out, swapper, max) for out in _outputs(order)],
    )  # fmt: skip


def _outputs(order: Fields) -> list[Fields]:
    return order.parts("baseOutputs" if order.has("baseOutputs") else "outputs")


def _input(signed: Signed, order: Fields) -> Quantity:
    for name in ("baseInput", "input"):
        if order.has(name):
            part = order.part(name)
            return some(token(signed.chain, part.address("token")), _most(part))
    return some(token(signed.chain, order.address("inputToken", "baseInputToken")), _most(order))


def _most(terms: Fields) -> int:
    names = (
        "amount", "maxAmount", "startAmount", "inputAmount", "inputStartAmount", "inputEndAmount",
        "baseInputStartAmount", "baseInputEndAmount",
    )  # fmt: skip
    return max(terms.number(name) for name in names if terms.has(name))


def _share(
    signed: Signed, out: Fields, swapper: str, pick: Callable[[Iterable[int]], int] = min
) -> Share:
    named = [name for name in ("startAmount", "endAmount", "minAmount", "amount") if out.has(name)]
    amount = pick([out.number(name) for name in named])
    to = receiver(out.address("recipient"), swapper)
    return Share(to, some(token(signed.chain, out.address("token")), amount))


def _settler(signed: Signed, terms: Fields) -> AnyAct:
    least, bought = terms.number("minAmountOut"), token(signed.chain, terms.address("buyToken"))
    to = receiver(terms.address("recipient"), signed.signer)
    return offer(
        signed._replace(contract=signed.fields.address("spender")), "0x Settler", signed.signer,
        [Quantity(row.asset, row.amount) for row in transfers(signed, "")],
        # The contract checks nothing of the outcome where no least amount is asked for.
        [Share(to, some(bought, least))] if least else [],
        expires=signed.fields.number("deadline"),
    )  # fmt: skip


# Keyed by what stands before the witness.
FORMS: Final[Forms] = {
    f"({PERMISSIONS} permitted,address spender,uint256 nonce,uint256 deadline)":
        Form("Permit2 witness transfer", _witness),
    f"({PERMISSIONS}[] permitted,address spender,uint256 nonce,uint256 deadline)":
        Form("Permit2 batch witness transfer", _witness),
}  # fmt: skip
