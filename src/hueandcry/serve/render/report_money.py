"""What was stolen and where it is now: the sections of a report that say how much."""

from collections.abc import Iterable, Iterator
from typing import Final

from hueandcry.model.flow import Flow, FlowSeed, asset_key
from hueandcry.model.label import Label
from hueandcry.run.folding import Folding
from hueandcry.run.holders import Holder, account_of, holders_of, stolen_by_asset, units
from hueandcry.run.tally import where_of
from hueandcry.serve.render.flow_table import meaning_of
from hueandcry.serve.render.report_amounts import asset_words, rounded, share
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
    for box in folding.columns[2]:
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
    """Yield where the money is (or came from): a picture and a table for each asset."""
    holders = holders_of(flow)
    pictured = {folding.asset: folding for folding in foldings}
    order = [*pictured, *(asset_key(holder.line) for holder in holders)]
    for number, key in enumerate(dict.fromkeys(order)):
        yield f"<h3>{shown(asset_words(key))}</h3>\n"
        folding = pictured.get(key)
        if folding and folding.amount and number < MOST_PICTURES:
            yield from _picture(folding, flow, number)
        if folding and folding.spread:
            yield (
                f'<p class="note">Not in the picture: {plain(", ".join(folding.spread))},'
                " whose money is spread over several assets or chances at once.</p>\n"
            )
        yield from _holder_table([one for one in holders if asset_key(one.line) == key], flow, key)


def _picture(folding: Folding, flow: Flow, number: int) -> Iterator[str]:
    yield "<figure>"
    yield from sankey(folding, flow, number)
    yield (
        "<figcaption>Heights are proportional to amounts; every column adds up to the whole."
        " Numbers in the picture are rounded, those in the table are exact.</figcaption></figure>\n"
    )


def _holder_table(holders: list[Holder], flow: Flow, key: str) -> Iterator[str]:
    end = "Why it begins there" if flow.direction == "backward" else "Why the trace stops there"
    heads = ("Share", "Amount", "Account", end, "Last arrival (UTC)", "Who it is said to be")
    yield '<div class="scroll">'
    whole = stolen_by_asset(flow).get(key, 0)
    rows = (_holder_row(holder, flow, key, whole) for holder in holders[:MOST_ROWS])
    yield from table("holders stack", heads, rows, numeric=(0, 1))
    yield f"</div>{_together(holders, flow, key, whole)}"
    if len(holders) > MOST_ROWS:
        rest = sum(holder.amount for holder in holders[MOST_ROWS:])
        yield (
            f"<p>{len(holders) - MOST_ROWS:,} more accounts with {plain(units(rest, flow, key))}"
            " together stand in holders.csv.</p>\n"
        )


def _together(holders: list[Holder], flow: Flow, key: str, whole: int) -> str:
    total = sum(holder.amount for holder in holders if holder.reason != "counted")
    words = f"<b>{plain(units(total, flow, key))}</b>"
    if total == whole:
        return f"<p>Together {words}: all of it, to the smallest unit.</p>\n"
    if not whole:
        return f"<p>Together {words}.</p>\n"
    return f'<p class="note">Together {words} of {plain(units(whole, flow, key))}.</p>\n'


def _holder_row(holder: Holder, flow: Flow, key: str, whole: int) -> tuple[str, ...]:
    role = where_of(holder.reason, holder.labels).role
    part = "" if holder.reason == "counted" else plain(share(holder.amount, whole))
    meaning = meaning_of(holder.reason, flow.direction, unfetched=holder.unfetched)
    if role == "likely":
        meaning = "likely a service: very many payments out, no label"
    return (
        part, plain(units(holder.amount, flow, key)), code(account_of(holder.line)),
        f'<span class="dot {role}"></span>{plain(meaning)}', when(holder.last_time),
        label_cell(holder.labels),
    )  # fmt: skip


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
