"""What people sign every day that does several things at once, or makes a new account."""

from collections.abc import Iterator

from tests.run.vectors.batches import operation, send_calls, through_delegate
from tests.run.vectors.case import (
    ME,
    OTHER,
    OWNER_2,
    Case,
    calldata,
    history,
    quiet,
    transaction,
)
from tests.run.vectors.contracts import (
    AAVE,
    SAFE_FACTORY,
    SAFE_TO_L2_SETUP,
    UNISWAP_V2,
    USDC,
    WETH,
)
from tests.run.vectors.documents import ZERO

_APPROVE, _TRANSFER = "approve(address,uint256)", "transfer(address,uint256)"


def batches(soon: int) -> Iterator[Case]:
    """Return them all; `soon` is a moment until when swaps hold."""
    swap = calldata("swapExactTokensForTokens(uint256,uint256,address[],address,uint256)",
                    10**9, 3 * 10**17, [USDC, WETH], ME, soon)  # fmt: skip
    calls = [(USDC, 0, calldata(_APPROVE, UNISWAP_V2, 10**9)), (UNISWAP_V2, 0, swap)]
    yield quiet("an allowance and a swap by wallet_sendCalls", send_calls(calls))
    yield quiet("an allowance and a swap by a user operation", operation(calls))
    yield quiet("an allowance and a swap by a 7702 batch", through_delegate(calls))
    supply = calldata("supply(address,uint256,address,uint16)", USDC, 10**9, ME, 0)
    calls = [
        (USDC, 0, calldata(_APPROVE, AAVE, 10**9)),
        (WETH, 0, calldata(_APPROVE, AAVE, 10**18)),
        (AAVE, 0, supply),
    ]
    yield quiet("two allowances for Aave", send_calls(calls))
    moved = [
        (USDC, 0, calldata(_TRANSFER, OTHER, 10**9)),
        (WETH, 0, calldata(_TRANSFER, OTHER, 10**18)),
        (OTHER, 10**18, b""),
    ]
    own = (OTHER.lower(),)
    yield quiet("three assets to an own account", send_calls(moved), own=own)
    yield quiet("three assets to a payee", send_calls(moved), history=history(OTHER))
    # As Safe's own page makes an account since version 1.4.1.
    handler = "0xfd0732Dc9E303f09fCEf3a7388Ad10A83459Ec99"
    to_l2 = calldata("setupToL2(address)", "0x29fcB43b46531BcA003ddC8FCB67FFE91900C762")
    setup = calldata("setup(address[],uint256,address,bytes,address,address,uint256,address)",
                     [ME, OWNER_2], 2, SAFE_TO_L2_SETUP, to_l2, handler, ZERO, 0,
                     "0x5afe7A11E7000000000000000000000000000000")  # fmt: skip
    data = calldata("createProxyWithNonce(address,bytes,uint256)",
                    "0x41675C099F32341bf84BFc5382aF534df5C7461a", setup, 7)  # fmt: skip
    yield quiet("a new Safe", transaction(SAFE_FACTORY, data))
