import json
from pathlib import Path

import pytest

from hueandcry.decode.evm.strict_json import read_json
from hueandcry.decode.typed.document import read_typed_data, typed_document_text
from hueandcry.decode.typed.unhashable import Unhashable
from tests.decode.typed import generated, values
from tests.decode.typed.signers import Document, eth_account, ethers
from tests.decode.typed.values import EDGES, STRICTER, document

RANDOM = 400


def digest(given: Document) -> str:
    try:
        return "0x" + read_typed_data(given).digest.hex()
    except Unhashable as fault:
        return f"refused: {fault}"


@pytest.fixture(scope="module")
def answers() -> dict[str, tuple[str, str, str]]:
    """Give ours, eth-account's and ethers' answer to every edge case."""
    documents = [document(change) for change in EDGES.values()]
    ours, theirs = map(digest, documents), map(eth_account, documents)
    return dict(zip(EDGES, zip(ours, theirs, ethers(documents), strict=True), strict=True))


@pytest.mark.parametrize("edge", EDGES)
def test_is_hashed_exactly_where_both_signers_hash_it_alike(
    edge: str, answers: dict[str, tuple[str, str, str]]
) -> None:
    ours, eth, ether = answers[edge]
    agreed = eth == ether and eth.startswith("0x")
    assert ours.startswith("0x") == (agreed and edge not in STRICTER), answers[edge]
    assert not ours.startswith("0x") or ours == eth
    assert edge not in STRICTER or agreed, "signers differ now: no longer stricter than they are"


def test_equals_both_signers_on_random_documents() -> None:
    made = [generated.document(seed) for seed in range(RANDOM)]
    ours = [digest(one) for one in made]
    assert ours == [eth_account(one) for one in made]
    assert ours == ethers(made)


def test_what_signers_refuse_but_says_one_thing_is_read_without_a_hash() -> None:
    with pytest.raises(Unhashable) as caught:
        read_typed_data(document(values.amount(2**160 - 1)))
    found = caught.value.document
    assert found is not None
    assert found.message["details"] == [{"token": "0x" + "ab" * 20, "amount": 2**160 - 1}]
    assert (found.digest, found.domain_hash, found.message_hash) == (b"", b"", b"")


def test_what_may_say_two_things_is_not_read() -> None:
    with pytest.raises(Unhashable) as caught:
        read_typed_data(document(values.message(ok="false")))
    assert caught.value.document is None
    assert caught.value.reason.startswith("message.ok: the text 'false' stands where bool belongs")


def test_faults_name_their_path() -> None:
    with pytest.raises(Unhashable, match=r"^message\.details\[0\]\.amount: -1 does not fit"):
        read_typed_data(document(values.amount(-1)))


def test_says_chain_contract_and_types() -> None:
    found = read_typed_data(document())
    assert (found.chain, found.contract) == ("eip155:1", "0x" + "cc" * 20)
    assert found.encoded_type.startswith("Batch(Detail[] details,address spender,")
    assert found.encoded_type.endswith(")Detail(address token,uint160 amount)")
    assert set(found.types) == {"Batch", "Detail"}
    assert found.message["pair"] == [1, -1]
    assert found.message["data"] == b"\1\2"
    assert found.message["spender"] == "0x" + "12" * 20
    empty = read_typed_data(document(EDGES["empty domain"]))
    assert (empty.chain, empty.contract) == ("", "")


def test_fields_no_type_leads_to_are_hidden() -> None:
    made = document(values.message(extra="x" * 100), values.given(comment={"a": 1}))
    made["message"]["details"][0]["recipient"] = "0x1"
    assert read_typed_data(made).hidden == (
        ("comment", '{"a": 1}'),
        ("message.details[0].recipient", "0x1"),
        ("message.extra", "x" * 77 + "..."),
    )


def test_a_missing_domain_type_is_an_oddity() -> None:
    assert read_typed_data(document()).oddities == ()
    [oddity] = read_typed_data(document(values.without("types", "EIP712Domain"))).oddities
    assert "MetaMask" in oddity


def test_documents_do_not_share_what_is_remembered() -> None:
    read_typed_data(document()).domain["name"] = "somebody else"
    read_typed_data(document()).types.clear()
    assert read_typed_data(document()).domain["name"] == "Made up"
    assert read_typed_data(document()).types


def test_true_is_no_chain_although_python_takes_it_for_1() -> None:
    read_typed_data(document())
    with pytest.raises(Unhashable, match=r"domain\.chainId: a boolean"):
        read_typed_data(document(values.domain(chainId=True)))


def test_floats_of_strict_json_are_refused_by_path() -> None:
    for text in ("1.0", "1e0"):
        for old in ('"chainId": 1', '"deadline": 7'):
            made = json.dumps(document()).replace(old, old[:-1] + text)
            given = read_json(made)
            assert isinstance(given, dict)
            with pytest.raises(Unhashable, match=old[1:8]):
                read_typed_data(given)


def test_a_part_larger_than_any_real_one_is_refused() -> None:
    with pytest.raises(Unhashable, match=r"^domain has 4\d,\d{3} bytes, more than"):
        read_typed_data(document(values.domain(name="a" * 40_000)))


def test_fixed_and_nested_arrays_of_a_bulk_order_are_read() -> None:
    leaf: object = {"token": "0x" + "ab" * 20, "amount": "5"}
    for _ in range(7):
        leaf = [leaf, leaf]
    made = document(values.kind("Batch", 0, "Detail" + "[2]" * 7), values.message(details=leaf))
    assert digest(made) == eth_account(made)


def test_the_text_has_sorted_keys_and_reads_the_same() -> None:
    text = typed_document_text(document())
    assert text.startswith('{"domain":{"chainId":1,')
    assert read_json(text) == document()


def test_the_text_keeps_floats_as_they_are_written() -> None:
    given = read_json('{"types":{"T":[{"name":"a","type":"string[]"}]},"message":{"a":1.50}}')
    assert isinstance(given, dict)
    text = typed_document_text(given)
    assert '"a":1.50' in text
    assert read_json(text) == given


def test_a_real_drainers_permit(cases: Path) -> None:
    case = json.loads((cases / "signing" / "inferno_permit2_batch.json").read_text())
    assert digest(case["typed_data"]) == case["expected"]["digest"]
