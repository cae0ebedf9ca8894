"""Whole displays of calls and messages, and descriptors of any content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.clear.display import clear_call, clear_message
from hueandcry.decode.clear.fault import Unclear
from hueandcry.decode.clear.keys import function_of
from hueandcry.decode.clear.names import NoNames
from hueandcry.decode.evm.abi import Undecodable, decode_arguments
from hueandcry.decode.typed.document import TypedDocument, read_typed_data
from hueandcry.model.signing import ClearText
from tests.decode.clear.values import AROUND, COIN, Field, Known, descriptor, lines, shown

LEGS = "f((address to, uint256 amount)[] legs, uint256[] fees)"


def test_owner_intent_and_place_are_the_descriptors() -> None:
    found = shown("f(uint256 x)", (1,), [{"path": "x", "label": "X"}])
    assert found == ClearText((), "Do", "Example", found.fields, "registry/x.json")
    assert lines(found) == [("X", "1")]


def test_excluded_and_required_of_version_1() -> None:
    fields: list[Field] = [{"path": "x", "label": "X"}, {"path": "#.y", "label": "Y"}]
    found = shown("f(uint256 x, uint256 y)", (1, 2), fields, excluded=["#.x"], required=["y"])
    assert (lines(found), found.faults) == ([("Y", "2")], ())
    found = shown("f(uint256 x, uint256 y)", (1, 2), fields[:1], required=["y"])
    assert found.faults == ("'y', which must be shown, is not",)


def test_a_display_without_end_is_cut_and_said() -> None:
    many: list[Field] = [{"path": "fees", "label": "F"}] * 20
    found = shown(LEGS, ((), tuple(range(900))), many)
    assert len(found.fields) < 4_000
    assert "longer than is shown" in found.faults[0]


PERMIT = "Permit(address spender,uint256 value,Leg[] legs)Leg(address to)"
CONTEXT = {"eip712": {"domain": {"name": "Coin", "version": "2"}}}


def message(**domain: object) -> TypedDocument:
    stated = {"name": "Coin", "version": "2", "chainId": 1, "verifyingContract": COIN} | domain
    return read_typed_data(
        {
            "types": {
                "EIP712Domain": [
                    {"name": "name", "type": "string"}, {"name": "version", "type": "string"},
                    {"name": "chainId", "type": "uint256"},
                    {"name": "verifyingContract", "type": "address"},
                ],
                "Permit": [
                    {"name": "spender", "type": "address"}, {"name": "value", "type": "uint256"},
                    {"name": "legs", "type": "Leg[]"},
                ],
                "Leg": [{"name": "to", "type": "address"}],
            },
            "primaryType": "Permit",
            "domain": stated,
            "message": {"spender": COIN, "value": 5, "legs": [{"to": COIN}, {"to": COIN}]},
        }
    )  # fmt: skip


FIELDS: list[Field] = [
    {"path": "value", "label": "V", "format": "tokenAmount", "params": {"tokenPath": "@.to"}},
    {"path": "legs.[].to", "label": "T", "format": "addressName"},
    {"path": "@.from", "label": "Signer"},
]


def test_messages_are_shown() -> None:
    found = clear_message(
        descriptor(PERMIT, FIELDS, context=CONTEXT), message(), Known(), "0x" + "11" * 20
    )
    assert [label for label, _ in lines(found)] == ["V", "T", "T", "Signer"]
    assert found.fields[0].value == "0.000005 COIN"
    assert found.faults == ()


@pytest.mark.parametrize(
    ("domain", "word"), [({"name": "Other"}, "'Other'"), ({"version": "1"}, "version")]
)
def test_messages_of_another_domain_are_not(domain: dict[str, object], word: str) -> None:
    found = clear_message(descriptor(PERMIT, FIELDS, context=CONTEXT), message(**domain), Known())
    assert found.fields == ()
    assert word in found.faults[0]


def test_domain_separators_are_compared() -> None:
    document = message()
    right = {"eip712": {"domainSeparator": "0x" + document.domain_hash.hex()}}
    wrong = {"eip712": {"domainSeparator": "0x" + "00" * 32}}
    assert clear_message(descriptor(PERMIT, FIELDS, context=right), document, Known()).fields
    assert not clear_message(descriptor(PERMIT, FIELDS, context=wrong), document, Known()).fields


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**255) | st.floats(allow_nan=False)
    | st.sampled_from(
        [
            "x", "#.x", "y.[]", "y.[].a", "y.[0:9].b", "@.value", "@.from", "z.[:4]", "z.[-20:]",
            "$.metadata.m", "$.display.definitions.d", "calldata", "tokenAmount", "enum", "unit",
            "date", "amount", "addressName", "nftName", "interoperableAddressName", "never", "0x1",
            COIN, "{x}", "bundled", "sequential", "timestamp",
        ]
    ),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(
            [
                "path", "value", "label", "format", "params", "fields", "visible", "iteration",
                "separator", "$ref", "token", "tokenPath", "nativeCurrencyAddress", "threshold",
                "message", "chainId", "chainIdPath", "encoding", "base", "decimals", "prefix",
                "callee", "calleePath", "selector", "amount", "spender", "collection", "map",
                "keyPath", "encryption", "ifNotIn", "mustBe", "senderAddress", "1",
            ]
        ),
        inner,
        max_size=6,
    ),
    max_leaves=24,
)  # fmt: skip


@given(
    fields=st.lists(JSON, max_size=4), definition=JSON, constant=JSON, sentence=JSON,
    data=st.binary(max_size=400),
)  # fmt: skip
def test_no_descriptor_brings_an_error(
    fields: list[object], definition: object, constant: object, sentence: object, data: bytes
) -> None:
    key = "f(uint256 x, (address a, bytes b)[] y, bytes z)"
    function = function_of(key)
    try:
        values: tuple[object, ...] = decode_arguments(function.inputs, data).values
    except Undecodable:
        values = (5, ((COIN, data), (COIN, b"")), data)
    try:
        found = descriptor(
            key, fields, definitions={"d": definition}, metadata={"m": constant},  # type: ignore[arg-type]
            interpolatedIntent=sentence, intent=definition, required=fields, excluded=fields,
        )  # fmt: skip
    except Unclear:
        return
    shown_ = clear_call(found, function, values, AROUND, NoNames())
    assert isinstance(shown_, ClearText)
    assert len(shown_.fields) <= 4_000
