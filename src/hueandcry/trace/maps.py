"""Whether an edge's map fits its postings and its method, and its piece fits the map."""

from collections.abc import Iterator
from typing import Final

from hueandcry.model.flow import FlowEdge, Posting, PostingName
from hueandcry.model.mixed_flow import AnyEdge
from hueandcry.model.verification import Failure
from hueandcry.trace.balance import line_key, span
from hueandcry.trace.ways import image, inverse

_METHODS: Final = frozenset({"transfer", "returned", "swap", "bridge", "mixer"})


def map_failures(edge: FlowEdge, *, backward: bool) -> Iterator[Failure]:
    """Yield what of an edge's map and piece contradicts itself."""
    yield from _method_failures(edge)
    outside = list(_outside(edge))
    yield from outside
    if not outside:
        whole = (*_ints(edge.map.from_), *_ints(edge.map.to))
        yield from _image_failures(edge, whole, backward=backward)


def whole_failures(edge: AnyEdge) -> Iterator[Failure]:
    """Yield what of an edge's map does not fit its postings or its method: under any law."""
    yield from _method_failures(edge)
    yield from _outside(edge)


def _outside(edge: AnyEdge) -> Iterator[Failure]:
    (a, b), (p, q) = _ints(edge.map.from_), _ints(edge.map.to)
    debit, credit = _span(edge.source.debit), _span(edge.target.credit)
    if not (debit[0] <= a < b <= debit[1] and credit[0] <= p <= q <= credit[1]):
        told = f"{span(a, b)} to {span(p, q)}"
        yield Failure(edge.id, "map", told, f"within {span(*debit)} and {span(*credit)}")


def _method_failures(edge: AnyEdge) -> Iterator[Failure]:
    """Yield what does not fit: a transfer is one posting, what is returned keeps its asset."""
    debit, credit = edge.source.debit, edge.target.credit
    kind = edge.method.partition(":")[0]
    if kind not in _METHODS:
        yield Failure(edge.id, "method", edge.method, "a method this version knows")
    if kind == "transfer":
        yield from _transfer_failures(edge)
    if kind in {"transfer", "returned"} and _size(edge.map.from_) != _size(edge.map.to):
        yield Failure(edge.id, "map", f"{edge.map.from_} to {edge.map.to}", "as much in as out")
    if kind in {"returned", "swap"} and debit.tx != credit.tx:
        yield Failure(edge.id, "transaction", credit.tx, debit.tx)
    if kind in {"transfer", "returned", "swap"} and not _fits(edge, kind):
        told = "/".join(line_key(edge.target.line))
        yield Failure(edge.id, "line", told, "/".join(line_key(edge.source.line)))


def _transfer_failures(edge: AnyEdge) -> Iterator[Failure]:
    debit, credit = edge.source.debit, edge.target.credit
    if edge.confidence != 1:
        yield Failure(edge.id, "confidence", f"{edge.confidence}", "1")
    if _name(debit) != _name(credit):
        yield Failure(edge.id, "transfer", f"{_name(credit)}", f"{_name(debit)}")
    whole = (debit.lo, debit.hi), (credit.lo, credit.hi)
    if (edge.map.from_, edge.map.to) != whole:
        yield Failure(edge.id, "map", f"{edge.map.from_} to {edge.map.to}", f"{whole}")


def _fits(edge: AnyEdge, kind: str) -> bool:
    """Say whether chain and asset are as the method has them."""
    source, target = edge.source.line, edge.target.line
    same = source.asset == target.asset
    return source.chain == target.chain and (same if kind != "swap" else not same)


def _image_failures(
    edge: FlowEdge, whole: tuple[int, int, int, int], *, backward: bool
) -> Iterator[Failure]:
    here = _ints((edge.source.lo, edge.source.hi))
    there = _ints((edge.target.lo, edge.target.hi))
    a, b, p, q = whole
    if not (a <= here[0] < here[1] <= b):
        yield Failure(edge.id, "source", span(*here), f"within {span(a, b)}")
        return
    if backward:
        told, wanted = here, (inverse(there[0], *whole), inverse(there[1], *whole))
    else:
        told, wanted = there, (image(here[0], *whole), image(here[1], *whole))
    if told != wanted or not p <= there[0] < there[1] <= q:
        yield Failure(edge.id, "source" if backward else "target", span(*told), span(*wanted))
    if (int(edge.amount_out), int(edge.amount_in)) != (here[1] - here[0], there[1] - there[0]):
        wrote = f"{edge.amount_out}, {edge.amount_in}"
        yield Failure(edge.id, "amount", wrote, f"{here[1] - here[0]}, {there[1] - there[0]}")


def _name(posting: Posting) -> PostingName:
    return PostingName(posting.tx, posting.phase, posting.index)


def _span(posting: Posting) -> tuple[int, int]:
    return int(posting.lo), int(posting.hi)


def _ints(pair: tuple[str, str]) -> tuple[int, int]:
    return int(pair[0]), int(pair[1])


def _size(pair: tuple[str, str]) -> int:
    return int(pair[1]) - int(pair[0])
