"""`hue ledger pull`: fetch accounts, lay their lines, trace, fetch who holds the money, again.

Each account is one committed step: interrupted anywhere, the same command goes on after the last
whole account, and later it only asks for the blocks that came since.
"""

from collections.abc import Mapping
from itertools import count

from hueandcry.decode.bridges.description import BridgeDescription
from hueandcry.gather.history import HistorySource
from hueandcry.run.fetch import Fetcher
from hueandcry.run.next_accounts import Reached, accounts_reached
from hueandcry.run.pull_request import PullRequest, PullSummary, World
from hueandcry.run.stops import LabelSource
from hueandcry.run.trace import Tracer
from hueandcry.store.ledger.ledger import Ledger


def pull(
    ledger: Ledger,
    source: HistorySource,
    labels: LabelSource,
    request: PullRequest,
    world: World,
    bridges: Mapping[str, BridgeDescription] | None = None,
) -> PullSummary:
    """Fetch what was asked, then hop by hop what the trace needs. Raises `Unreachable`."""
    fetcher = Fetcher(ledger, source, request, world)
    wave = list(request.accounts)
    waiting: list[Reached] = []
    for number in count():
        try:
            fetcher.fetch(wave, f"round {number}" if number else "asked")
        finally:
            # However it ends, what was committed can be traced.
            world.progress("laying lines")
            ledger.lay_lines()
        waiting = fetcher.waiting(
            accounts_reached(Tracer(ledger, labels, world.clock, bridges), source.chain, request)
        )
        wave = [one.account for one in waiting if not one.beyond][: fetcher.left]
        if not wave:
            break
    return fetcher.summary(len(waiting))
