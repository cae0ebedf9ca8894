"""Holds a flow of money that mixes against postings, against itself, and against the law anew.

Under haircut what comes to a line leaves it or rests there, as parts of each seed. Under poison
every account is reached by an earlier step. Whether the parts are right is seen by running the law
again: there is no interval to point at.
"""

from collections.abc import Hashable, Iterator, Sequence
from fractions import Fraction
from typing import Final

from hueandcry.model.flow import PostingName
from hueandcry.model.mixed_flow import (
    HaircutEdge,
    HaircutFlow,
    HaircutTerminal,
    MixedEdge,
    MixedFlow,
    PoisonFlow,
    ReachedEdge,
    ReachedTerminal,
)
from hueandcry.model.verification import Failure
from hueandcry.trace.balance import line_key
from hueandcry.trace.evidence import Ground
from hueandcry.trace.maps import whole_failures
from hueandcry.trace.proof import asset_failures, overlap_failures, posting_failures
from hueandcry.trace.weights import EXACT

# Ends a debit must show: paid to nobody, or to somebody whose units an overlay took.
_SHOWN: Final = {"fee": "fee", "burned": "burned", "pooled": ""}
_ABSENT: Final = "not there"
_Terminal = HaircutTerminal | ReachedTerminal
_LineKey = tuple[str, str, str]
_EndKey = tuple[str, _LineKey, str, PostingName | None, str]


def mixed_failures(flow: MixedFlow, ground: Ground) -> Iterator[Failure]:
    """Yield all that postings and the flow itself contradict."""
    yield from asset_failures(flow, ground)
    yield from posting_failures(flow, ground)
    yield from _end_failures(flow, ground)
    yield from overlap_failures(flow)
    for edge in flow.edges:
        yield from whole_failures(edge)
    if isinstance(flow, HaircutFlow):
        yield from fraction_failures(flow)
    else:
        yield from reach_failures(flow)


def _end_failures(flow: MixedFlow, ground: Ground) -> Iterator[Failure]:
    for number, end in enumerate(_terminals(flow), 1):
        known = ground.lines.get(line_key(end.line))
        if known is not None and known.owner != end.line.owner:
            yield Failure(
                f"t{number}", "owner", end.line.owner or "nobody", known.owner or "nobody"
            )
        if end.reason in _SHOWN and not _shown(end, ground):
            yield Failure(f"t{number}", end.reason, _words(end.debit), "no such posting")


def _terminals(flow: MixedFlow) -> Sequence[_Terminal]:
    return flow.terminals


def _shown(end: _Terminal, ground: Ground) -> bool:
    if end.debit is None:
        return False
    key = (*line_key(end.line), True, end.debit.tx, end.debit.phase, end.debit.index)
    return any(one.end == _SHOWN[end.reason] for one in ground.places.get(key, ()))


def _words(name: PostingName | None) -> str:
    return f"{name.tx} {name.phase} {name.index}" if name else "none"


def fraction_failures(flow: HaircutFlow) -> Iterator[Failure]:
    """Yield lines on which what came of a seed did not leave or rest, and totals that are false."""
    sums: dict[tuple[str, _LineKey], Fraction] = {
        (seed.id, line_key(seed.line)): Fraction(1) for seed in flow.seeds
    }
    for edge in flow.edges:
        part = Fraction(edge.fraction)
        for line, step in ((edge.target.line, part), (edge.source.line, -part)):
            key = (edge.seed, line_key(line))
            sums[key] = sums.get(key, Fraction(0)) + step
    for end in flow.terminals:
        key = (end.seed, line_key(end.line))
        sums[key] = sums.get(key, Fraction(0)) - Fraction(end.fraction)
    for (of, name), left in sorted(sums.items()):
        if abs(left) > EXACT:
            told = f"{float(left):+.12f} of it"
            yield Failure(f"{of} on {'/'.join(name)}", "balance", told, "nothing left over")
    yield from _total_failures(flow)


def _total_failures(flow: HaircutFlow) -> Iterator[Failure]:
    order = {seed.id: at for at, seed in enumerate(flow.seeds)}
    for number, end in enumerate(flow.terminals, 1):
        earlier = end.by is None or order.get(end.by.seed, len(order)) < order.get(end.seed, -1)
        if (end.reason == "counted") != (end.by is not None) or not earlier:
            yield Failure(f"t{number}", "counted", f"{end.by}", "an earlier seed's part")
    for seed in flow.seeds:
        stolen = str(int(seed.hi) - int(seed.lo))
        told = flow.totals.get(seed.id)
        if told is None or (told.stolen, told.sum) != (stolen, stolen):
            yield Failure(seed.id, "total", f"{told}", f"{stolen} stolen, as much told")


def reach_failures(flow: PoisonFlow) -> Iterator[Failure]:
    """Yield steps and ends of lines that no earlier step of the same seed had reached."""
    reached: dict[tuple[str, _LineKey], tuple[int, int]] = {
        (seed.id, line_key(seed.line)): (0, seed.block) for seed in flow.seeds
    }
    for edge in sorted(flow.edges, key=lambda edge: edge.hops):
        key = (edge.seed, line_key(edge.source.line))
        hops, block = reached.get(key, (edge.hops, 0))
        # Blocks of two chains cannot be compared; a bridge says when it paid out.
        same = edge.source.line.chain == edge.target.line.chain
        if hops >= edge.hops or (same and edge.block < block):
            told = f"hop {edge.hops} in block {edge.block}"
            yield Failure(edge.id, "reach", told, "its account was not reached before")
            continue
        there = (edge.seed, line_key(edge.target.line))
        known = reached.get(there, (edge.hops, edge.block))
        reached[there] = min(known[0], edge.hops), min(known[1], edge.block)
    for number, end in enumerate(flow.terminals, 1):
        hops, _ = reached.get((end.seed, line_key(end.line)), (end.hops + 1, 0))
        if hops > end.hops:
            yield Failure(f"t{number}", "reach", f"hop {end.hops}", "not reached by then")


def anew_failures(flow: MixedFlow, again: MixedFlow) -> Iterator[Failure]:
    """Yield edges and ends that `again`, the same asked of the ledger anew, tells otherwise."""
    wanted = {_edge_key(edge): edge for edge in again.edges}
    yield from _amount_failures(flow, again)
    for edge in flow.edges:
        yield from _differs(edge.id, edge, wanted.pop(_edge_key(edge), None))
    ends = _ends(again)
    for key, (of, told) in _ends(flow).items():
        found = ends.pop(key, (of, None))[1]
        if found is None or abs(told - found) > EXACT:
            recomputed = _ABSENT if found is None else _number(found)
            yield Failure(of, "law", _number(told), recomputed)
    for missing in wanted.values():
        tx = missing.source.debit.tx
        yield Failure(f"{missing.seed} in {tx}", "law", _ABSENT, _number(_size(missing)))
    for (seed, line, reason, *_), (_, size) in ends.items():
        yield Failure(f"{seed} on {'/'.join(line)}", "law", _ABSENT, f"{reason} {_number(size)}")


def _amount_failures(flow: MixedFlow, again: MixedFlow) -> Iterator[Failure]:
    """Yield ends whose amounts are not those of the law: a court reads amounts, not fractions."""
    told, found = _amounts(flow), _amounts(again)
    for key in sorted(told.keys() | found.keys()):
        if told.get(key) != found.get(key):
            seed, line, reason = key
            of = f"{seed} on {'/'.join(line)}, {reason}"
            yield Failure(of, "amount", f"{told.get(key, 0)}", f"{found.get(key, 0)}")


def _amounts(flow: MixedFlow) -> dict[tuple[str, tuple[str, str, str], str], int]:
    found: dict[tuple[str, tuple[str, str, str], str], int] = {}
    for end in _terminals(flow):
        if isinstance(end, HaircutTerminal):
            key = end.seed, line_key(end.line), end.reason
            found[key] = found.get(key, 0) + int(end.amount)
    return found


def _differs(of: str, told: MixedEdge, found: MixedEdge | None) -> Iterator[Failure]:
    if found is None:
        yield Failure(of, "law", _number(_size(told)), _ABSENT)
    elif abs(_size(told) - _size(found)) > EXACT:
        yield Failure(of, "law", _number(_size(told)), _number(_size(found)))
    elif isinstance(told, HaircutEdge) and isinstance(found, HaircutEdge):
        amounts = (told.amount_out, told.amount_in), (found.amount_out, found.amount_in)
        if amounts[0] != amounts[1]:
            yield Failure(of, "amount", f"{amounts[0]}", f"{amounts[1]}")


def _edge_key(edge: MixedEdge) -> Hashable:
    return (
        edge.seed, edge.method, line_key(edge.source.line), edge.source.debit,
        line_key(edge.target.line), edge.target.credit, edge.map.from_, edge.map.to,
    )  # fmt: skip


def _ends(flow: MixedFlow) -> dict[_EndKey, tuple[str, Fraction]]:
    """Return what rests by seed, line, reason, debit and owner: of which end, and how much."""
    found: dict[_EndKey, tuple[str, Fraction]] = {}
    for number, end in enumerate(_terminals(flow), 1):
        by = end.by.seed if isinstance(end, HaircutTerminal) and end.by else ""
        key = (end.seed, line_key(end.line), end.reason, end.debit, by)
        of, size = found.get(key, (f"t{number}", Fraction(0)))
        found[key] = of, size + _size(end)
    return found


def _size(row: MixedEdge | _Terminal) -> Fraction:
    """Return the fraction of a row, or the hops after which it was reached."""
    if isinstance(row, ReachedEdge | ReachedTerminal):
        return Fraction(row.hops)
    return Fraction(row.fraction)


def _number(size: Fraction) -> str:
    return f"{float(size):.12g}"
