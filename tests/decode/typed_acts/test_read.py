import json
import tarfile
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.typed.document import TypedDocument, read_typed_data
from hueandcry.decode.typed.unhashable import Unhashable
from hueandcry.decode.typed_acts.read import MAX_ACTS, acts_of
from hueandcry.decode.typed_acts.registry import forms
from hueandcry.model.act import Approval, Payment
from tests.decode.typed_acts.generated import document_of
from tests.decode.typed_acts.values import (
    CONTRACT,
    OTHER,
    SIGNER,
    SOON,
    TOKEN,
    note_calls,
    reading,
    typed,
)

REGISTRY = "codeload.github.com/LedgerHQ/clear-signing-erc7730-registry/tar.gz/refs/heads/master"
PERMIT = "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
MESSAGE = {"owner": SIGNER, "spender": OTHER, "value": 1, "nonce": 0, "deadline": SOON}


def documents(path: Path) -> Iterator[dict[str, object]]:
    with tarfile.open(path) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.name.endswith(".tests.json") else None
            if file:
                yield from found_in(json.load(file))


def found_in(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        if isinstance(value.get("primaryType"), str) and isinstance(value.get("types"), dict):
            yield value
        for inner in value.values():
            yield from found_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from found_in(inner)


def test_the_clear_signing_registrys_cases_are_read(mirror: Path) -> None:
    unknown, known = set(), 0
    for given_document in documents(mirror / REGISTRY):
        try:
            document: TypedDocument | None = read_typed_data(given_document)
        except Unhashable as fault:
            document = fault.document
        assert document is not None
        found = acts_of(document, SIGNER, note_calls)
        if found.form:
            known += 1
            assert found.acts or found.form == "vote"
        else:
            unknown.add(document.primary_type)
    assert known >= 109
    assert unknown.isdisjoint({"Permit", "PermitSingle", "Order", "Delegation", "MetaTransaction"})


def test_what_nobody_knows_is_said_with_its_addresses() -> None:
    text = "Lure(address to,uint256 amount)"
    found = reading(text, {"to": OTHER, "amount": str(2**256 - 1)})
    assert (found.form, found.acts) == ("", ())
    assert found.unread == (f"Lure for {CONTRACT} is of no known form",)
    assert (found.addresses, found.maxima) == ((OTHER,), ("amount",))


def test_a_permit_without_a_contract_names_no_token() -> None:
    found = reading(PERMIT, MESSAGE, domain={"name": "x"})
    assert "no token is known" in found.unread[0]


WRAPPED = (
    "TypedDataSign(Permit contents,string name,string version,uint256 chainId,"
    "address verifyingContract,bytes32 salt)" + PERMIT
)


def wrapped(text: str) -> TypedDocument:
    return typed(text, {
        "contents": MESSAGE, "name": "Account", "version": "1", "chainId": 1,
        "verifyingContract": TOKEN, "salt": "0x" + "00" * 32,
    })  # fmt: skip


def test_what_a_contract_account_signs_for_is_read() -> None:
    found = acts_of(wrapped(WRAPPED), SIGNER, note_calls)
    (act,) = found.acts
    assert isinstance(act, Approval)
    assert act.place == ("TypedDataSign", "Permit")
    assert act.spender == OTHER


def test_an_account_is_the_signer_inside_its_wrapper() -> None:
    nft = "Permit(address spender,uint256 tokenId,uint256 nonce,uint256 deadline)"
    document = typed(WRAPPED.replace(PERMIT, nft), {
        "contents": {"spender": OTHER, "tokenId": 1, "nonce": 0, "deadline": SOON},
        "name": "Account", "version": "1", "chainId": 1, "verifyingContract": TOKEN,
        "salt": "0x" + "00" * 32,
    })  # fmt: skip
    (act,) = acts_of(document, SIGNER, note_calls).acts
    assert isinstance(act, Approval)
    assert act.owner == TOKEN


def test_acts_are_bounded() -> None:
    many = [Payment((), act.asset, SIGNER, OTHER, "1", "value") for act in _approvals()] * MAX_ACTS
    text = "MetaTransaction(uint256 nonce,address from,bytes functionSignature)"
    document = typed(text, {"nonce": 0, "from": SIGNER, "functionSignature": "0x"})
    found = acts_of(document, SIGNER, lambda frame: [*many, *many])
    assert len(found.acts) == MAX_ACTS
    assert found.unread


def _approvals() -> list[Approval]:
    return [act for act in reading(PERMIT, MESSAGE).acts if isinstance(act, Approval)]


VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-1, 2**256), st.text(max_size=5),
    st.binary(max_size=80), st.lists(st.integers(0, 3), max_size=3),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)  # fmt: skip


@given(st.sampled_from(sorted(forms())), st.data(), st.sampled_from(["", "Root", "SafeMessage"]))
def test_no_document_is_too_odd(shape: str, data: st.DataObject, name: str) -> None:
    document = document_of(shape, name or "Any", lambda _: data.draw(VALUES), CONTRACT)
    found = acts_of(document, SIGNER, note_calls)
    assert found.acts or found.unread or found.form
