"""How the money was moved: deposit addresses, peel chains, gathering, waiting."""

from collections.abc import Iterator

from hueandcry.model.flow import Flow
from hueandcry.model.structure import Structure
from hueandcry.serve.render.report_html import code, plain, shown, table, when

_MOST_ROWS = 200
_MOST_EDGES = 6


def structure_section(flow: Flow) -> Iterator[str]:
    """Yield what is recognised, the surest first, each with the steps it is read from."""
    yield (
        '<p class="soft">Readings of the steps below, not steps: they move no money. What each'
        " means, and how sure it is, is in docs/structure.md.</p>\n"
    )
    found = sorted(flow.structures, key=lambda one: -one.confidence)
    heads = ("What", "Sure", "In words", "From (UTC)", "Steps")
    yield '<div class="scroll">'
    yield from table("stack structures", heads, map(_row, found[:_MOST_ROWS]), numeric=(1,))
    yield "</div>"
    if len(found) > _MOST_ROWS:
        yield f"<p>{len(found) - _MOST_ROWS:,} more are in flow.json.</p>\n"


def _row(one: Structure) -> tuple[str, ...]:
    edges = ", ".join(one.evidence[:_MOST_EDGES])
    more = len(one.evidence) - _MOST_EDGES
    return (
        plain(one.kind),
        plain(f"{one.confidence:.0%}"),
        shown(one.sentence),
        when(one.since),
        code(edges) + (f" and {more} more" if more > 0 else ""),
    )
