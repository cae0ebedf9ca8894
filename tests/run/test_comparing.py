"""What of a conclusion rests on the law: shares side by side, and what only one law reaches."""

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest

from hueandcry.model.comparison import Comparison
from hueandcry.model.following import Law, TraceRequest
from hueandcry.model.mixed_flow import AnyFlow
from hueandcry.run.comparing import compare_laws
from hueandcry.serve.render.comparison import comparison_lines
from hueandcry.store.ledger.ledger import Ledger, opened
from tests.run.test_spreading import STEPS, TOLD, mixed
from tests.trace.worlds import add, traced, transfers


def flow_under(ledger: Ledger, law: Law) -> AnyFlow:
    request = TraceRequest(("tx2",), law=law)
    return traced(ledger, request) if law in {"fifo", "lifo"} else mixed(ledger, request)


def compared(root: Path, first: Law, second: Law) -> Comparison:
    with opened(root, "world", write=True) as ledger:
        add(ledger, transfers(STEPS))
        return compare_laws(flow_under(ledger, first), flow_under(ledger, second), TOLD)


def shares(comparison: Comparison) -> dict[tuple[str, str], tuple[str | None, str | None]]:
    return {(place.account, place.reason): place.shares for place in comparison.places}


def test_two_orders_give_the_theft_to_others(tmp_path: Path) -> None:
    found = compared(tmp_path, "fifo", "lifo")
    # First in: the clean 60 pay first, so all stolen money is still with H. Last in: K has it.
    assert shares(found) == {
        ("H", "held"): ("1.000000000", None), ("K", "held"): (None, "0.500000000"),
        ("X", "held"): (None, "0.500000000"),
    }  # fmt: skip
    assert [place.difference for place in found.places] == [
        "-1.000000000", "0.500000000", "0.500000000"
    ]  # fmt: skip
    assert found.meaning == (
        "test:chain/coin: 100.00% of it rests elsewhere under lifo than under fifo; the other 0.00%"
        " does not depend on which of the two is applied (1 places only fifo reaches, 2 only lifo)",
    )


def test_a_share_both_reach_is_a_difference(tmp_path: Path) -> None:
    found = compared(tmp_path, "haircut", "fifo")
    assert shares(found)["H", "held"] == ("0.450000000", "1.000000000")
    assert found.places[0].difference == "0.550000000"
    assert "55.00% of it rests elsewhere" in found.meaning[0]


def test_poison_compares_reach_and_no_amount(tmp_path: Path) -> None:
    found = compared(tmp_path, "fifo", "poison")
    assert {place.difference for place in found.places} == {None}
    assert [place.reached for place in found.places] == [(False, True)] * 3 + [(True, True)]
    assert "may have touched, so it bears out no amount" in found.meaning[0]
    text = "\n".join(comparison_lines(found))
    assert "100.00% reachable" in text


@pytest.mark.parametrize("second", ["lifo", "haircut", "poison"])
def test_the_document_fits_its_schema_and_the_table_tells_it(tmp_path: Path, second: Law) -> None:
    found = compared(tmp_path, "fifo", second)
    [schema], definitions = msgspec.json.schema_components([Comparison])
    jsonschema.validate(
        json.loads(msgspec.json.encode(found)), {**schema, "$defs": definitions}
    )  # fmt: skip
    lines = list(comparison_lines(found))
    assert lines[0].split() == ["fifo", second, "change"]
    assert len(lines) == 1 + len(found.places) + len(found.meaning) + len(found.gaps)


def test_a_hostile_account_moves_no_terminal(tmp_path: Path) -> None:
    found = compared(tmp_path, "fifo", "lifo")
    place = msgspec.structs.replace(found.places[0], account="\x1b[2J\u202e", labels=("\x07",))
    text = "\n".join(comparison_lines(msgspec.structs.replace(found, places=(place,))))
    assert not any(sign in text for sign in "\x1b\u202e\x07")
