"""What debits drew, where the law is last-in-first-out: held against the stack of the postings.

Under first-in-first-out a place among debits is the same place among credits, and nothing is told.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from hueandcry.model.flow import Flow, LineName, Span
from hueandcry.model.verification import Failure
from hueandcry.trace.balance import line_key, span
from hueandcry.trace.drawing import spans_drawn
from hueandcry.trace.evidence import Ground

# Forward, what ends so lies within a debit; so does all that names one.
_OUT: Final = frozenset({"fee", "burned", "date", "rounding"})
_Drawn = tuple[str, LineName, int, int, Sequence[Span]]


def drawn_size_failures(flow: Flow) -> Iterator[Failure]:
    """Yield what is drawn from more or fewer places than it is, or tells places it must not."""
    last_in = flow.law == "lifo"
    for of, _, lo, hi, drawn in _told(flow):
        size = sum(int(b) - int(a) for a, b in drawn)
        backwards = any(int(b) <= int(a) for a, b in drawn)
        if backwards or size != (hi - lo if last_in else 0):
            wanted = f"{hi - lo} places" if last_in else "left out"
            yield Failure(of, "drawn", _words(drawn), wanted)


def drawn_failures(flow: Flow, ground: Ground) -> Iterator[Failure]:
    """Yield what was not drawn from where it is said, and what is held but was drawn."""
    if flow.law != "lifo":
        return
    for of, line, lo, hi, told in _told(flow):
        slabs = ground.slabs.get(line_key(line))
        found = slabs.filled(lo, hi) if slabs and lo < hi else []
        drawn = tuple(
            (str(a), str(b)) for a, b in spans_drawn((slab.lo, slab.hi) for slab in found)
        )
        if tuple(told) != drawn:
            yield Failure(of, "drawn", _words(told), _words(drawn))
    for number, end in enumerate(flow.terminals, 1):
        if end.reason == "held":
            slabs = ground.slabs.get(line_key(end.line))
            lo, hi = int(end.lo), int(end.hi)
            held = spans_drawn(slabs.held(lo, hi)) if slabs and lo < hi else ()
            if held != ((lo, hi),):
                left = " and ".join(span(*one) for one in held) or "nothing"
                yield Failure(f"t{number}", "held", span(lo, hi), f"{left} not paid out")


def _told(flow: Flow) -> Iterator[_Drawn]:
    for edge in flow.edges:
        source = edge.source
        yield edge.id, source.line, int(source.lo), int(source.hi), source.drawn or ()
    for number, end in enumerate(flow.terminals, 1):
        out = flow.direction == "forward" and (end.reason in _OUT or end.debit is not None)
        if end.drawn or (out and flow.law == "lifo"):
            yield f"t{number}", end.line, int(end.lo), int(end.hi), end.drawn or ()


def _words(drawn: Sequence[Span]) -> str:
    return " and ".join(span(int(a), int(b)) for a, b in drawn) or "none"
