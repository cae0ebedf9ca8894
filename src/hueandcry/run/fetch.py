"""The steps of a pull: one account each, committed whole or not at all."""

from collections.abc import Iterable, Sequence

from hueandcry.gather.history import AccountHistory, HistorySource, LikelyService, Span
from hueandcry.gather.json_rpc import Refused
from hueandcry.model.errors import BadRequest, Unreachable
from hueandcry.run.next_accounts import Reached
from hueandcry.run.pull_request import PullRequest, PullSummary, World
from hueandcry.run.reorganised import take_back
from hueandcry.store.ledger.bridge_logs import note_bridge_logs
from hueandcry.store.ledger.importing import import_values
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.pulled import (
    LEFT_OUT,
    Pulled,
    first_height,
    forget_openings,
    note_blocks,
    note_pulled,
    pulled_accounts,
)


class Fetcher:
    """Fetches accounts into one ledger from one source, up to one block."""

    def __init__(
        self, ledger: Ledger, source: HistorySource, request: PullRequest, world: World
    ) -> None:
        """Ask for the source's head, and take back what it does not have any more.

        Raises `Unreachable`, or `BadRequest` where there is no block to fetch.
        """
        self._ledger = ledger
        self._database = ledger.database
        self._source = source
        self._request = request
        self._world = world
        world.progress(f"asking {source.name} for its head")
        head = source.head()
        self._last = head.number if request.last is None else min(request.last, head.number)
        if self._last < request.first:
            raise BadRequest(
                f"--from-block {request.first:,} lies beyond block {self._last:,}, the last one"
                " that counts as final",
                "Give an earlier block, or a smaller --finality",
            )
        self._last_hash = head.hash if self._last == head.number else source.hash_of(self._last)
        self._gaps: dict[str, None] = dict.fromkeys(head.gaps)
        self._gaps |= dict.fromkeys(take_back(ledger, source))
        self._pulled = pulled_accounts(self._database, source.chain)
        self._fetched = 0
        self._transactions = 0
        self._transfers = 0
        self._methods: dict[str, None] = {}
        self._up_to_date: set[str] = set()
        self._failed: dict[str, str] = {}
        self._tried: set[str] = set()

    @property
    def left(self) -> int:
        """How many accounts may still be fetched."""
        return max(self._request.most - self._fetched, 0)

    def fetch(self, accounts: Sequence[str], wave: str) -> None:
        """Fetch accounts one after the other, each one committed step."""
        for done, account in enumerate(accounts):
            told = f"{wave}: {done} of {len(accounts)} accounts, {account}"
            self._world.progress(told)
            if self._is_done(account):
                self._up_to_date.add(account)
                continue
            try:
                self._account(account, self._pulled.get(account), told)
            except Refused as error:
                # One account a node cannot answer for must not keep all others from being fetched.
                if account in self._request.accounts:
                    raise
                self._failed[account] = error.message

    def waiting(self, reached: Iterable[Reached]) -> list[Reached]:
        """Return who holds money and is not fetched up to the last block, most money first."""
        waiting = [
            one
            for one in reached
            if one.account not in self._failed and not self._is_done(one.account)
        ]
        return sorted(waiting, key=lambda one: (-one.share, one.account))

    def summary(self, waiting: int) -> PullSummary:
        """Return what it came to."""
        left_out = {
            one.account: one.gaps[0] if one.gaps else ""
            for one in self._pulled.values() if one.method == LEFT_OUT
        }  # fmt: skip
        return PullSummary(
            self._fetched, len(self._up_to_date), self._transactions, self._transfers, self._last,
            tuple(self._methods), tuple(self._gaps), tuple({**left_out, **self._failed}.items()),
            waiting,
        )  # fmt: skip

    def _is_done(self, account: str) -> bool:
        """Whether the ledger has all of it; a likely service is done until it is asked for."""
        known = self._pulled.get(account)
        if known and known.method == LEFT_OUT:
            return account not in self._request.accounts or account in self._tried
        return bool(known and known.first <= self._request.first and known.last >= self._last)

    def _account(self, account: str, known: Pulled | None, told: str) -> None:
        if known and (known.first > self._request.first or known.method == LEFT_OUT):
            # Its history begins earlier now: what it held before is asked for anew.
            known = None
        span = Span(known.last + 1 if known else self._request.first, self._last, not known)
        earliest = first_height(self._database, self._source.chain, account)
        if span.opening and earliest is not None and earliest < span.first:
            span = Span(span.first, span.last, opening=False)
            self._gaps["the ledger knows earlier payments of some accounts: what these held before"
                       " --from-block is not declared"] = None  # fmt: skip
        self._tried.add(account)
        self._not_back()
        self._same_block()
        found = self._source.history(
            account, span, lambda left: self._world.progress(f"{told}: {left}")
        )
        self._same_block()
        if isinstance(found, LikelyService):
            self._note_service(account, span, found)
        else:
            self._take(account, span, found, known)
        self._fetched += 1

    def _not_back(self) -> None:
        """Refuse to go on with a node that went back, or with another one behind its address."""
        head = self._source.head()
        if head.number < self._last and self._request.last is None:
            raise Unreachable(
                f"{self._source.name} went back: its last final block was {self._last:,} and is"
                f" {head.number:,} now",
                "Several nodes may answer at this address; say the same again, what is whole stays",
            )

    def _same_block(self) -> None:
        if self._source.hash_of(self._last) != self._last_hash:
            raise Unreachable(
                f"block {self._last:,} of {self._source.name} was reorganised during the pull",
                "Say the same again with a larger --finality; what is whole stays",
            )

    def _note_service(self, account: str, span: Span, found: LikelyService) -> None:
        one = Pulled(
            account, self._request.first, span.last, self._last_hash, LEFT_OUT, traces=False,
            transactions=0, gaps=(f"{found.reason}: likely a service",),
        )  # fmt: skip
        note_pulled(self._database, self._source.chain, one)
        self._pulled[account] = one

    def _take(self, account: str, span: Span, found: AccountHistory, known: Pulled | None) -> None:
        gaps = list(found.gaps)
        if found.skipped:
            gaps.append(f"{found.skipped:,} rows could not be read")
        one = Pulled(
            account, known.first if known else span.first, span.last, self._last_hash,
            found.method, found.traces and (known.traces if known else True),
            len(found.transactions) + (known.transactions if known else 0),
            tuple(dict.fromkeys([*(known.gaps if known else ()), *gaps])),
        )  # fmt: skip
        brought = import_values(
            self._ledger,
            f"{self._source.name} {account} {span.first}-{span.last}",
            found.transactions,
            found.transfers,
            self._world.now,
            openings=found.openings,
            exact={row.hash for row in found.transactions} if found.exact else (),
            before=lambda database: self._forget(account, known),
            then=lambda database: self._note(one, found),
        )
        self._pulled[account] = one
        self._transactions += brought.transactions
        self._transfers += brought.taken
        self._methods[found.method] = None
        self._gaps |= dict.fromkeys(gaps)

    def _forget(self, account: str, known: Pulled | None) -> None:
        """Remove an opening that the new history replaces, in one step with it."""
        if not known and account in self._pulled:
            forget_openings(self._database, self._source.chain, account)

    def _note(self, one: Pulled, found: AccountHistory) -> None:
        note_pulled(self._database, self._source.chain, one)
        note_blocks(self._database, self._source.chain, found.blocks())
        note_bridge_logs(self._database, found.bridge_logs)
