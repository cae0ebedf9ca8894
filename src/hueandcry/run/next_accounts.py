"""Whom a trace needs next: the accounts where followed money is held, by how much of it."""

from msgspec import Struct

from hueandcry.model.errors import BadRequest
from hueandcry.model.flow import asset_key
from hueandcry.model.following import TraceRequest
from hueandcry.run.pull_request import PullRequest
from hueandcry.run.trace import Traced, Tracer


class Reached(Struct, frozen=True):
    """An account at which followed money rests: its largest share of any one asset asked, 0 to 1.

    `beyond`: it lies further away than was asked for.
    """

    account: str
    share: float
    beyond: bool


def accounts_reached(tracer: Tracer, chain: str, request: PullRequest) -> list[Reached]:
    """Return the accounts of a chain at which money of the asked ones rests.

    Where services and mixers hold it, the trace ends: they are not among them. Amounts of several
    assets cannot be compared, shares of what was asked can, also after a swap.
    """
    known = tuple(one for one in request.accounts if tracer.names.lines_of_account(one))
    if not known:
        return []
    try:
        # One payment more than asked for shows who lies beyond.
        traced = tracer.trace(TraceRequest(known, depth=request.hops + 1, stop_at=request.stop_at))
    except BadRequest:
        # Nothing came to them, or so much that it is no theft.
        return []
    return _shares(tracer, chain, traced)


def _shares(tracer: Tracer, chain: str, traced: Traced) -> list[Reached]:
    whole: dict[str, int] = {}
    for seed in traced.seeds:
        key = asset_key(seed.line.name)
        whole[key] = whole.get(key, 0) + seed.hi - seed.lo
    held = [end for end in traced.settled.terminals if end.reason in {"held", "depth"}]
    near = {end.line for end in held if end.reason == "held"}
    lines = tracer.names.lines(end.line for end in held)
    amounts: dict[tuple[str, str], float] = {}
    for end in held:
        line = lines[end.line]
        if line.name.chain == chain:
            place = (line.account, asset_key(traced.seeds[end.seed].line.name))
            # Of what was taken: what it became since may be another asset.
            part = (end.origin_hi - end.origin) * end.share * end.chance
            amounts[place] = amounts.get(place, 0.0) + part
    shares: dict[str, float] = {}
    for (account, asset), amount in amounts.items():
        share = amount / whole[asset] if whole.get(asset) else 0.0
        shares[account] = max(shares.get(account, 0.0), share)
    close = {lines[line].account for line in near}
    return [Reached(account, share, account not in close) for account, share in shares.items()]
