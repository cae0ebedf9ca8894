"""What an account held before the first block that is read, from a node with old state."""

from collections.abc import Iterable
from typing import Final

from hueandcry.decode.hexadecimal import Unreadable, number
from hueandcry.gather.block_facts import BlockFacts
from hueandcry.gather.json_rpc import Call, JsonRpc, Refused
from hueandcry.model.transfer import NATIVE, PHASE_PROTOCOL, Transfer

# The selector of balanceOf in EIP-20.
BALANCE_OF: Final = "0x70a08231"
# Tokens nobody asked for lie at every known address; beyond this they are all of that kind.
_MOST_TOKENS: Final = 500


def openings_of(
    rpc: JsonRpc,
    facts: BlockFacts,
    chain: str,
    account: str,
    first: int,
    tokens: Iterable[tuple[str, int | None]],
) -> tuple[list[Transfer], list[str]]:
    """Return what `account` held at the end of the block before `first`, and what is not known.

    Block 0 has no transactions: what is held there is the chain's own beginning. `tokens` are
    (contract, decimals).
    """
    block = max(first - 1, 0)
    assets = [(NATIVE, 18), *sorted(set(tokens), key=str)[: _MOST_TOKENS if first else 0]]
    answers = rpc.many([balance_call(account, asset, block) for asset, _ in assets])
    found, gaps = [], []
    if isinstance(answers[0], Refused):
        gaps.append(
            f"the node does not tell what the account held at block {block:,}: what it had before"
            " shows as unexplained"
        )
    for (asset, decimals), answer in zip(assets, answers, strict=True):
        amount = _amount(answer)
        if amount:
            time = facts.times([(block, None)])[block]
            found.append(
                Transfer(
                    chain, "opening", block, None, time, PHASE_PROTOCOL, None, None, account,
                    asset, amount, decimals,
                )
            )  # fmt: skip
    return found, gaps


def balance_call(account: str, asset: str, block: int) -> Call:
    """Return the question for a balance of the native coin or of an ERC-20 token."""
    if asset == NATIVE:
        return "eth_getBalance", [account, hex(block)]
    data = BALANCE_OF + account[2:].rjust(64, "0")
    return "eth_call", [{"to": asset, "data": data}, hex(block)]


def _amount(answer: object) -> int:
    if isinstance(answer, Refused):
        return 0
    try:
        return number(answer, "balance")
    except Unreadable:
        return 0
