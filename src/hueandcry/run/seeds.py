"""What was stolen: the intervals a trace begins with, in the order of their chains."""

import re
from collections.abc import Callable
from typing import Final, Literal

import numpy as np
from msgspec import Struct

from hueandcry.model.errors import BadRequest
from hueandcry.model.following import Moment, TraceRequest
from hueandcry.model.lines import UNEXPLAINED
from hueandcry.model.wide import LARGEST, wide
from hueandcry.store.ledger.line_arrays import LineArrays
from hueandcry.store.ledger.names import LineFacts, Names, TransferFacts, readable
from hueandcry.trace.lots import Lots, lots_of

# A thief has dozens of incoming payments; this many are a service's, and no one theft.
MOST_SEEDS = 20_000


_AMOUNT: Final = re.compile(r"([0-9]{1,60})(?:\.([0-9]{0,60}))?")


class Seed(Struct, frozen=True):
    """One interval [lo, hi) of a line that is followed."""

    line: LineFacts
    lo: int
    hi: int
    transfer: TransferFacts
    kind: Literal["credit", "unexplained"]


def seeds_of(
    request: TraceRequest,
    names: Names,
    arrays: LineArrays,
    sift: Callable[[list[Seed]], list[Seed]] = list,
) -> list[Seed]:
    """Return the seeds of all that was asked, but those `sift` leaves out.

    Raises `BadRequest` where there are none.
    """
    found: dict[tuple[int, int], Seed] = {}
    for text in request.asked:
        asked = readable(text, ethereum=names.has_ethereum())
        for seed in _seeds_of_one(asked, request, names, arrays):
            found.setdefault((seed.line.number, seed.lo), seed)
    ordered = sorted(found.values(), key=_chain_order)
    if not ordered:
        raise BadRequest(
            f"nothing came to {', '.join(request.asked)[:200]} that fits",
            "Check --asset and --since; `hue ledger info` shows what the ledger holds",
        )
    kept = sift(ordered)
    if not kept:
        raise BadRequest(
            f"all {len(ordered):,} payments to {', '.join(request.asked)[:200]} look like noise",
            "--keep-noise follows them",
        )
    return _first_of(kept, request.amount)


def _chain_order(seed: Seed) -> tuple[int, int, int, bool]:
    """Sort by the chain; what stands unexplained before a debit precedes that debit's credit."""
    fact = seed.transfer
    return fact.height, fact.spot, fact.number, seed.kind != "unexplained"


def lots_of_seeds(seeds: list[Seed]) -> Lots:
    """Return the seeds as lots, numbered in their order."""
    return lots_of([(at, one.line.number, one.lo, one.hi, 0) for at, one in enumerate(seeds)])


def _seeds_of_one(text: str, request: TraceRequest, names: Names, arrays: LineArrays) -> list[Seed]:
    moved = names.credits_of_transaction(text)
    lines = (
        names.lines_of_account(text) if not moved else _lines(names, [line for _, line in moved])
    )
    if not lines:
        raise BadRequest(
            f"the ledger knows neither an account nor a transaction {text}",
            "`hue ledger info` shows what it holds; `hue ledger pull` fetches an account",
        )
    wanted = [line for line in lines if _is_asset(line, request.asset)]
    if not wanted:
        held = sorted({line.name.asset for line in lines})
        raise BadRequest(
            f"{text} has no {request.asset} in this ledger", f"It has {', '.join(held)[:300]}"
        )
    only = {transfer for transfer, _ in moved} or None
    seeds = [seed for line in wanted for seed in _credits(line, only, names, arrays)]
    return [seed for seed in seeds if _since(seed.transfer, request.since)]


def _lines(names: Names, numbers: list[int]) -> list[LineFacts]:
    return [line for _, line in sorted(names.lines(numbers).items())]


def _is_asset(line: LineFacts, asset: str | None) -> bool:
    return asset is None or line.name.asset.lower() == asset.lower()


def _credits(
    line: LineFacts, only: set[int] | None, names: Names, arrays: LineArrays
) -> list[Seed]:
    number = np.array([line.number], dtype=np.int32)
    rows = arrays.credits(number, wide([0]), arrays.filled(number))
    columns = (rows.start.ints(), rows.end.ints(), rows.transfer.tolist(), rows.kind.tolist())
    chosen = [
        row for row in zip(*columns, strict=True)
        if only is None or (row[2] in only and row[3] != UNEXPLAINED)
    ]  # fmt: skip
    if len(chosen) > MOST_SEEDS:
        raise BadRequest(
            f"{line.name.account} received {len(chosen):,} payments of {line.name.asset}:"
            " it looks like a service",
            "Trace the theft's transaction instead, or narrow it with --asset and --since",
        )
    facts = names.transfers(row[2] for row in chosen)
    return [
        Seed(line, lo, hi, facts[transfer], "unexplained" if kind == UNEXPLAINED else "credit")
        for lo, hi, transfer, kind in chosen
    ]


def _since(transfer: TransferFacts, since: Moment | None) -> bool:
    if since is None:
        return True
    if since.height is not None:
        return transfer.height >= since.height
    return transfer.time is None or since.time is None or transfer.time >= since.time


def _first_of(seeds: list[Seed], amount: str | None) -> list[Seed]:
    """Return the first seeds that make up an amount; the last one is cut."""
    if amount is None:
        return seeds
    assets = {seed.line.name.asset for seed in seeds}
    if len(assets) > 1:
        raise BadRequest("--amount needs one asset", f"Add --asset: {', '.join(sorted(assets))}")
    left = grains(amount, seeds[0].line, "--amount")
    chosen = []
    for seed in seeds:
        if left > 0:
            hi = min(seed.hi, seed.lo + left)
            chosen.append(Seed(seed.line, seed.lo, hi, seed.transfer, seed.kind))
            left -= hi - seed.lo
    return chosen


def grains(amount: str, line: LineFacts, option: str) -> int:
    """Return an amount of a line's asset in grains. Raises `BadRequest` for what is none."""
    found = _AMOUNT.fullmatch(amount.strip())
    if not found:
        raise BadRequest(f"{option} {amount[:60]!r} is no amount", "Give a number like 12.5")
    whole, fraction = found[1], (found[2] or "").rstrip("0")
    decimals = line.decimals or 0
    if len(fraction) > decimals:
        raise BadRequest(
            f"{option} {amount!r} has more decimals than {line.name.asset} ({decimals})",
            "Import its decimals (--decimals, or a table of tokens), or give whole base units",
        )
    # Digits are moved as text: decimal arithmetic would round beyond 28 of them.
    value = int(whole + fraction.ljust(decimals, "0")) * line.grain
    if value > LARGEST:
        raise BadRequest(f"{option} {amount!r} is more than any line can hold")
    return value
