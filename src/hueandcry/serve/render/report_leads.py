"""Leads: what only a mixer's chances lead to, in a section of its own that says what it is not."""

from collections.abc import Iterator

from hueandcry.model.flow import Flow, asset_key
from hueandcry.run.holders import account_of, units
from hueandcry.run.lead_ends import Candidate, Lead, candidates_of, leads_of, unplaced_of
from hueandcry.run.parts import is_lead
from hueandcry.serve.render.flow_table import meaning_of
from hueandcry.serve.render.report_amounts import asset_words, certainty, method_words
from hueandcry.serve.render.report_html import code, plain, shown, table, when
from hueandcry.serve.render.report_money import MOST_ROWS, amount_cell, label_cell

NO_EVIDENCE = (
    "Leads are no evidence. They say who may have taken out what was put into a mixer, by chance;"
    " others put the same amounts in. They are added to no certain sum and stand in no request"
    " pack."
)


def has_leads(flow: Flow) -> bool:
    """Say whether anything of a flow is uncertain."""
    return any(map(is_lead, flow.terminals)) or any(map(is_lead, flow.edges))


def lead_section(flow: Flow) -> Iterator[str]:
    """Yield how much is uncertain, where it may be, and the withdrawals it may have left by."""
    yield f'<p class="note">{NO_EVIDENCE}</p>\n'
    for one in unplaced_of(flow):
        key = one.taken
        yield (
            f"<p>Of the {shown(asset_words(key))},"
            f" {plain(units(round(one.part), flow, key))} went into mixers that the trace was asked"
            f" to look behind; for {plain(units(round(one.unfound), flow, key))} of it no"
            " withdrawal stands.</p>\n"
        )
    yield from _places(flow)
    yield from _withdrawals(flow)


def _places(flow: Flow) -> Iterator[str]:
    leads = leads_of(flow)
    if not leads:
        return
    heads = ("Chance", "Amount, if so", "Account", "Why the trace stops there",
             "Last arrival (UTC)", "Who it is said to be")  # fmt: skip
    yield '<h3>Where it may be</h3>\n<div class="scroll">'
    rows = (_place_row(one, flow) for one in leads[:MOST_ROWS])
    yield from table("holders stack leads", heads, rows, numeric=(0, 1))
    yield f"</div>{_more(len(leads))}"


def _place_row(one: Lead, flow: Flow) -> tuple[str, ...]:
    through = ", ".join(one.mixers)
    behind = f"<br><small>behind {shown(through)}</small>" if through else ""
    return (
        plain(certainty(one.chance)),
        amount_cell(one.amount, flow, asset_key(one.line), one.taken),
        code(account_of(one.line)),
        f'<span class="dot lead"></span>{plain(meaning_of(one.reason, flow.direction))}{behind}',
        when(one.last_time),
        label_cell(one.labels),
    )


def _withdrawals(flow: Flow) -> Iterator[str]:
    found = candidates_of(flow)
    if not found:
        return
    heads = ("Chance", "Amount", "Mixer", "Paid to", "Time (UTC) and transaction", "Step")
    yield '<h3>Withdrawals it may have left by</h3>\n<div class="scroll">'
    rows = (_withdrawal_row(one, flow) for one in found[:MOST_ROWS])
    yield from table("withdrawals stack", heads, rows, numeric=(0, 1))
    yield f"</div>{_more(len(found))}"


def _withdrawal_row(one: Candidate, flow: Flow) -> tuple[str, ...]:
    key = asset_key(one.line)
    return (
        plain(certainty(one.chance)),
        f"{plain(units(one.amount, flow, key))} <small>{shown(asset_words(key))}</small>",
        plain(method_words(f"mixer:{one.mixer}").removeprefix("mixer ")),
        code(account_of(one.line)),
        f"{when(one.time)}<br>{code(one.transaction)}",
        plain(one.edge),
    )


def _more(number: int) -> str:
    if number <= MOST_ROWS:
        return ""
    return f"<p>{number - MOST_ROWS:,} more stand in leads.csv and flow.json.</p>\n"
