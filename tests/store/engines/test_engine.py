"""A dropped connection is asked again a few times, then said."""

import pytest

from hueandcry.model.errors import BadRequest, Unreachable
from hueandcry.store.engines.duckdb_engine import DuckDBEngine
from hueandcry.store.engines.engine import TRIES, Column, Lost, in_schema, parenthesised, steadily
from tests.store.engines.laying import Dropping

ADVICE = "Say it again"


def asked(drops: set[int]) -> tuple[Dropping, list[float]]:
    engine = Dropping(DuckDBEngine(":memory:"), drops)
    waits: list[float] = []
    steadily(engine, lambda: engine.rows("SELECT 1"), "counting", ADVICE, waits.append)
    return engine, waits


def test_it_reconnects_and_waits_longer_each_time() -> None:
    engine, waits = asked({1, 2})
    assert (engine.calls, engine.reconnected) == (3, 2)
    assert waits == [2.0, 4.0]


def test_it_gives_up_and_says_what_where_and_how_to_go_on() -> None:
    with pytest.raises(Unreachable) as told:
        asked(set(range(1, 100)))
    assert str(told.value) == (
        f"duckdb at db.test:9000 dropped the connection {TRIES} times while counting"
        f" (connection reset by peer). {ADVICE}"
    )


def test_a_connection_that_cannot_be_made_again_counts_as_dropped() -> None:
    class Gone(Dropping):
        def reconnect(self) -> None:
            raise Lost("refused")

    engine = Gone(DuckDBEngine(":memory:"), {1})
    with pytest.raises(Unreachable, match="refused"):
        steadily(engine, lambda: engine.rows("SELECT 1"), "counting", ADVICE, lambda wait: None)
    assert engine.calls == 1


def test_constant_rows_hold_digits_only() -> None:
    columns = (Column("line"), Column("lo", text=True))
    assert parenthesised([(1, 9 * 10**36)], columns) == f"(1, '{9 * 10**36}')"
    with pytest.raises(ValueError, match="lo is not digits"):
        parenthesised([(1, "1') OR 1=1")], columns)


@pytest.mark.parametrize("schema", ["", "hue; DROP TABLE x", "a.b", "1st"])
def test_a_schema_is_a_plain_name(schema: str) -> None:
    with pytest.raises(BadRequest, match="no name for a schema"):
        in_schema(schema, "step")
    assert in_schema("hue", "step") == "hue.step"
