"""A request pack as a letter to review, and as rows: a draft, never sent by this program."""

from collections.abc import Iterator

from hueandcry.model.flow import Flow, asset_key
from hueandcry.run.holders import stolen_by_asset, units
from hueandcry.run.packs import Pack, Payment
from hueandcry.run.trails import is_crossing
from hueandcry.serve.render.flow_csv import iso
from hueandcry.serve.render.harmless import harmless
from hueandcry.serve.render.moment import minute

_HEADER = (
    "account", "asset", "traced_amount", "payment_amount", "transaction", "block", "time_utc",
    "sender", "theft", "origin_from", "origin_to", "edge", "method", "confidence", "share",
)  # fmt: skip


# A letter is read by people; flow.json has all.
_MOST_CROSSINGS = 40


def pack_lines(pack: Pack, flow: Flow, flow_sha256: str) -> Iterator[str]:
    """Yield the draft. Everything from outside is made harmless."""
    for line in (
        *_head(pack), *_stolen(flow), *_here(pack, flow), *_on_the_way(pack), *_customers(pack),
        *_why(pack),
        *_method(flow, flow_sha256),
        *_unknown(pack, flow), *_review(),
    ):  # fmt: skip
        yield harmless(line)


def pack_rows(pack: Pack) -> Iterator[tuple[str, ...]]:
    """Yield the payments of a pack as rows, the header first."""
    yield _HEADER
    for one in pack.payments:
        yield (
            one.account, one.asset, one.traced.replace(",", ""), one.whole.replace(",", ""),
            one.transaction, str(one.block), iso(one.time), one.sender, one.seed, *one.origin,
            one.edge, one.method, f"{one.confidence:g}", one.share,
        )  # fmt: skip


def _head(pack: Pack) -> Iterator[str]:
    yield "DRAFT - not sent. To be reviewed and signed as said at the end."
    yield ""
    who = pack.custodian if pack.identified else f"the operator of {pack.custodian}"
    yield f"To: {who}, compliance / law enforcement requests"
    if not pack.identified:
        yield "No source names this account. It pays out like a service: find its operator first."
    yield "Subject: request to preserve records and to hold traced funds"
    for field in ("Our reference", "Requested by, for", "Please answer by"):
        yield f"{field}: ____________"
    yield "Enclosed: the CSV of payments, flow.json, the CSV of postings, verify_flow.py"
    yield ""


def _stolen(flow: Flow) -> Iterator[str]:
    yield "What was stolen"
    for key, amount in sorted(stolen_by_asset(flow).items()):
        yield f"  {units(amount, flow, key)} of {key}"
    for seed in flow.seeds[:20]:
        taken = units(int(seed.hi) - int(seed.lo), flow, asset_key(seed.line))
        yield f"  {seed.id}: {taken} to {seed.line.account}, {minute(seed.time)}, {seed.tx}"
    if len(flow.seeds) > 20:
        yield f"  and {len(flow.seeds) - 20} more payments in the flow document"
    yield ""


def _here(pack: Pack, flow: Flow) -> Iterator[str]:
    yield "What came to rest with you"
    for total in pack.totals:
        yield f"  {total.amount} of {total.asset} at {total.account}"
    yield from doubts_of(pack, flow)
    yield ""
    yield f"By these {len(pack.payments)} payments (also in the CSV beside this letter)"
    for one in pack.payments:
        yield from _payment(one)
    yield ""


def _payment(one: Payment) -> Iterator[str]:
    part = one.traced if one.traced == one.whole else f"{one.traced} (of {one.whole} paid)"
    yield f"  {minute(one.time) or 'time not known'}  {part}  {one.sender} -> {one.account}"
    crossed = one.method not in {"transfer", "returned"}
    by = f", paid out by {one.method} (confidence {one.confidence:g})" if crossed else ""
    yield f"    block {one.block}, {one.transaction} ({one.edge}){by}"


def _on_the_way(pack: Pack) -> Iterator[str]:
    """Yield what the money was changed into before it came, each crossing in one line."""
    if not pack.crossings:
        return
    yield "On its way to you the money was changed or taken to another chain"
    for one in pack.crossings[:_MOST_CROSSINGS]:
        what = f"{one.amount_out} of {one.asset_out} became {one.amount_in} of {one.asset_in}"
        who = one.account if one.account == one.receiver else f"{one.account} -> {one.receiver}"
        where = one.out if one.out == one.into else f"{one.out}, paid out in {one.into}"
        yield (
            f"  {one.method} (confidence {one.confidence:g}): {what}, {who}, {where}"
            f" ({', '.join(one.edges[:5])}{', …' if len(one.edges) > 5 else ''})"
        )
    if len(pack.crossings) > _MOST_CROSSINGS:
        yield f"  and {len(pack.crossings) - _MOST_CROSSINGS} more in the flow document"
    yield ""


def _customers(pack: Pack) -> Iterator[str]:
    """Yield the deposit addresses the money came through: whose they are, the custodian knows."""
    if not pack.customers:
        return
    yield "Addresses you gave to customers, as far as their payments tell"
    for one in pack.customers:
        yield f"  {one.accounts[0].name}: {one.sentence} ({one.confidence:.0%} sure)"
    yield ""


def doubts_of(pack: Pack, flow: Flow) -> Iterator[str]:
    """Yield what would be another amount if unexplained money came first on every line."""
    accounts = {total.account for total in pack.totals}
    for one in flow.differs_if_openings_come_first:
        if (one.line.owner or one.line.account) in accounts and one.reason == "service":
            key = asset_key(one.line)
            late, head = units(int(one.late), flow, key), units(int(one.head), flow, key)
            yield f"  BEWARE: {head} instead of {late} of {key}, if money whose origin the ledger"
            yield "  lacks had been there from the start (docs/lines.md): weigh before asking"


def _why(pack: Pack) -> Iterator[str]:
    if pack.labels:
        yield "Why these accounts are held to be yours (all sources, also those that differ)"
    for account, label in pack.labels:
        date = f", {label.date}" if label.date else ""
        yield (
            f"  {account}: {label.name} ({label.category}), by {label.source}{date}, confidence"
            f" {label.confidence:g}" + (f", {label.reference}" if label.reference else "")
        )
    yield ""
    yield "We ask you to"
    yield "  1. hold the amounts above, or what the credited customers hold, as the law allows"
    yield "  2. preserve the records of the credited customers: identity, sign-ins, withdrawals"
    yield "  3. tell us whether the funds are still there and to whom a formal order must go"
    yield "We do not say that your customer is the thief: money is followed, not people."
    yield ""


def _method(flow: Flow, flow_sha256: str) -> Iterator[str]:
    ledger = flow.ledger
    yield "How it was traced"
    if flow.law == "lifo":
        yield "  Last in, first out along each account's payments in the order of the chain. Every"
        yield "  step is money of one account at places of its own that became an interval of"
        yield "  another's, and can be recomputed from the chain alone."
    else:
        yield "  First in, first out along each account's payments in the order of the chain"
        yield "  (Clayton's case, 1816). Every step is an interval of one account's money that"
        yield "  became an interval of another's, and can be recomputed from the chain alone."
    if any(map(is_crossing, flow.edges)):
        yield "  A swap or a bridge carries each unit over in proportion to what was paid out for"
        yield "  it; it is a finding with the confidence given. What only may have arrived, behind"
        yield "  a mixer, is not in here."
    reached = ", ".join(f"{last.chain} {last.ordered_by} {last.block}" for last in ledger.last)
    yield f"  Ledger {ledger.name} ({ledger.sha256}), known up to {reached}."
    yield f"  Flow document SHA-256 {flow_sha256}, made by {flow.tool}, {flow.created}."
    # Lines in a firm's own engine are named `engine:schema`; there nothing can be verified.
    name = "NAME, with these accounts imported" if ":" in ledger.name else ledger.name
    yield f"  To check it: hue trace verify flow.json --ledger {name}; without our program:"
    yield "  verify_flow.py with flow.json and the CSV of postings."
    yield ""


def _unknown(pack: Pack, flow: Flow) -> Iterator[str]:
    yield "What is not known"
    yield "  What you did with the money after it reached you; the trace stops there."
    for gap in flow.gaps:
        yield f"  {gap.fact}: {gap.reason}"
    yield ""


def _review() -> Iterator[str]:
    yield "Before this is sent"
    yield "  [ ] investigator: edges verified again, labels of the accounts confirmed  ____________"
    yield "  [ ] counsel: legal basis, recipient and wording  ____________"
    yield "  [ ] victim or its mandate: authority to ask  ____________"
    yield "  [ ] law enforcement reference, if there is one  ____________"
