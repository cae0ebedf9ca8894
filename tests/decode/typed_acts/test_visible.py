from hueandcry.decode.typed.type_graph import Field
from hueandcry.decode.typed_acts.visible import MAX_ADDRESSES, addresses_of, maxima_of
from tests.decode.typed_acts.values import OTHER, SIGNER

TYPES = {
    "A": [Field("rows", "B[][2]"), Field("who", "string"), Field("n", "uint256")],
    "B": [Field("to", "address"), Field("m", "uint160"), Field("k", "uint8")],
}
ROW = {"to": SIGNER, "m": 2**160 - 1, "k": 255}
MESSAGE = {"rows": [[ROW], [{**ROW, "m": 1}]], "who": OTHER.upper().replace("0X", "0x"), "n": 0}


def test_addresses_are_found_in_lists_and_in_text() -> None:
    assert addresses_of(TYPES, "A", MESSAGE) == (SIGNER, OTHER)


def test_the_largest_numbers_are_found_but_not_short_ones() -> None:
    assert maxima_of(TYPES, "A", MESSAGE) == ("rows[0][0].m",)


def test_addresses_are_bounded() -> None:
    many = {"A": [Field("to", "address[]")]}
    given = {"to": [f"0x{at:040x}" for at in range(MAX_ADDRESSES + 5)]}
    assert len(addresses_of(many, "A", given)) == MAX_ADDRESSES


def test_deep_values_do_not_exhaust_the_stack() -> None:
    value: object = SIGNER
    for _ in range(5_000):
        value = [value]
    assert addresses_of({"A": [Field("to", "address" + "[]" * 5_000)]}, "A", {"to": value}) == (
        SIGNER,
    )
