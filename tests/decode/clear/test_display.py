"""Fields, groups, what is shown and what is not, and messages of other domains."""

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
VALUES = (((COIN, 1), (COIN, 2)), (7, 8))
TO: Field = {"path": "to", "label": "To"}
AMOUNT: Field = {"path": "amount", "label": "Amount"}


def test_owner_intent_and_place_are_the_descriptors() -> None:
    found = shown("f(uint256 x)", (1,), [{"path": "x", "label": "X"}])
    assert found == ClearText((), "Do", "Example", found.fields, "registry/x.json")
    assert lines(found) == [("X", "1")]


def test_each_item_of_an_array_is_a_line() -> None:
    found = shown(LEGS, VALUES, [{"path": "fees", "label": "Fee"}])
    assert lines(found) == [("Fee", "7"), ("Fee", "8")]
    same = shown(LEGS, VALUES, [{"path": "#.fees.[]", "label": "Fee"}])
    assert lines(same) == lines(found)


def test_parameters_of_an_item_are_those_at_its_place() -> None:
    field: Field = {
        "path": "legs.[].amount", "label": "A", "format": "tokenAmount",
        "params": {"tokenPath": "legs.[].to"},
    }  # fmt: skip
    found = shown(LEGS, (((COIN, 1), ("0x" + "01" * 20, 2)), ()), [field])
    assert [value.split()[0] for _, value in lines(found)] == ["0.000001", "2"]


def test_arrays_of_different_lengths_are_a_fault() -> None:
    field: Field = {
        "path": "fees", "label": "F", "format": "tokenAmount",
        "params": {"tokenPath": "legs.[].to"},
    }  # fmt: skip
    found = shown(LEGS, (((COIN, 1),), (7, 8)), [field])
    assert lines(found) == [("F", "0.000007 COIN"), ("F", "8")]
    assert "differ in length" in found.faults[0]


def test_groups_show_item_by_item_or_field_by_field() -> None:
    group: Field = {"path": "legs.[]", "fields": [TO, AMOUNT]}
    labels = [label for label, _ in lines(shown(LEGS, VALUES, [group]))]
    assert labels == ["To", "Amount", "To", "Amount"]
    group["iteration"] = "sequential"
    labels = [label for label, _ in lines(shown(LEGS, VALUES, [group]))]
    assert labels == ["To", "To", "Amount", "Amount"]


def test_bundled_groups_take_arrays_side_by_side() -> None:
    fields: list[Field] = [
        {"path": "legs.[].amount", "label": "A"}, {"path": "fees", "label": "F"},
    ]  # fmt: skip
    group: Field = {"label": "All", "iteration": "bundled", "fields": fields}
    assert lines(shown(LEGS, VALUES, [group])) == [
        ("All", ""), ("A", "1"), ("F", "7"), ("A", "2"), ("F", "8"),
    ]  # fmt: skip
    uneven = shown(LEGS, (((COIN, 1),), (7, 8)), [group])
    assert "differ in length" in uneven.faults[0]


def test_relative_parameters_start_at_the_group() -> None:
    amount = AMOUNT | {"format": "tokenAmount", "params": {"tokenPath": "to"}}
    found = shown(LEGS, VALUES, [{"path": "legs.[]", "fields": [amount]}])
    assert [value for _, value in lines(found)] == ["0.000001 COIN", "0.000002 COIN"]


def test_definitions_are_overridden_by_who_refers_to_them() -> None:
    definitions = {
        "sent": {
            "label": "Sent",
            "format": "tokenAmount",
            "params": {"token": COIN, "message": "m"},
        }
    }
    field: Field = {
        "path": "x", "$ref": "$.display.definitions.sent", "label": "Paid",
        "params": {"threshold": "1"},
    }  # fmt: skip
    found = shown("f(uint256 x)", (1,), [field], definitions=definitions)
    assert lines(found) == [("Paid", "m COIN")]


def test_definitions_without_end_are_a_fault() -> None:
    loop = {"a": {"$ref": "$.display.definitions.b"}, "b": {"$ref": "$.display.definitions.a"}}
    found = shown(
        "f(uint256 x)", (1,), [{"path": "x", "$ref": "$.display.definitions.a"}], definitions=loop
    )
    assert "without end" in found.faults[0]


@pytest.mark.parametrize(
    ("visible", "value", "is_shown", "faulty"),
    [
        ("never", 1, False, False),
        ("always", 1, True, False),
        ("optional", 1, True, False),
        ({"ifNotIn": [1, "0x2"]}, 1, False, False),
        ({"ifNotIn": [1, "0x2"]}, 2, False, False),
        ({"ifNotIn": [1]}, 3, True, False),
        ({"mustBe": ["1"]}, 1, False, False),
        ({"mustMatch": [1]}, 2, False, True),
    ],
)
def test_rules_of_visibility(visible: object, value: int, is_shown: bool, faulty: bool) -> None:
    found = shown("f(uint256 x)", (value,), [{"path": "x", "label": "X", "visible": visible}])
    assert (bool(found.fields), bool(found.faults)) == (is_shown, faulty)


def test_excluded_and_required_of_version_1() -> None:
    fields: list[Field] = [{"path": "x", "label": "X"}, {"path": "#.y", "label": "Y"}]
    found = shown("f(uint256 x, uint256 y)", (1, 2), fields, excluded=["#.x"], required=["y"])
    assert (lines(found), found.faults) == ([("Y", "2")], ())
    found = shown("f(uint256 x, uint256 y)", (1, 2), fields[:1], required=["y"])
    assert found.faults == ("'y', which must be shown, is not",)


def test_separators_stand_before_each_item() -> None:
    field: Field = {"path": "fees", "label": "F", "separator": "No. {index}:"}
    assert [value for _, value in lines(shown(LEGS, VALUES, [field]))] == ["No. 0: 7", "No. 1: 8"]


def test_values_without_data_and_of_the_descriptor() -> None:
    metadata = {"constants": {"ticker": "COIN"}}
    fields: list[Field] = [
        {"value": "$.metadata.constants.ticker", "label": "T", "format": "raw"},
        {"value": 3, "label": "N"},
        {"path": "@.value", "label": "V", "format": "amount"},
        {"path": "@.chainId", "label": "C", "format": "chainId"},
    ]
    assert lines(shown("f()", (), fields, metadata=metadata)) == [
        ("T", "COIN"), ("N", "3"), ("V", "2 ETH"), ("C", "Ethereum (1)"),
    ]  # fmt: skip


def test_encrypted_values_are_said_to_be() -> None:
    field: Field = {
        "path": "x", "label": "X", "format": "tokenAmount",
        "encryption": {"scheme": "fhevm", "fallbackLabel": "[Hidden]"},
    }  # fmt: skip
    found = shown("f(bytes2 x)", (b"\1\2",), [field])
    assert lines(found) == [("X", "[Hidden] 0x0102")]
    assert found.faults == ("X: its value is encrypted",)


def test_what_leads_nowhere_is_said_and_the_rest_is_shown() -> None:
    found = shown("f(uint256 x)", (1,), [{"path": "y", "label": "Y"}, {"path": "x", "label": "X"}])
    assert lines(found) == [("X", "1")]
    assert found.faults == ("Y: 'y': there is no 'y'",)


def test_a_display_without_end_is_cut_and_said() -> None:
    many: list[Field] = [{"path": "fees", "label": "F"}] * 20
    found = shown(LEGS, ((), tuple(range(900))), many)
    assert len(found.fields) < 4_000
    assert "longer than is shown" in found.faults[0]


def test_structs_are_shown_with_their_names() -> None:
    found = shown("f((address to, uint256 amount) leg)", ((COIN, 1),), [{"path": "leg"}])
    assert found.fields[0].value.lower() == f"(to: {COIN}, amount: 1)"


def test_intents_with_several_words_and_with_values() -> None:
    field: Field = {"path": "x", "label": "X", "format": "tokenAmount", "params": {"token": COIN}}
    found = shown(
        "f(uint256 x)", (5,), [field], intent={"A": "Stake", "B": "All"},
        interpolatedIntent="Pay {#.x} to {{all}}",
    )  # fmt: skip
    assert found.intent == "Pay 0.000005 COIN to {all}"
    for sentence in ("Pay {y}", "Pay {x", "x} {", "{}"):
        found = shown("f(uint256 x)", (5,), [field], intent={"A": "B"}, interpolatedIntent=sentence)
        assert found.intent == "A: B"
        assert found.faults


def test_a_sentence_may_not_use_what_is_hidden() -> None:
    field: Field = {"path": "x", "label": "X", "visible": "never"}
    found = shown("f(uint256 x)", (5,), [field], interpolatedIntent="Pay {x}")
    assert (found.intent, len(found.faults)) == ("Do", 1)


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
