"""A flow of money that mixes, as a table: shares under haircut, reach under poison."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, cast

from hueandcry.model.mixed_flow import HaircutFlow, MixedFlow
from hueandcry.run.holders import ORDER, stolen_by_asset, units
from hueandcry.run.shares import Part, Place, parts_of
from hueandcry.serve.render.flow_table import counted, meaning_of
from hueandcry.serve.render.harmless import harmless
from hueandcry.serve.render.moment import minute

if TYPE_CHECKING:
    from hueandcry.model.flow import Flow

_MOST_ASKED: Final = 2
# A screen; the rest is in holders.csv.
_MOST_ROWS: Final = 25


def mixed_lines(flow: MixedFlow) -> Iterator[str]:
    """Yield the table; under poison it has no amount and no sum."""
    more = len(flow.asked) - _MOST_ASKED
    asked = ", ".join(flow.asked[:_MOST_ASKED]) + (f" and {more} more" if more > 0 else "")
    haircut = isinstance(flow, HaircutFlow)
    words = "each takes its share of what mixes" if haircut else "reachable, not how much"
    yield harmless(
        f"{asked}: {counted(len(flow.seeds), 'payment')} in, {counted(len(flow.edges), 'step')};"
        f" {flow.law}: {words}"
    )
    for last in flow.ledger.last:
        reached = minute(last.block) if last.ordered_by == "time" else f"block {last.block:,}"
        yield harmless(f"as of {last.chain} {reached}")
    parts = parts_of(flow)
    for key in sorted({place.taken for place in parts}):
        mine = [(place, part) for place, part in parts.items() if place.taken == key]
        yield ""
        yield from _shares(flow, key, mine) if haircut else _reached(key, mine)
    for gap in flow.gaps:
        yield harmless(f"not known: {gap.fact} ({gap.reason})")


def _shares(flow: MixedFlow, key: str, rows: list[tuple[Place, Part]]) -> Iterator[str]:
    # What words of amounts need of a flow: its seeds, totals, assets and grains.
    like = cast("Flow", flow)
    yield harmless(f"{key}: {units(stolen_by_asset(like)[key], like, key)}")
    rows = sorted(rows, key=lambda row: -(row[1].share or 0.0))
    for place, part in rows[:_MOST_ROWS]:
        amount = units(part.amount or 0, like, f"{place.chain}/{place.asset}")
        asset = "" if f"{place.chain}/{place.asset}" == key else f" of {place.asset}"
        yield harmless(
            f"  {part.share or 0.0:7.2%} {amount:>24}{asset}  {place.account:42}"
            f"  {_words(place, part)}"
        )
    if len(rows) > _MOST_ROWS:
        left = sum(part.share or 0.0 for _, part in rows[_MOST_ROWS:])
        yield f"  {left:7.2%} {len(rows) - _MOST_ROWS:>24,} more places (--out DIR)"


def _reached(key: str, rows: list[tuple[Place, Part]]) -> Iterator[str]:
    accounts = {(place.chain, place.account) for place, _ in rows}
    yield harmless(f"{key}: {len(accounts):,} accounts are reachable")
    rows = sorted(rows, key=lambda row: (ORDER.index(row[0].reason), row[1].hops or 0, row[0]))
    for place, part in rows[:_MOST_ROWS]:
        asset = "" if f"{place.chain}/{place.asset}" == key else f" in {place.asset}"
        yield harmless(
            f"  hop {part.hops:>4}  {place.account:42}{asset}  {_words(place, part)}"
        )  # fmt: skip
    if len(rows) > _MOST_ROWS:
        yield f"  {len(rows) - _MOST_ROWS:,} more places (--out DIR)"


def _words(place: Place, part: Part) -> str:
    names = dict.fromkeys(f"{one.name} ({one.category}, {one.source})" for one in part.labels)
    named = f"  [{' | '.join(list(names)[:3])}]" if names else ""
    return meaning_of(place.reason, "forward", unfetched=part.unfetched) + named
