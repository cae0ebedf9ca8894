"""Bridges: what leaves the chain, and for whom on which other one.

Sources: across-protocol/contracts `SpokePool`, circlefin/evm-cctp-contracts `TokenMessenger` (1 and
2), LayerZero-Labs `IOFT` and Stargate 2, Wormhole `TokenBridge`, Optimism `StandardBridge`.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.calldata.frame import NOBODY, Abis, CallFrame, Table, Values
from hueandcry.decode.calldata.swaps import much
from hueandcry.model.act import AnyAct, Asset, Quantity, Swap

# CCTP has its own numbers for chains (developers.circle.com, "Supported domains").
_DOMAINS: Final = {0: 1, 1: 43114, 2: 10, 3: 42161, 6: 8453, 7: 137, 10: 130, 11: 59144}
# What the data do not tell: the bridge's contract stands for one other chain.
NOT_TOLD: Final = "not told"


def _bridge(
    frame: CallFrame, to: str, gives: Quantity, there: str, gets: tuple[Quantity, ...] = ()
) -> Swap:
    return Swap(frame.place, "bridge", frame.sender, to, (gives,), gets, there)


def account(word: bytes) -> str:
    """Return the account of 32 bytes: an Ethereum address is padded, others fill them."""
    return "0x" + (word if any(word[:12]) else word[12:]).hex()


def across(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read Across depositV3: (depositor, recipient, in, out, amount, least, chain, ...)."""
    _, to, token, other, amount, least, chain = given[:7]
    there = f"eip155:{chain}"
    # Zeros: the same token as it is known there.
    gets = () if other == NOBODY else (Quantity(Asset(there, other, "erc20"), str(least)),)
    yield _bridge(frame, to, much(frame.token(token), amount), there, gets)


def across_words(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read Across deposit: as depositV3, with accounts of 32 bytes."""
    accounts = [account(word) for word in given[:4]]
    yield from across(frame, (*accounts, *given[4:]), abis)


def circle(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read CCTP's depositForBurn: (amount, domain, recipient as 32 bytes, token, ...)."""
    amount, domain, to, token = given[:4]
    there = f"eip155:{_DOMAINS[domain]}" if domain in _DOMAINS else f"CCTP domain {domain}"
    yield _bridge(frame, account(to), much(frame.token(token), amount), there)


def layer_zero(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read send of an OFT and Stargate: ((endpoint, to, amount, least, ...), fee, refund).

    The contract is the token itself or a wrapper of it, which the data do not tell.
    """
    endpoint, to, amount = given[0][:3]
    gives = Quantity(Asset(frame.chain, frame.target, "unknown"), str(amount))
    yield _bridge(frame, account(to), gives, f"LayerZero endpoint {endpoint}")


def wormhole(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read Wormhole's transferTokens: (token, amount, chain, recipient as 32 bytes, ...)."""
    token, amount, chain, to = given[:4]
    yield _bridge(frame, account(to), much(frame.token(token), amount), f"Wormhole chain {chain}")


def wormhole_coin(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read Wormhole's wrapAndTransferETH: (chain, recipient as 32 bytes, ...)."""
    chain, to = given[:2]
    there = f"Wormhole chain {chain}"
    yield _bridge(frame, account(to), much(frame.coin(), frame.amount), there)


def coin_to(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read depositETHTo and bridgeETHTo: (recipient, ...)."""
    yield _bridge(frame, given[0], much(frame.coin(), frame.amount), NOT_TOLD)


def token_to(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read depositERC20To and bridgeERC20To: (token, token there, recipient, amount, ...)."""
    yield _bridge(frame, given[2], much(frame.token(given[0]), given[3]), NOT_TOLD)


_TO: Final = "address token,address otherToken,address to,uint256 amount,uint32 gas,bytes data"
_BURN: Final = (
    "uint256 amount,uint32 destinationDomain,bytes32 mintRecipient,address burnToken"
)  # fmt: skip
_SEND: Final = (
    "((uint32 dstEid,bytes32 to,uint256 amountLD,uint256 minAmountLD,bytes extraOptions,"
    "bytes composeMsg,bytes oftCmd) sendParam,(uint256 nativeFee,uint256 lzTokenFee) fee,"
    "address refundAddress)"
)
_TIMES: Final = "uint32 quoteTimestamp,uint32 fillDeadline,uint32 exclusivityParameter"
TABLE: Final[Table] = {
    "7b939232": ("depositV3(address depositor,address recipient,address inputToken,"
                 "address outputToken,uint256 inputAmount,uint256 outputAmount,"
                 f"uint256 destinationChainId,address exclusiveRelayer,{_TIMES},bytes message)",
                 across),
    "ad5425c6": ("deposit(bytes32 depositor,bytes32 recipient,bytes32 inputToken,"
                 "bytes32 outputToken,uint256 inputAmount,uint256 outputAmount,"
                 f"uint256 destinationChainId,bytes32 exclusiveRelayer,{_TIMES},bytes message)",
                 across_words),
    "6fd3504e": (f"depositForBurn({_BURN})", circle),
    "8e0250ee": (f"depositForBurn({_BURN},bytes32 destinationCaller,uint256 maxFee,"
                 "uint32 minFinalityThreshold)", circle),
    "c7c7f5b3": (f"send{_SEND}", layer_zero),
    "cbef2aa9": (f"sendToken{_SEND}", layer_zero),
    "0f5287b0": ("transferTokens(address token,uint256 amount,uint16 recipientChain,"
                 "bytes32 recipient,uint256 arbiterFee,uint32 nonce)", wormhole),
    "9981509f": ("wrapAndTransferETH(uint16 recipientChain,bytes32 recipient,uint256 arbiterFee,"
                 "uint32 nonce)", wormhole_coin),
    "9a2ac6d5": ("depositETHTo(address to,uint32 gas,bytes data)", coin_to),
    "e11013dd": ("bridgeETHTo(address to,uint32 gas,bytes data)", coin_to),
    "838b2520": (f"depositERC20To({_TO})", token_to),
    "540abf73": (f"bridgeERC20To({_TO})", token_to),
}  # fmt: skip
