"""A ledger's state as text."""

from collections.abc import Iterator

from hueandcry.serve.render.harmless import harmless
from hueandcry.serve.render.moment import minute
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.state import ledger_state

# A screen of them; a file of nothing but faults has one reason.
_MOST_REJECTED = 200


def info_lines(ledger: Ledger) -> Iterator[str]:
    """Yield what a ledger holds, from which sources, and what it cannot tell."""
    state = ledger_state(ledger)
    yield f"ledger {ledger.name}, format {ledger.manifest.format}, state {state.sha256[:16]}"
    yield (
        f"{state.transfers:,} transfers of {state.accounts:,} accounts on {state.lines:,} lines"
        + (f" ({state.unlined:,} without lines)" if state.unlined else "")
    )
    for last in state.last:
        reached = minute(last.block) if last.ordered_by == "time" else f"block {last.block:,}"
        yield harmless(f"{last.chain}: up to {reached}")
    for row in ledger.database.execute(
        "SELECT name, format, rows, taken, known, rejected, imported, sha256 FROM source"
        " WHERE format <> 'pulled' ORDER BY id"
    ).fetchall():
        sealed = f", sha256 {row[7][:16]}" if row[7] else ""
        yield harmless(
            f"source {row[0]}: {row[1]}, {row[2]:,} rows ({row[3]:,} new, {row[4]:,} known,"
            f" {row[5]:,} kept apart), {row[6][:10]}{sealed}"
        )
    for row in ledger.database.execute(
        "SELECT c.name, p.method, count(*), max(p.last_block) FROM pulled p JOIN chain c ON c.id ="
        " p.chain GROUP BY ALL ORDER BY 1, 2"
    ).fetchall():
        yield harmless(f"pulled {row[0]}: {row[2]:,} accounts by {row[1]}, up to block {row[3]:,}")
    for gap in state.gaps:
        yield harmless(f"not known: {gap.fact} ({gap.reason})")


def rejected_lines(ledger: Ledger) -> Iterator[str]:
    """Yield rows that were kept apart, with the reason."""
    found = ledger.database.execute(
        "SELECT s.name, r.row_number, r.reason, r.given FROM rejected r JOIN source s ON s.id ="
        " r.source ORDER BY r.source, r.row_number"
    )
    for name, row, reason, given in found.fetchmany(_MOST_REJECTED):
        yield harmless(f"{name} row {row}: {reason}: {given}")
    left = len(found.fetchall())
    if left:
        yield f"and {left:,} more"
