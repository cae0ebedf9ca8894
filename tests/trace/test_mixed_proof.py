"""Who tampers with shares, reach or postings of a flow of money that mixes is found out."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from hueandcry.model.mixed_flow import HaircutFlow, PoisonFlow
from hueandcry.trace.mixed_proof import fraction_failures, reach_failures
from tests.run.test_spreading import fails, haircut_of, poison_of


def _edge(flow: HaircutFlow, **changes: object) -> HaircutFlow:
    return replace(flow, edges=(replace(flow.edges[0], **changes), *flow.edges[1:]))


def _no_posting(flow: HaircutFlow) -> HaircutFlow:
    source = flow.edges[0].source
    return _edge(flow, source=replace(source, debit=replace(source.debit, tx="tx9")))


def _moved_fraction(flow: HaircutFlow) -> HaircutFlow:
    """Shift a tenth from one holder to another; each line's own sum is kept by its edges."""
    text = msgspec.json.encode(flow).decode()
    swapped = text.replace('"fraction":"0.3"', '"fraction":"0.4"')
    return msgspec.json.decode(swapped, type=HaircutFlow)


def _balanced_lie(flow: HaircutFlow) -> HaircutFlow:
    """Take from what H holds and give it to K, edge and end alike: only the law sees it."""
    edges = tuple(
        replace(edge, fraction="0.6") if edge.target.line.account == "K" else edge
        for edge in flow.edges
    )
    ends = {("K", "held"): "0.4", ("H", "held"): "0.35"}
    return replace(
        flow, edges=edges,
        terminals=tuple(
            replace(end, fraction=ends.get((end.line.account, end.reason), end.fraction))
            for end in flow.terminals
        ),
    )  # fmt: skip


def _no_fee(flow: HaircutFlow) -> HaircutFlow:
    return replace(
        flow,
        terminals=tuple(
            replace(end, debit=None) if end.reason == "fee" else end for end in flow.terminals
        ),
    )


def _smaller_total(flow: HaircutFlow) -> HaircutFlow:
    return replace(flow, totals={"s1": replace(flow.totals["s1"], sum="39")})


def _edge_left_out(flow: HaircutFlow) -> HaircutFlow:
    return replace(flow, edges=flow.edges[:-1])


def _other_map(flow: HaircutFlow) -> HaircutFlow:
    return _edge(flow, map=replace(flow.edges[0].map, to=("0", "10")))


@pytest.mark.parametrize(
    ("forge", "field"),
    [
        (_no_posting, "debit"), (_moved_fraction, "balance"), (_balanced_lie, "law"),
        (_no_fee, "fee"), (_smaller_total, "total"), (_edge_left_out, "law"), (_other_map, "map"),
    ],
)  # fmt: skip
def test_a_tampered_haircut_is_seen(
    tmp_path: Path, forge: Callable[[HaircutFlow], HaircutFlow], field: str
) -> None:
    flow = haircut_of(tmp_path)
    forged = forge(flow)
    assert forged != flow
    assert field in {told for _, told in fails(tmp_path, forged)}


def test_what_balances_is_not_called_unbalanced(tmp_path: Path) -> None:
    flow = haircut_of(tmp_path)
    assert list(fraction_failures(flow)) == []
    assert list(fraction_failures(_balanced_lie(flow))) == []


def test_a_seed_that_was_no_payment_fails_before_the_law_is_run(tmp_path: Path) -> None:
    flow = haircut_of(tmp_path)
    seed = replace(flow.seeds[0], lo="10000", hi="10040")
    assert ("s1", "seed") in fails(tmp_path, replace(flow, seeds=(seed,)))


def _step(flow: PoisonFlow, account: str, **changes: object) -> PoisonFlow:
    edges = tuple(
        replace(edge, **changes) if edge.target.line.account == account else edge
        for edge in flow.edges
    )
    return replace(flow, edges=edges)


def _without(flow: PoisonFlow, account: str) -> PoisonFlow:
    edges = tuple(edge for edge in flow.edges if edge.target.line.account != account)
    return replace(flow, edges=edges)


@pytest.mark.parametrize(
    ("forge", "field"),
    [
        (lambda flow: _step(flow, "X", hops=1), "reach"),
        (lambda flow: _step(flow, "X", block=1), "reach"),
        (lambda flow: _without(flow, "K"), "reach"), (lambda flow: _without(flow, "X"), "law"),
        (lambda flow: replace(flow, terminals=flow.terminals[1:]), "law"),
    ],
)  # fmt: skip
def test_a_tampered_poison_is_seen(
    tmp_path: Path, forge: Callable[[PoisonFlow], PoisonFlow], field: str
) -> None:
    flow = poison_of(tmp_path)
    assert list(reach_failures(flow)) == []
    assert field in {told for _, told in fails(tmp_path, forge(flow))}
