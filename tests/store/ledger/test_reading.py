import duckdb
import pytest

from hueandcry.model.errors import BadRequest
from hueandcry.store.ledger.places import path_of, path_sql
from hueandcry.store.ledger.reading import as_time, chain_of, filled


def value(sql: str) -> object:
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    row = connection.execute(f"SELECT {sql}").fetchone()
    return row[0] if row else None


def test_a_column_not_there_is_null() -> None:
    assert (
        filled("{a?} {b?} {time?b,a}", {"b": "VARCHAR"}, "c")
        == f'NULL "b" ({as_time(chr(34) + "b" + chr(34))})'
    )
    assert filled("{time?b}", {}, "c") == "NULL"


def test_a_chain_of_its_own_or_the_one_asked_for() -> None:
    assert filled("{chain?}", {}, "it's") == "'it''s'"
    for given, expected in (("'56'", "eip155:56"), ("56", "eip155:56"), ("NULL", "eip155:1"),
                            ("''", "eip155:1"), ("'bip122:00'", "bip122:00")):  # fmt: skip
        sql = chain_of({"chain_id": "VARCHAR"}, "eip155:1")
        assert value(f"{sql} FROM (SELECT {given} AS chain_id)") == expected


def test_only_exact_numbers_are_taken() -> None:
    for columns in ({"value_f64": "DOUBLE"}, {"value": "DOUBLE"}, {"value_u64": "UBIGINT"}, {}):
        with pytest.raises(BadRequest, match=r"no exact column value_string.*--u256-types string"):
            filled("{exact?value}", columns, "c")
    both = {"value_f64": "DOUBLE", "value_string": "VARCHAR", "value_binary": "BLOB"}
    assert filled("{exact?value}", both, "c") == '"value_string"'


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0x", "0"), ("0x00", "0"), ("ff", "255"), ("0x" + "0" * 62 + "ff", "255"),
        ("0x" + "f" * 32, str(2**128 - 1)), ("0x1" + "0" * 16, str(2**64)),
        ("0x1" + "0" * 32, "9" * 78),
    ],
)  # fmt: skip
def test_big_endian_numbers(written: str, number: str) -> None:
    sql = filled("{exact?value}", {"value_binary": "VARCHAR"}, "c")
    assert value(f"{sql} FROM (SELECT '{written}' AS value_binary)") == number


def test_names_of_columns_cannot_leave_their_quotes() -> None:
    assert filled('{x"y?}', {'x"y': "VARCHAR"}, "c") == '{x"y?}'
    assert '"a""b"' in as_time('"a""b"')


def test_paths_sort_in_pre_order() -> None:
    order = [
        (),
        (0,),
        (0, 0),
        (0, 1),
        (0, 1, 5),
        (0, 9),
        (0, 10),
        (1,),
        (2, 0),
        (9,),
        (10,),
        (100,),
    ]
    assert sorted(order, key=path_of) == order
    for place in order:
        address = ",".join(map(str, place))
        assert value(path_sql(f"'{address}'", ",")) == path_of(place)
