"""What people sign every day: none of it may be called a danger."""

from collections.abc import Iterator

from eth_abi.abi import encode
from eth_abi.packed import encode_packed

from tests.run.vectors.case import (
    KEYS,
    MAX,
    ME,
    NOW,
    OTHER,
    STRANGER,
    Case,
    calldata,
    history,
    quiet,
    transaction,
)
from tests.run.vectors.contracts import (
    AAVE,
    APES,
    BASE_USDC,
    CONDUIT,
    DAI,
    ENS_CONTROLLER,
    ENS_RESOLVER,
    LIDO,
    ONE_INCH,
    OPTIMISM_BRIDGE,
    PERMIT2,
    SEAPORT,
    UNISWAP_V2,
    UNISWAP_V3,
    UNIVERSAL_ROUTER,
    USDC,
    USDT,
    WETH,
)
from tests.run.vectors.documents import (
    ZERO,
    item,
    seaport,
)
from tests.run.vectors.everyday_batches import batches
from tests.run.vectors.everyday_signatures import MONTH, SOON, UNISWAP, VITALIK, signatures

ENS_ETH = "0xfe89cc7abb2c4183683ab71653c4cdc9b02d44b7"
SWAP_FROM_ROUTER = "0x" + "00" * 19 + "01"


def everyday() -> list[Case]:
    """Return them all, none of which needs the folder of real cases."""
    return [
        *_payments(), *_allowances(), *_swaps(), *_protocols(), *_nfts(), *signatures(),
        *batches(SOON),
    ]  # fmt: skip


def _payments() -> Iterator[Case]:
    paid = history(VITALIK, ENS_ETH)
    yield quiet("ETH to a payee of the history", transaction(VITALIK, value=10**18), history=paid)
    data = calldata("transfer(address,uint256)", ENS_ETH, 250 * 10**6)
    yield quiet("USDC to a payee of the history", transaction(USDC, data), history=paid)
    yield quiet(
        "ETH to an own account",
        transaction(OTHER, value=10**18),
        own=(OTHER.lower(),),
        history=paid,
    )
    data = calldata("transfer(address,uint256)", OTHER, 10**9)
    yield quiet("USDT to an own account", transaction(USDT, data), own=(OTHER.lower(),))
    data = calldata("transfer(address,uint256)", ENS_ETH, 10**7)
    yield quiet("USDC on Base", transaction(BASE_USDC, data, chainId="0x2105"), history=paid)
    yield quiet("ETH to a shop, no history given", transaction(STRANGER, value=10**17))
    # The first payment to somebody is as common as it is worth a second look.
    yield quiet("ETH to a first payee", transaction(STRANGER, value=10**17), history=paid)
    yield quiet("a cancelled transaction", transaction(ME, value=0, nonce="0x7"))
    signed = KEYS[0].sign_transaction({
        "type": 2, "chainId": 1, "nonce": 7, "to": bytes.fromhex(VITALIK[2:]), "value": 10**17,
        "gas": 21_000, "maxFeePerGas": 10**10, "maxPriorityFeePerGas": 10**9, "data": b"",
    })  # fmt: skip
    raw = "0x" + signed.raw_transaction.hex().removeprefix("0x")
    yield quiet("a signed transaction in hex", raw, history=paid)


def _allowances() -> Iterator[Case]:
    approve = "approve(address,uint256)"
    yield quiet("USDT exactly to Permit2", transaction(USDT, calldata(approve, PERMIT2, 5 * 10**6)))
    # Uniswap's own page asks for this first of all: once a token, without limit, to Permit2.
    yield quiet("USDC without limit to Permit2", transaction(USDC, calldata(approve, PERMIT2, MAX)))
    yield quiet("DAI exactly to 1inch", transaction(DAI, calldata(approve, ONE_INCH, 10**20)))
    yield quiet("USDC exactly to Aave", transaction(USDC, calldata(approve, AAVE, 10**9)))
    yield quiet("an allowance revoked", transaction(USDC, calldata(approve, STRANGER, 0)))
    data = calldata("decreaseAllowance(address,uint256)", STRANGER, 10**9)
    yield quiet("an allowance lowered", transaction(USDC, data))
    data = calldata("setApprovalForAll(address,bool)", STRANGER, False)
    yield quiet("a collection's approval revoked", transaction(APES, data))
    data = calldata("lockdown((address,address)[])", [(USDC, STRANGER)])
    yield quiet("Permit2's lockdown", transaction(PERMIT2, data))


def _swaps() -> Iterator[Case]:
    execute = "execute(bytes,bytes[],uint256)"
    path = encode_packed(["address", "uint24", "address"], [USDC, 500, WETH])
    swap = encode(["address", "uint256", "uint256", "bytes", "bool"],
                  ["0x" + "00" * 19 + "02", 10**9, 25 * 10**16, path, True])  # fmt: skip
    unwrap = encode(["address", "uint256"], [SWAP_FROM_ROUTER, 25 * 10**16])
    data = calldata(execute, b"\x00\x0c", [swap, unwrap], SOON)
    yield quiet(
        "USDC to ETH by the Universal Router", transaction(UNIVERSAL_ROUTER, data), site=UNISWAP
    )
    wrap = encode(["address", "uint256"], ["0x" + "00" * 19 + "02", 10**18])
    back = encode_packed(["address", "uint24", "address"], [WETH, 500, USDC])
    bought = encode(["address", "uint256", "uint256", "bytes", "bool"],
                    [SWAP_FROM_ROUTER, 10**18, 3_000 * 10**6, back, False])  # fmt: skip
    data = calldata(execute, b"\x0b\x00", [wrap, bought], SOON)
    yield quiet(
        "ETH to USDC by the Universal Router",
        transaction(UNIVERSAL_ROUTER, data, 10**18),
        site=UNISWAP,
    )
    data = calldata("swapExactTokensForTokens(uint256,uint256,address[],address,uint256)",
                    10**9, 9 * 10**20, [USDC, WETH, DAI], ME, SOON)  # fmt: skip
    yield quiet("USDC to DAI by Uniswap V2", transaction(UNISWAP_V2, data))
    # Pools of pegged coins are swapped so: shown, and nothing that decides.
    data = calldata("swapExactTokensForTokens(uint256,uint256,address[],address,uint256)",
                    10**9, 0, [USDC, DAI], ME, SOON)  # fmt: skip
    yield quiet("USDC to DAI by Uniswap V2, no least amount", transaction(UNISWAP_V2, data))
    one = calldata("exactInputSingle((address,address,uint24,address,uint256,uint256,uint160))",
                   (USDC, WETH, 500, ZERO[:-1] + "2", 10**9, 10**17, 0))  # fmt: skip
    two = calldata("unwrapWETH9(uint256,address)", 10**17, ME)
    data = calldata("multicall(uint256,bytes[])", SOON, [one, two])
    yield quiet("USDC to ETH by Uniswap V3", transaction(UNISWAP_V3, data))
    description = (USDC, WETH, STRANGER, ME, 10**9, 2 * 10**17, 0)
    data = calldata("swap(address,(address,address,address,address,uint256,uint256,uint256),bytes)",
                    STRANGER, description, b"\x01\x02")  # fmt: skip
    yield quiet("USDC to WETH by 1inch", transaction(ONE_INCH, data))


def _protocols() -> Iterator[Case]:
    yield quiet("ETH wrapped", transaction(WETH, calldata("deposit()"), 10**18))
    yield quiet("ETH unwrapped", transaction(WETH, calldata("withdraw(uint256)", 10**18)))
    yield quiet(
        "ETH staked with Lido", transaction(LIDO, calldata("submit(address)", ZERO), 10**18)
    )
    data = calldata("supply(address,uint256,address,uint16)", USDC, 10**9, ME, 0)
    yield quiet("USDC lent to Aave", transaction(AAVE, data))
    data = calldata("withdraw(address,uint256,address)", USDC, MAX, ME)
    yield quiet("USDC taken back from Aave", transaction(AAVE, data))
    data = calldata("register(string,address,uint256,bytes32,address,bytes[],bool,uint16)",
                    "my-name", ME, 31_536_000, b"\7" * 32, ENS_RESOLVER, [], True, 0)  # fmt: skip
    yield quiet("an ENS name registered", transaction(ENS_CONTROLLER, data, 3 * 10**15))
    data = calldata("depositETH(uint32,bytes)", 200_000, b"")
    yield quiet("ETH bridged to Optimism", transaction(OPTIMISM_BRIDGE, data, 10**18))


def _nfts() -> Iterator[Case]:
    sea = "https://opensea.io"
    data = calldata("setApprovalForAll(address,bool)", CONDUIT, True)
    yield quiet("a collection to OpenSea's conduit", transaction(APES, data), site=sea)
    data = calldata("safeTransferFrom(address,address,uint256)", ME, OTHER, 2_100)
    yield quiet("an NFT to an own account", transaction(APES, data), own=(OTHER.lower(),))
    fee = "0x0000a26b00c1F0DF003000390027140000fAa719"
    price = [item(0, ZERO, 0, 95 * 10**17, ME), item(0, ZERO, 0, 5 * 10**17, fee)]
    yield quiet("an NFT listed on OpenSea", seaport([item(2, APES, 2_100, 1)], price), site=sea)
    wanted = [item(2, APES, 2_100, 1, ME), item(1, WETH, 0, 10**17, fee)]
    yield quiet("an offer for an NFT", seaport([item(1, WETH, 0, 9 * 10**18)], wanted), site=sea)
    basic = (
        "fulfillBasicOrder_efficient_6GL6yc((address,uint256,uint256,address,address,address,"
        "uint256,uint256,uint8,uint256,uint256,bytes32,uint256,bytes32,bytes32,uint256,"
        "(uint256,address)[],bytes))"
    )
    order = (ZERO, 0, 95 * 10**17, STRANGER, ZERO, APES, 2_100, 1, 0, NOW, MONTH, b"\0" * 32, 7,
             b"\0" * 32, b"\0" * 32, 1, [(5 * 10**17, fee)], b"\1" * 64)  # fmt: skip
    yield quiet("an NFT bought", transaction(SEAPORT, calldata(basic, order), 10**19), site=sea)
