"""How a flow was worked out, how to check it, and what it does not know."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from hueandcry.model.flow import Flow, OpeningDifference, asset_key
from hueandcry.run.folding import Folding
from hueandcry.run.holders import account_of, units
from hueandcry.run.parts import is_lead
from hueandcry.run.trails import is_crossing
from hueandcry.serve.render.flow_table import MEANING
from hueandcry.serve.render.report_amounts import asset_words, certainty, method_words
from hueandcry.serve.render.report_boxes import role_words
from hueandcry.serve.render.report_html import code, facts, plain, shown, table

_FIFO = """
<p><b>The rule.</b> Money that lies together on one account is followed first in, first out: what
came in first is taken to leave first. This is the rule of Clayton&rsquo;s case
(<i>Devaynes v Noble</i>, 1816, 1 Mer 572). It is a rule of attribution: it says which money counts
as whose. Where a court applies another rule, the shares may differ; the payments themselves do
not.</p>
<p><b>Lines and places.</b> For every account and asset, all payments in are laid end to end from 0,
and so are all payments out. Each payment thus has a place [from, to), counted in the smallest unit,
that follows from the chain alone. A payment out takes what came in at the same places. A step of
this report is such an overlap: its two places and its transaction are given, and anybody can add
them up again from the chain.</p>
"""
_LIFO = """
<p><b>The rule.</b> Money that lies together on one account is followed last in, first out: what
came in last is taken to leave first. It is a rule of attribution: it says which money counts as
whose. Where a court applies another rule, the shares may differ; the payments themselves do
not.</p>
<p><b>Lines and places.</b> For every account and asset, all payments in are laid end to end from 0,
and so are all payments out. Each payment thus has a place [from, to), counted in the smallest unit,
that follows from the chain alone. A payment out takes the newest money that is still there, in the
order it lies; where that is not at the payment&rsquo;s own place, flow.json gives the places it was
drawn from. Anybody can add them up again from the chain.</p>
"""
_LAW = """
<p><b>Money whose origin the ledger does not hold.</b> Where an account pays out more than the
ledger saw come in, the missing amount is taken to have come just before the payment that needs it
(&ldquo;late opening&rdquo;), and never as part of what was stolen. What is learned later cannot
move the places of earlier payments.</p>
<p><b>Several thefts.</b> Where a later payment of the list is money that an earlier one already
explains, it counts once, under the earlier one.</p>
<p><b>Where a trace stops.</b> It does not go beyond a service or a mixer: there the money of many
customers lies together, and who follows it further follows somebody else&rsquo;s. An account with
very many payments out is treated as a service even if nobody has named it.</p>
<p><b>What it does not say.</b> An account is not a person. Names are what the sources given beside
them say, on the date given; nothing here proves who controls an account.</p>
"""


_CROSSINGS = """
<p><b>Swaps, bridges and mixers.</b> Where money was changed into another asset or taken to another
chain, the place of each unit is carried over in proportion: the first unit paid becomes the first
received. Amounts are then those of the new asset; shares are always counted over what was stolen,
and each unit of it stands once in every picture. A unit paid out in several assets is shared among
them by what they were worth, or equally where no price is known. What was found to be a crossing is
a finding with a confidence; the payments it rests on are in the chain.</p>
"""
_LEADS = """
<p><b>Chance.</b> Behind a mixer, where the trace was asked to look there, is no such proportion:
only candidates with a chance. They stand under Leads, are added to nothing that is certain, and are
no evidence.</p>
"""
_UNFOLLOWED = frozenset(
    {"likely", "mixer", "untraceable", "pooled", "limit", "floor", "ended", "untold", "lead"}
)
# More ways of crossing than this nobody reads; all stand in edges.csv.
_MOST_METHODS = 40
# The largest say how far a conclusion rests on it; flow.json has all.
_MOST_MOVED = 10


def method_section(flow: Flow) -> Iterator[str]:
    """Yield the rule, what bounded the trace, and how to verify it."""
    yield _LIFO if flow.law == "lifo" else _FIFO
    yield _LAW
    yield from _crossed(flow)
    limits = flow.limits
    last = "; ".join(f"{one.chain} to {one.ordered_by} {one.block}" for one in flow.ledger.last)
    native = any(key.endswith("/native") for key in flow.assets)
    known = "imported" if flow.ledger.traces else "not imported, or not of all blocks"
    traces = known if native else "none needed: no native coin here"
    yield facts(
        (
            ("Asked", ", ".join(map(code, flow.asked))),
            ("Direction", plain(flow.direction)),
            ("Ledger", f"{shown(flow.ledger.name)}, fingerprint {code(flow.ledger.sha256)}"),
            ("Ledger reaches", shown(last) or "nothing"),
            ("Internal transfers", traces),
            ("Smallest piece followed", _floor(limits.floor)),
            ("Most hops", f"{limits.depth:,}"),
            ("Not after" if flow.direction == "forward" else "Not before",
             shown(limits.until or "no limit")),
            ("Taken for a service", f"accounts with more than {limits.service_degree:,} payments"),
            ("Labels from", code(flow.snapshot) if flow.snapshot else "no snapshot: no labels"),
            ("Made by", f"{shown(flow.tool)}, {shown(flow.created)}"),
        )
    )  # fmt: skip
    # Lines in a firm's own engine are named `engine:schema`; there nothing can be verified.
    own = ":" in flow.ledger.name
    name = "NAME" if own else plain(flow.ledger.name)
    where = "a ledger with these accounts imported" if own else "the same ledger"
    yield (
        f"<p><b>To verify it</b> against {where}: <code>hue trace verify flow.json --ledger"
        f" {name}</code>. To verify it without this program: <code>hue ledger postings {name}"
        " --flow flow.json --out postings.csv</code> lists the payments it rests on, which anybody"
        " can compare with the chain, and <code>tools/verify_flow.py flow.json postings.csv</code>,"
        " one short file, counts every place from them again.</p>\n"
    )


def _crossed(flow: Flow) -> Iterator[str]:
    """Yield what crossed, how often and how surely; bridges that records alone link are named."""
    counts = Counter((edge.method, edge.confidence) for edge in flow.edges if is_crossing(edge))
    if not counts:
        return
    yield _CROSSINGS
    if any(map(is_lead, flow.edges)):
        yield _LEADS
    ranked = sorted(counts.items(), key=lambda row: (row[0][0], -row[0][1]))
    rows = (
        (
            plain(method_words(method)),
            f"{number:,}",
            plain(certainty(sure)),
            plain(_linked(method, sure)),
        )
        for (method, sure), number in ranked[:_MOST_METHODS]
    )
    heads = ("Crossing", "Steps", "Confidence", "How it was recognised")
    yield '<div class="scroll">'
    yield from table("methods stack", heads, rows, numeric=(1, 2))
    yield "</div>"


def _linked(method: str, confidence: float) -> str:
    kind = method.partition(":")[0]
    if kind == "bridge" and confidence < 1:
        return (
            "not proven by the bridge's own records on both sides: linked by one identifier, or by"
            " amount, receiver and time alone"
        )
    return {
        "bridge": "by the identifier in the bridge's records on both chains",
        "swap": "paid and received by one party in one transaction",
        "mixer": "by what deposits and withdrawals have in common: a chance, see Leads",
    }.get(kind, "")


def _floor(floor: str) -> str:
    return "every piece" if floor == "0" else f"{plain(floor)} units"


def unknown_section(flow: Flow, foldings: list[Folding]) -> Iterator[str]:
    """Yield what the flow cannot tell: gaps, and money the trace lost from sight."""
    found = [
        f"<b>{shown(gap.fact)}</b> ({plain(gap.kind)}): {shown(gap.reason)}" for gap in flow.gaps
    ]
    if flow.snapshot is None:
        found.append("<b>labels</b>: there was no snapshot, so no account could be named")
    found += [text for folding in foldings for text in _lost(folding, flow)]
    moved = flow.differs_if_openings_come_first
    largest = sorted(moved, key=lambda one: -abs(int(one.late) - int(one.head)))
    found += map(partial(_opening, flow), largest[:_MOST_MOVED])
    if len(moved) > _MOST_MOVED:
        found.append(f"{len(moved) - _MOST_MOVED:,} more places would hold another amount")
    if found:
        yield f"<ul>{''.join(f'<li>{text}</li>' for text in found)}</ul>\n"
    else:
        yield "<p>The trace met no gap. That is not the same as knowing everything.</p>\n"


def _opening(flow: Flow, one: OpeningDifference) -> str:
    key = asset_key(one.line)
    late, head = units(int(one.late), flow, key), units(int(one.head), flow, key)
    return (
        f"<b>order of openings</b>: had money of unknown origin come first on every line,"
        f" {code(account_of(one.line))} would be at {plain(head)} instead of {plain(late)}"
        f" ({plain(MEANING.get(one.reason, one.reason))}, {shown(asset_words(key))})"
    )


def _lost(folding: Folding, flow: Flow) -> Iterator[str]:
    for box in folding.columns[-1]:
        if box.role in _UNFOLLOWED:
            amount = units(box.amount, flow, folding.asset)
            yield (
                f"<b>{plain(role_words(box.role))}</b>: {plain(amount)} of the"
                f" {shown(asset_words(folding.asset))} is not followed further"
            )
