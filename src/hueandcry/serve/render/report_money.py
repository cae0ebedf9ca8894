"""What was stolen and where it is now: the sections of a report that say how much."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from hueandcry.model.flow import Flow, FlowSeed, asset_key
from hueandcry.model.label import Label
from hueandcry.run.folding import Folding
from hueandcry.run.holders import Holder, account_of, holders_of, stolen_by_asset, units
from hueandcry.run.lead_ends import Unplaced, unplaced_of
from hueandcry.run.tally import where_of
from hueandcry.serve.render.flow_table import meaning_of
from hueandcry.serve.render.report_amounts import (
    asset_words,
    certainty,
    method_words,
    rounded,
    share,
)
from hueandcry.serve.render.report_boxes import role_words
from hueandcry.serve.render.report_html import code, plain, shown, table, when
from hueandcry.serve.render.sankey import sankey

# More rows than this nobody reads on a page; all stand in holders.csv and flow.json.
MOST_ROWS: Final = 1_000
# An address may hold hundreds of worthless tokens; their tables stay, their pictures do not.
MOST_PICTURES: Final = 12
# A word on an account is short; whoever makes it long hides the others. Whole in holders.csv.
_MOST_LABELS: Final = 12
_WORDS: Final = 80
_REFERENCE: Final = 160
_KINDS: Final = {
    "credit": "",
    "unexplained": "not seen coming in: the ledger lacks its origin",
    "held": "held before",
}


def figures(folding: Folding, flow: Flow) -> str:
    """Return one asset's headline numbers: the whole, then what came to each role."""
    whole = "asked about" if flow.direction == "backward" else "stolen"
    cells = [("payment", rounded(folding.amount, flow, folding.asset), whole)]
    sums: dict[str, int] = {}
    for box in folding.columns[-1]:
        sums[box.role] = sums.get(box.role, 0) + box.amount
    for role, amount in sums.items():
        words = f"{role_words(role)} ({rounded(amount, flow, folding.asset)})"
        cells.append((role, share(amount, folding.amount), words))
    inside = "".join(
        f'<div class="figure {role}"><b>{plain(number)}</b><span>{plain(words)}</span></div>'
        for role, number, words in cells
    )
    return f'<h3>{shown(asset_words(folding.asset))}</h3><div class="figures">{inside}</div>\n'


def seed_section(flow: Flow) -> Iterator[str]:
    """Yield what was stolen: every payment, asset by asset."""
    groups: dict[str, list[FlowSeed]] = {}
    for seed in flow.seeds:
        groups.setdefault(asset_key(seed.line), []).append(seed)
    for key, seeds in groups.items():
        yield f"<h3>{shown(asset_words(key))}</h3>\n"
        rows = (_seed_row(seed, flow, key) for seed in seeds[:MOST_ROWS])
        heads = ("No.", "Amount", "Time (UTC)", "Transaction", "Account", "Remark")
        yield '<div class="scroll">'
        yield from table("seeds stack", heads, rows, numeric=(1,))
        yield "</div>"
        yield from _seeds_together(seeds, flow, key)
        if len(seeds) > MOST_ROWS:
            yield f"<p>{len(seeds) - MOST_ROWS:,} more payments stand in flow.json.</p>\n"


def _seeds_together(seeds: list[FlowSeed], flow: Flow, key: str) -> Iterator[str]:
    counted = sum(int(flow.totals[seed.id].counted) for seed in seeds)
    whole = sum(int(seed.hi) - int(seed.lo) for seed in seeds)
    words = f"<p>Together <b>{plain(units(whole - counted, flow, key))}</b>"
    if counted:
        words += f"; {plain(units(counted, flow, key))} more is the same money coming back"
    yield f"{words}.</p>\n"


def _seed_row(seed: FlowSeed, flow: Flow, key: str) -> tuple[str, ...]:
    amount = units(int(seed.hi) - int(seed.lo), flow, key)
    remark = _KINDS[seed.kind]
    counted = int(flow.totals[seed.id].counted)
    if counted:
        remark = f"{units(counted, flow, key)} of it came from an earlier payment of this list"
    return (
        plain(seed.id), plain(amount), when(seed.time, f"block {seed.block}"), code(seed.tx),
        code(account_of(seed.line)), plain(remark),
    )  # fmt: skip


def holder_section(flow: Flow, foldings: list[Folding]) -> Iterator[str]:
    """Yield where the money is (or came from): a picture and a table for each stolen asset."""
    holders = holders_of(flow)
    unplaced = {one.taken: one for one in unplaced_of(flow)}
    pictured = {folding.asset: folding for folding in foldings}
    order = [*pictured, *(holder.taken for holder in holders)]
    for number, key in enumerate(dict.fromkeys(order)):
        yield f"<h3>{shown(asset_words(key))}</h3>\n"
        folding = pictured.get(key)
        if folding and number < MOST_PICTURES:
            yield from _picture(folding, flow, number)
        mine = [one for one in holders if one.taken == key]
        yield from _holder_table(mine, flow, key, unplaced.get(key))


def _picture(folding: Folding, flow: Flow, number: int) -> Iterator[str]:
    yield "<figure>"
    yield from sankey(folding, flow, number)
    words = (
        "Heights are proportional to amounts; every column adds up to the whole."
        " Numbers in the picture are rounded, those in the table are exact."
    )
    if len(folding.columns) > 3:
        words += (
            " Every number is a part of what was stolen, in its own unit, whatever it was changed"
            " into; the table has the amounts in the assets they are in now."
        )
    if any(box.role == "lead" for box in folding.columns[-1]):
        words += " What is dashed is only likely: it lies behind a mixer."
    yield f"<figcaption>{words}</figcaption></figure>\n"


def _holder_table(
    holders: list[Holder], flow: Flow, key: str, unplaced: Unplaced | None
) -> Iterator[str]:
    end = "Why it begins there" if flow.direction == "backward" else "Why the trace stops there"
    heads = ("Share", "Amount", "Account", end, "Last arrival (UTC)", "Who it is said to be")
    yield '<div class="scroll">'
    whole = stolen_by_asset(flow).get(key, 0)
    rows = (_holder_row(holder, flow, whole) for holder in holders[:MOST_ROWS])
    yield from table("holders stack", heads, rows, numeric=(0, 1))
    yield f"</div>{_together(holders, flow, key, whole, unplaced)}"
    if len(holders) > MOST_ROWS:
        rest = sum((holder.part for holder in holders[MOST_ROWS:]), Fraction(0))
        yield (
            f"<p>{len(holders) - MOST_ROWS:,} more accounts with"
            f" {plain(_units(rest, flow, key))} together stand in holders.csv.</p>\n"
        )


def _units(part: Fraction | int, flow: Flow, key: str) -> str:
    """Return a part of what was stolen, to the unit: shares may leave fractions of one."""
    return units(round(part), flow, key)


def _together(
    holders: list[Holder], flow: Flow, key: str, whole: int, unplaced: Unplaced | None
) -> str:
    parts = (holder.part for holder in holders if holder.reason != "counted")
    total = sum(parts, Fraction(0))
    leads = unplaced.part if unplaced else Fraction(0)
    words = f"<b>{plain(_units(total, flow, key))}</b>"
    changed = any(asset_key(holder.line) != key for holder in holders)
    if changed:
        words += " of what was stolen" if flow.direction == "forward" else " of what was asked"
    # Shares have twelve digits: their sums are exact to 10^-9.
    if abs(total + leads - whole) * 10**9 <= whole:
        if not leads:
            return f"<p>Together {words}: all of it, to the smallest unit.</p>\n"
        return (
            f"<p>Together {words}, for certain. The other {plain(_units(leads, flow, key))} went"
            ' into mixers: where it may be is in <a href="#leads">Leads</a>.</p>\n'
        )
    if not whole:
        return f"<p>Together {words}.</p>\n"
    return f'<p class="note">Together {words} of {plain(units(whole, flow, key))}.</p>\n'


def _holder_row(holder: Holder, flow: Flow, whole: int) -> tuple[str, ...]:
    role = where_of(holder.reason, holder.labels).role
    part = "" if holder.reason == "counted" else plain(share(holder.part, whole))
    meaning = meaning_of(holder.reason, flow.direction, unfetched=holder.unfetched)
    if role == "likely":
        meaning = "likely a service: very many payments out, no label"
    return (
        part, amount_cell(holder.amount, flow, asset_key(holder.line), holder.taken),
        code(account_of(holder.line)),
        f'<span class="dot {role}"></span>{plain(meaning)}{_way(holder)}', when(holder.last_time),
        label_cell(holder.labels),
    )  # fmt: skip


def amount_cell(amount: int, flow: Flow, key: str, taken: str) -> str:
    """Return an amount, and of what where it is not what was stolen."""
    told = plain(units(amount, flow, key))
    return told if key == taken else f"{told} <small>{shown(asset_words(key))}</small>"


def _way(holder: Holder) -> str:
    crossed = holder.crossed
    if not crossed.methods:
        return ""
    names = ", ".join(map(method_words, crossed.methods))
    return (
        f"<br><small>by {plain(names)}; confidence {plain(certainty(crossed.confidence))}</small>"
    )


def label_cell(labels: Iterable[Label]) -> str:
    """Return every source's word on an account side by side; a dispute is said first."""
    given = list(labels)
    cells = "".join(_label(label) for label in given[:_MOST_LABELS])
    if len(given) > _MOST_LABELS:
        cells += f"<small>{len(given) - _MOST_LABELS} more in holders.csv</small>"
    names = {(label.entity or label.name).casefold() for label in given}
    kinds = {label.category for label in given}
    dispute = '<span class="disagree">Sources disagree</span>'
    return f'<div class="who">{dispute * (len(names) > 1 or len(kinds) > 1)}{cells}</div>' * bool(
        given
    )


def _label(label: Label) -> str:
    named = label.entity and label.entity != label.name
    entity = f" of {shown(label.entity, _WORDS)}" if named else ""
    dated = f", {shown(label.date, _WORDS)}" if label.date else ""
    return (
        f'<div class="label">{shown(label.name, _WORDS)}{entity}'
        f"<small>{shown(label.category, _WORDS)}, confidence {label.confidence:.0%}</small>"
        f"<small>source: {shown(label.source, _WORDS)}{dated}</small>"
        f"<small>{shown(label.reference, _REFERENCE)}</small></div>"
    )
