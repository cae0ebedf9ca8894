"""`hue ledger verify --balances`: what lines add up to, against what a node says was held.

They differ where money moved that no transfer tells: fees taken on transfer, rebasing tokens,
rewards and withdrawals of the beacon chain, internal calls where no traces were read.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final

from msgspec import Struct

from hueandcry.decode.account import is_evm, shown_account
from hueandcry.decode.hexadecimal import Unreadable, number
from hueandcry.gather.head import chain_of
from hueandcry.gather.json_rpc import Call, JsonRpc, Refused
from hueandcry.gather.openings import balance_call
from hueandcry.model.errors import BadRequest
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.pulled import LEFT_OUT, Pulled, holdings_of, pulled_accounts

# The selectors of ownerOf in EIP-721, and of balanceOf with a token id in EIP-1155.
_OWNER_OF: Final = "0x6352211e"
_BALANCE_OF_ID: Final = "0x00fdd58e"


class Difference(Struct, frozen=True):
    """A line whose total is not the balance. Amounts in base units; `node` None: it does not tell.

    `why` is what is known of the reason, in a sentence.
    """

    account: str
    asset: str
    block: int
    ledger: int
    node: int | None
    why: str


class Balances(Struct, frozen=True):
    """What was compared, and what differs."""

    accounts: int
    lines: int
    differences: tuple[Difference, ...]


def compare_balances(
    ledger: Ledger, rpc: JsonRpc, progress: Callable[[str], None] = lambda step: None
) -> Balances:
    """Compare every line of all fetched accounts of the node's chain, at their last block.

    Raises `BadRequest` where none was fetched, and `Unreachable`.
    """
    chain = chain_of(rpc, None)
    accounts = [
        one for one in pulled_accounts(ledger.database, chain).values() if one.method != LEFT_OUT
    ]
    if not accounts:
        raise BadRequest(
            f"no account of {chain} was fetched into {ledger.name}", "`hue ledger pull` does"
        )
    lines, found = 0, list[Difference]()
    for done, one in enumerate(accounts):
        progress(f"{done} of {len(accounts)} accounts")
        held = holdings_of(ledger.database, chain, one.account, one.last)
        held = {"native": 0} | held
        lines += len(held)
        found += _differences(chain, rpc, one, held)
    return Balances(len(accounts), lines, tuple(found))


def difference_line(one: Difference) -> str:
    """Put a difference into one line."""
    said = "does not tell" if one.node is None else f"{one.node:,}"
    return (
        f"{one.account} {one.asset} at block {one.block:,}: ledger {one.ledger:,}, node {said}:"
        f" {one.why}"
    )


def _differences(
    chain: str, rpc: JsonRpc, one: Pulled, held: dict[str, int]
) -> Iterator[Difference]:
    asked = [_question(one.account, asset, one.last) for asset in held]
    answers = iter(rpc.many([call for calls in asked for call in calls]))
    for (asset, total), calls in zip(held.items(), asked, strict=True):
        balance = _balance(one.account, [next(answers) for _ in calls])
        if balance != total:
            account = shown_account(chain, one.account) if is_evm(chain) else one.account
            why = _why(one, asset, total, balance)
            yield Difference(account, asset, one.last, total, balance, why)


def _question(account: str, asset: str, block: int) -> list[Call]:
    contract, nft, token = asset.partition("/")
    if not nft:
        return [balance_call(account, asset, block)]
    # Which of the two standards an NFT follows is not known from its transfers.
    word = f"{int(token):064x}"
    owner, balance = _OWNER_OF + word, _BALANCE_OF_ID + account[2:].rjust(64, "0") + word
    return [("eth_call", [{"to": contract, "data": data}, hex(block)]) for data in (owner, balance)]


def _balance(account: str, answers: list[Any]) -> int | None:
    """Return a balance; of an NFT's two answers, 1 or 0 for its owner, else the amount."""
    try:
        if len(answers) == 1:
            return None if isinstance(answers[0], Refused) else number(answers[0], "balance")
        owner, amount = answers
        if not isinstance(owner, Refused):
            return int(number(owner, "owner") == int(account, 16))
        return None if isinstance(amount, Refused) else number(amount, "balance")
    except Unreadable:
        return None


def _why(one: Pulled, asset: str, total: int, balance: int | None) -> str:
    if balance is None:
        return "the contract or the node's old state is gone"
    if asset != "native":
        more = "a token that takes a fee on transfer" if balance < total else "a token that grows"
        return f"{more}, or mints and burns without telling"
    if not one.traces:
        return "internal payments were not seen"
    if balance > total:
        return "held before, or paid by the protocol: withdrawals, rewards"
    return "something was paid that no trace tells"
