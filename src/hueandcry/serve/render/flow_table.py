"""A flow as a table on a terminal: who holds how much now, and why the trace stopped there."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from hueandcry.model.flow import Flow, asset_key
from hueandcry.run.holders import Holder, account_of, holders_of, stolen_by_asset, units
from hueandcry.run.lead_ends import leads_of, unplaced_of
from hueandcry.serve.render.harmless import harmless
from hueandcry.serve.render.moment import day, minute

MEANING: Final = {
    "held": "still there",
    "service": "at a service",
    "mixer": "into a mixer",
    "floor": "below the floor",
    "depth": "too many hops",
    "date": "moved after the day",
    "fee": "transaction fees",
    "burned": "burned",
    "pooled": "in a pool, mixed with others' money",
    "untraceable": "into a chain that hides who pays whom",
    "inexact": "in a token whose amounts change by themselves",
    "rounding": "lost in rounding",
    "counted": "counted by an earlier theft",
    "unexplained": "from outside the ledger",
    "opening": "held before the ledger begins",
    "minted": "newly made",
}
# Who asks for many knows whom he asked for.
_MOST_ASKED: Final = 2
_MOST_MOVED: Final = 5
# A screen; the rest is in holders.csv.
_MOST_ROWS: Final = 25
_MOST_LEADS: Final = 10
_MOST_STRUCTURES: Final = 8
# Read from the ledger's own payments, and not put into doubt by anything.
_PLAIN: Final = 0.95
# What left to nobody comes last and together.
_GONE: Final = ("fee", "burned")


def table_lines(flow: Flow) -> Iterator[str]:
    """Yield the table, asset by asset."""
    more = len(flow.asked) - _MOST_ASKED
    asked = ", ".join(flow.asked[:_MOST_ASKED]) + (f" and {more} more" if more > 0 else "")
    direction = "came from" if flow.direction == "backward" else "went to"
    # First in, first out is what courts use: only another law is worth a word.
    law = ", last in first out" if flow.law == "lifo" else ""
    yield harmless(
        f"{asked}: {counted(len(flow.seeds), 'payment')} in, {counted(len(flow.edges), 'step')}"
        f"{law}; the money {direction}"
    )
    for last in flow.ledger.last:
        reached = minute(last.block) if last.ordered_by == "time" else f"block {last.block:,}"
        yield harmless(f"as of {last.chain} {reached}")
    holders = holders_of(flow)
    for key, amount in sorted(stolen_by_asset(flow).items()):
        mine = [holder for holder in holders if holder.taken == key]
        yield ""
        yield harmless(f"{key}: {units(amount, flow, key)}")
        yield from _asset_lines(flow, key, mine)
    yield from _lead_lines(flow)
    yield from _structure_lines(flow)
    yield from _opening_lines(flow)
    for gap in flow.gaps:
        yield harmless(f"not known: {gap.fact} ({gap.reason})")


def _structure_lines(flow: Flow) -> Iterator[str]:
    found = sorted(flow.structures, key=lambda one: -one.confidence)
    if found:
        yield ""
    for one in found[:_MOST_STRUCTURES]:
        sure = "" if one.confidence >= _PLAIN else f" ({one.confidence:.0%} sure)"
        yield harmless(f"{one.kind}{sure}: {one.sentence}")
    if len(found) > _MOST_STRUCTURES:
        yield f"{len(found) - _MOST_STRUCTURES} more of the kind (--out DIR)"


def counted(number: int, thing: str) -> str:
    """Return how many there are of a thing, in words."""
    return f"{number:,} {thing}" + ("" if number == 1 else "s")


def _asset_lines(flow: Flow, key: str, holders: list[Holder]) -> Iterator[str]:
    shown = [holder for holder in holders if holder.reason not in _GONE]
    rest = [holder for holder in holders if holder.reason in _GONE]
    yield from (_holder_line(flow, holder) for holder in shown[:_MOST_ROWS])
    if len(shown) > _MOST_ROWS:
        left = sum((holder.part for holder in shown[_MOST_ROWS:]), Fraction(0))
        count = len(shown) - _MOST_ROWS
        yield f"          {units(round(left), flow, key):>24}  {count} more accounts (--out DIR)"
    groups: dict[tuple[int, str], list[Holder]] = {}
    for holder in rest:
        place = (_GONE.index(holder.reason), asset_key(holder.line))
        groups.setdefault(place, []).append(holder)
    for (reason, asset), mine in sorted(groups.items()):
        amount = sum(holder.amount for holder in mine)
        if amount:
            share = sum(holder.share for holder in mine)
            words = MEANING[_GONE[reason]] + ("" if asset == key else f", in {asset}")
            yield harmless(f"  {share:7.2%} {units(amount, flow, asset):>24}  {words}")


def _holder_line(flow: Flow, holder: Holder) -> str:
    asset = asset_key(holder.line)
    words = meaning_of(holder.reason, flow.direction, unfetched=holder.unfetched)
    if asset != holder.taken:
        words += f", in {asset}"
    if holder.crossed.methods:
        words += f", by {', '.join(holder.crossed.methods)} ({holder.crossed.confidence:.0%})"
    if holder.last_time:
        words += f", last {day(holder.last_time)}"
    name = label_words(holder) or ("likely a service" if holder.reason == "service" else "")
    return harmless(
        f"  {holder.share:7.2%} {units(holder.amount, flow, asset):>24}"
        f"  {account_of(holder.line):42}  {words}" + (f"  [{name}]" if name else "")
    )


def _lead_lines(flow: Flow) -> Iterator[str]:
    """Yield what is only likely, apart from all sums."""
    unplaced = unplaced_of(flow)
    if not unplaced:
        return
    yield ""
    for one in unplaced:
        amount = units(round(one.part), flow, one.taken)
        yield harmless(f"leads (no evidence): {amount} of {one.taken} went behind mixers; perhaps")
    leads = leads_of(flow)
    for lead in leads[:_MOST_LEADS]:
        asset = asset_key(lead.line)
        words = meaning_of(lead.reason, flow.direction)
        behind = f", behind {', '.join(lead.mixers)}" if lead.mixers else ""
        yield harmless(
            f"  chance {lead.chance:6.1%} {units(lead.amount, flow, asset)} of {asset}"
            f"  {account_of(lead.line)}  {words}{behind}"
        )
    if len(leads) > _MOST_LEADS:
        yield f"  {len(leads) - _MOST_LEADS:,} more leads (--out DIR)"


def meaning_of(reason: str, direction: str, *, unfetched: bool = False) -> str:
    """Return why a trace ended there, in words."""
    if reason == "held" and unfetched:
        return "arrived there, not fetched since"
    if reason == "date" and direction == "backward":
        return "came before the day"
    return MEANING.get(reason, reason)


def _opening_lines(flow: Flow) -> Iterator[str]:
    """Yield what would end elsewhere if unexplained money had been there from the start."""
    differing = flow.differs_if_openings_come_first
    if not differing:
        return
    yield (
        f"opening: if money the ledger did not see coming in had been there from the start,"
        f" {counted(len(differing), 'place')} would hold another amount; the largest:"
    )
    for one in sorted(differing, key=lambda one: -abs(int(one.late) - int(one.head)))[:_MOST_MOVED]:
        key = asset_key(one.line)
        late, head = units(int(one.late), flow, key), units(int(one.head), flow, key)
        yield harmless(f"  {account_of(one.line)} {MEANING[one.reason]}: late {late} | head {head}")


def label_words(holder: Holder) -> str:
    """Return all that sources say of an account; several are shown, none is merged away."""
    names = dict.fromkeys(
        f"{label.name} ({label.category}, {label.source})" for label in holder.labels
    )
    return " | ".join(list(names)[:3])
