"""Any text names something, or is refused in the one documented way."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hueandcry.decode.address import BITCOIN, TRON
from hueandcry.decode.observable import KINDS, read_observable, refuse_kind
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.observable import Address, Link, Message, Transaction
from tests.decode.requests import BATCH, CALL, CODE, ME, OPERATION, SAFE, TEXTS, TYPED

USDT_ON_TRON = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    | st.sampled_from([ME, "0x", "0x1", "0xa9059cbb", "eip155:1", "T", "uint256", "T[]"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)  # fmt: skip
KEYS = st.sampled_from(sorted({*CALL, *SAFE, *TYPED, *OPERATION, *CODE, *BATCH, "method"}))
REQUESTS = [CALL, SAFE, TYPED, OPERATION, CODE, BATCH]


def read_or_refused(text: str, kind: str = "", chain: str = "") -> None:
    try:
        found = read_observable(text, kind, "", chain)
    except NotAnObservable:
        return
    assert found.value
    assert found.written


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("example.org", "", Link),
        (ME, "", Address),
        (f"eip155:10:{ME}", "", Address),
        (ME, "address", Address),
        (TEXTS["raw transaction"], "", Transaction),
        (TEXTS["message"], "", Message),
        ("example.org", "message", Message),
        (ME, "message", Message),
    ],
)
def test_a_thing_is_told_by_its_form_or_its_kind(text: str, kind: str, found: type) -> None:
    assert type(read_observable(text, kind)) is found


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", BITCOIN),
        ("BC1QAR0SRRR7XFKVY5L643LYDNW9RE59GTZZWF5MDQ", BITCOIN),
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", BITCOIN),
        ("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", BITCOIN),
        (f"{BITCOIN}:3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", BITCOIN),
        (USDT_ON_TRON, TRON),
        (f"{TRON}:{USDT_ON_TRON}", TRON),
    ],
)
def test_addresses_of_other_chains_are_told_by_their_form(text: str, chain: str) -> None:
    found = read_observable(text)
    assert isinstance(found, Address)
    assert found.chain == chain


def test_an_address_with_a_slip_in_it_is_refused_as_an_address() -> None:
    for text in (USDT_ON_TRON[:-1] + "u", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb"):
        with pytest.raises(NotAnObservable, match="no address"):
            read_observable(text)


@pytest.mark.parametrize("kind", ["", "address"])
@pytest.mark.parametrize("name", ["vitalik.eth", "pay.vitalik.eth", "bonfida.sol", "a.bnb"])
def test_a_name_of_a_name_service_is_no_host(name: str, kind: str) -> None:
    with pytest.raises(NotAnObservable, match="nobody resolved it here") as refused:
        read_observable(name, kind)
    assert "address it stands for" in refused.value.advice


def test_a_gateway_to_names_is_a_host_and_so_is_what_is_said_to_be_a_link() -> None:
    assert type(read_observable("vitalik.eth.limo")) is Link
    assert type(read_observable("https://vitalik.eth.limo/a.eth")) is Link
    assert type(read_observable("vitalik.eth", "link")) is Link


def test_an_address_is_of_the_chain_that_is_told() -> None:
    assert read_observable(ME, chain="eip155:10").value == f"eip155:10/{ME}"
    assert read_observable(ME).value == f"eip155:*/{ME}"


@pytest.mark.parametrize("text", ["0x", "0x1", "{", "[", "0xzz", "", " ", "\0"])
def test_what_is_nothing_is_refused(text: str) -> None:
    with pytest.raises(NotAnObservable):
        read_observable(text)


def test_an_unknown_kind_is_refused_with_the_known_ones() -> None:
    with pytest.raises(NotAnObservable) as refused:
        refuse_kind("poem")
    assert "user-operation" in refused.value.advice
    for kind in KINDS:
        refuse_kind(kind)


@given(st.text() | st.from_regex(r"0[xX][0-9a-fA-F]{0,90}", fullmatch=True))
@example("0x\u0660")
@example("\ud800 wants you to sign in with your Ethereum account:")
def test_any_text_is_read_or_refused(text: str) -> None:
    read_or_refused(text)


@given(st.text(max_size=60), st.sampled_from(KINDS))
def test_any_text_of_any_kind_is_read_or_refused(text: str, kind: str) -> None:
    read_or_refused(text, kind)


@given(JSON | st.dictionaries(KEYS, JSON), st.sampled_from(["", *KINDS]))
def test_any_json_is_read_or_refused(value: object, kind: str) -> None:
    read_or_refused(json.dumps(value), kind)


@given(st.sampled_from(REQUESTS), KEYS, JSON, st.sampled_from(["", "eip155:1", "eip155:10"]))
def test_a_request_with_one_strange_field_is_read_or_refused(
    request: dict[str, object], key: str, value: object, chain: str
) -> None:
    read_or_refused(json.dumps({**request, key: value}), "", chain)


@given(st.sampled_from(sorted(TEXTS)), st.data())
def test_a_request_that_is_cut_anywhere_is_read_or_refused(name: str, data: st.DataObject) -> None:
    text = TEXTS[name]
    read_or_refused(text[: data.draw(st.integers(0, len(text)))])
