"""An account's history from an explorer's API: Etherscan's shape, which Blockscout has too.

An explorer has looked at every internal call already, but tells only rows of the account asked for,
and no state: what an account held before is not known from here.
"""

from typing import Final

from msgspec import Struct

from hueandcry.decode.explorer_rows import ACTIONS, read_rows
from hueandcry.decode.hexadecimal import Unreadable, number
from hueandcry.gather.api import Api
from hueandcry.gather.explorer_pages import NoAction, Pages
from hueandcry.gather.head import DEPTH
from hueandcry.gather.history import (
    MOST_TRANSACTIONS,
    AccountHistory,
    Head,
    Left,
    LikelyService,
    Span,
)
from hueandcry.model.errors import BadRequest, Unreachable
from hueandcry.model.transfer import Transaction, Transfer

_METHOD: Final = "explorer"
_WITHDRAWALS: Final = "payments from the beacon chain (withdrawals) are not asked for"
_OPENING: Final = (
    "an explorer does not tell what accounts held before --from-block: that shows as unexplained"
)


class Explorer:
    """An explorer as a source of histories."""

    def __init__(self, api: Api, key: str, chain: str | None, finality: int | None) -> None:
        """Use an API. It does not tell its chain: raises `BadRequest` if nobody does."""
        if not chain or not chain.startswith("eip155:") or not chain[7:].isdigit():
            raise BadRequest(
                "an explorer does not say which chain it is of", "Add --chain, like eip155:1"
            )
        self.name = api.name
        self.chain = chain
        self._depth = DEPTH if finality is None else finality
        fixed = {"apikey": key} if key else {}
        # Etherscan's second version serves all chains at one address.
        if "/v2/" in f"{api.url}/":
            fixed["chainid"] = chain[7:]
        self._pages = Pages(api, fixed)

    def head(self) -> Head:
        """Return the last block that is deep enough; an explorer tells no hash with it."""
        try:
            answer = self._pages.result(module="proxy", action="eth_blockNumber")
        except Unreachable:
            answer = self._pages.result(module="block", action="eth_block_number")
        try:
            latest = number(answer, "the head")
        except Unreadable as error:
            raise Unreachable(f"{self.name}: {error}") from None
        return Head(max(latest - self._depth, 0), "")

    def hash_of(self, number: int) -> str:
        """Return nothing: explorers of this shape do not tell."""
        return ""

    def history(self, account: str, span: Span, left: Left) -> AccountHistory | LikelyService:
        """Return an account's history (`account` in lower case)."""
        read: list[_Read] = []
        missing = []
        for action in ACTIONS:
            try:
                read.append(self._read(action, account, span, left))
            except NoAction:
                missing.append(action)
            seen = {name for one in read for name in one.names()}
            if len(seen) > MOST_TRANSACTIONS or any(one.cut for one in read):
                return LikelyService(f"more than {MOST_TRANSACTIONS:,} transactions")
        gaps = [_WITHDRAWALS, *(f"the explorer does not offer {one}" for one in missing)]
        if span.opening and span.first:
            gaps.append(_OPENING)
        return AccountHistory(
            tuple(row for one in read for row in one.transactions),
            tuple(row for one in read for row in one.transfers),
            (), _METHOD, "txlistinternal" not in missing,
            skipped=sum(one.skipped for one in read), gaps=tuple(gaps),
        )  # fmt: skip

    def _read(self, action: str, account: str, span: Span, left: Left) -> "_Read":
        def told(count: int, block: int) -> None:
            left(f"{action}: {count:,} rows, {span.last - block:,} blocks left")

        rows = self._pages.rows(action, account, span.first, span.last, told)
        sent, moved, faults = read_rows(action, rows, self.chain)
        return _Read(sent, moved, len(faults), len(rows) > MOST_TRANSACTIONS)


class _Read(Struct, frozen=True):
    """One answer's rows; `cut` says that there are more than anybody should follow."""

    transactions: list[Transaction]
    transfers: list[Transfer]
    skipped: int
    cut: bool

    def names(self) -> set[str]:
        """Return the transactions the rows are of."""
        return {one.hash for one in self.transactions} | {one.tx for one in self.transfers}
