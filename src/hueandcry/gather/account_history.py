"""An account's whole history from a node's JSON-RPC, by the best the node can do.

A transaction the account sent, or was called in, is taken whole. One that only names it in token
logs (an airdrop to hundreds, a poisoning) is taken as far as those logs go: nothing else of it
touches the account's lines, and such transactions are most of what well-known addresses receive.
"""

from typing import Any

from hueandcry.decode.bridges.watched import NO_BRIDGES, Watched
from hueandcry.decode.calls import reward_transfer
from hueandcry.decode.hexadecimal import Unreadable, hash_of, number
from hueandcry.decode.logs import TRANSFER, Known, contracts_of, read_logs
from hueandcry.gather.block_facts import BlockFacts
from hueandcry.gather.bridge_logs import bridge_logs_of
from hueandcry.gather.head import block_hash, chain_of, head_of
from hueandcry.gather.history import (
    MOST_TRANSACTIONS,
    AccountHistory,
    Head,
    Left,
    LikelyService,
    Span,
)
from hueandcry.gather.json_rpc import JsonRpc
from hueandcry.gather.openings import openings_of
from hueandcry.gather.token_logs import token_logs
from hueandcry.gather.transaction_search import Search, search
from hueandcry.gather.whole_transactions import Whole, whole_transactions
from hueandcry.model.errors import Unreachable
from hueandcry.model.transfer import NATIVE, PHASE_PROTOCOL, PHASE_TOKEN, Transfer

_GWEI = 10**9
# A well-known address is sent thousands of worthless mints; whole transactions cost two questions.
_MOST_MINTS = 2_000


class NodeHistory:
    """A node as a source of histories."""

    def __init__(
        self,
        rpc: JsonRpc,
        chain: str | None,
        finality: int | None,
        bridges: Watched = NO_BRIDGES,
    ) -> None:
        """Use a node; ask it for its chain. Raises `Unreachable`, or `BadRequest` for another.

        Logs of `bridges` in the account's transactions are kept.
        """
        self.name = rpc.name
        self.chain = chain_of(rpc, chain)
        self._rpc = rpc
        self._finality = finality
        self._bridges = bridges
        self._facts = BlockFacts(rpc)

    def head(self) -> Head:
        """Return the last final block."""
        return head_of(self._rpc, self._finality)

    def hash_of(self, number: int) -> str:
        """Return a block's hash. Raises `NoSuchBlock` or `Unreachable`."""
        return block_hash(self._rpc, number)

    def history(self, account: str, span: Span, left: Left) -> AccountHistory | LikelyService:
        """Return an account's history (`account` in lower case)."""
        self._facts.forget()
        found = search(self._rpc, account, span.first, span.last, left)
        logs = [] if found.too_many else token_logs(
            self._rpc, account, span.first, span.last,
            lambda blocks: left(f"token logs of {blocks:,} blocks left"),
        )  # fmt: skip
        try:
            named = {hash_of(log.get("transactionHash"), "transactionHash") for log in logs}
            if found.too_many:
                return LikelyService(found.too_many)
            if len(named | found.hashes) > MOST_TRANSACTIONS:
                return LikelyService(f"more than {MOST_TRANSACTIONS:,} transactions")
            released = self._released(logs)
            whole_too = found.hashes | released
            own = [log for log in logs if log["transactionHash"].lower() not in whole_too]
            transfers, skipped = self._own_logs(own)
            transfers += [reward_transfer(one, self.chain) for one in found.rewards]
            transfers += self._withdrawals(account, found)
        except Unreadable as error:
            raise Unreachable(f"{self.name}: {error}", "Say the same again") from None
        whole = whole_transactions(
            self._rpc, self._facts, self.chain, sorted(whole_too), found.method, left
        )
        return self._joined(account, span, found, whole, transfers, skipped)

    def _released(self, logs: list[dict[str, Any]]) -> set[str]:
        """Return the transactions that may be a bridge's release: its own log tells from where.

        Its keeper sends them, so they are not the account's. Paid by a bridge, or minted; of mints
        only the first thousands count, as airdrops are minted too.
        """
        paid, minted = set[str](), set[str]()
        for log in logs:
            topics = log.get("topics")
            if isinstance(topics, list) and len(topics) == 3 and topics[0] == TRANSFER:
                payer = "0x" + hash_of(topics[1], "a topic")[-40:]
                name = hash_of(log.get("transactionHash"), "transactionHash")
                if self._bridges.is_bridge(self.chain, payer):
                    paid.add(name)
                elif not int(payer, 16) and self._bridges.contracts.get(self.chain):
                    minted.add(name)
        return paid | set(sorted(minted)[:_MOST_MINTS])

    def _own_logs(self, logs: list[dict[str, Any]]) -> tuple[list[Transfer], int]:
        times = self._facts.times(
            (number(log.get("blockNumber"), "blockNumber"), log.get("blockHash")) for log in logs
        )
        known = Known(times, self._facts.decimals(contracts_of(logs)))
        transfers, skipped = read_logs(logs, self.chain, known)
        return transfers, len(skipped)

    def _withdrawals(self, account: str, found: Search) -> list[Transfer]:
        """Return what the beacon chain paid out (EIP-4895: amounts in gwei)."""
        times = self._facts.times((block, None) for block, _ in found.withdrawals)
        return [
            Transfer(
                self.chain, f"block {block}", block, None, times[block], PHASE_PROTOCOL, None, None,
                account, NATIVE, number(one.get("amount"), "amount") * _GWEI, 18,
            )
            for block, one in found.withdrawals
        ]  # fmt: skip

    def _joined(
        self,
        account: str,
        span: Span,
        found: Search,
        whole: Whole,
        transfers: list[Transfer],
        skipped: int,
    ) -> AccountHistory:
        rows = whole.transfers + transfers
        gaps = list(found.gaps)
        if whole.untraced:
            gaps.append(f"the calls of {whole.untraced:,} transactions could not be read")
        if whole.untold:
            gaps.append(
                f"{whole.untold:,} transactions do not say whether they succeeded, and have no"
                " trace: the value of those that were reverted is counted as paid"
            )
        openings: list[Transfer] = []
        if span.opening:
            tokens = {
                (row.asset, row.decimals)
                for row in rows
                if row.phase == PHASE_TOKEN and "/" not in row.asset
                and account in {row.sender, row.recipient}
            }  # fmt: skip
            openings, missing = openings_of(
                self._rpc, self._facts, self.chain, account, span.first, tokens
            )
            gaps += missing
        return AccountHistory(
            tuple(whole.transactions), tuple(rows), tuple(openings), found.method, found.traces,
            # geth's trees also count calls to precompiled contracts, so their places differ.
            found.method == "trace_filter", skipped + whole.skipped, tuple(gaps),
            tuple(bridge_logs_of(whole.logs, self.chain, self._bridges)),
        )  # fmt: skip
