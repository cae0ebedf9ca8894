"""The registry of descriptors: includes, keys, what is refused, and the real archive."""

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.gather.feeds import erc7730
from hueandcry.gather.feeds.erc7730 import ADDRESS, ERC7730
from hueandcry.gather.feeds.feed import FeedFault
from hueandcry.model.rows import DescriptorKeyRow, DescriptorRow, Parsed
from tests.gather.feeds.labelled import from_mirror
from tests.gather.feeds.test_archive import packed

ONE, TWO = "0x" + "1A" * 20, "0x" + "2b" * 20
TRANSFER = "transfer(address to, uint256 value)"
Json = dict[str, object]


def form(*paths: str) -> Json:
    return {"intent": "Do", "fields": [{"path": path, "label": path} for path in paths]}


def document(
    formats: Json, *places: tuple[object, object], kind: str = "contract", **more: object
) -> Json:
    deployments = [{"chainId": chain, "address": address} for chain, address in places]
    context = {kind: {"deployments": deployments} if deployments else {}}
    return {"context": context, "metadata": {"owner": "O"}, "display": {"formats": formats}} | more


def written(file: Json) -> bytes:
    return json.dumps(file).encode()


def parse(**files: Json | bytes) -> Parsed:
    whole = {
        f"{name.replace('__', '/')}.json": file if isinstance(file, bytes) else written(file)
        for name, file in files.items()
    }  # fmt: skip
    return erc7730.parse({ADDRESS: packed(whole)})


def keys(parsed: Parsed) -> list[tuple[str, str, str]]:
    rows = [row for row in parsed.rows if isinstance(row, DescriptorKeyRow)]
    return [(row.chain, row.address, row.key) for row in rows]


def reasons(parsed: Parsed) -> str:
    return "\n".join(f"{row.entry}: {row.reason}" for row in parsed.rejected)


def test_calls_are_found_by_chain_contract_and_selector() -> None:
    parsed = parse(registry__x__c=document({TRANSFER: form("to")}, (1, ONE), (10, TWO)))
    assert keys(parsed) == [
        ("eip155:1", ONE.lower(), "0xa9059cbb"), ("eip155:10", TWO, "0xa9059cbb"),
    ]  # fmt: skip
    row = parsed.rows[0]
    assert isinstance(row, DescriptorRow)
    assert (row.id, row.kind, row.owner, row.standard) == ("registry/x/c.json", "calldata", "O", "")


def test_messages_are_found_by_their_type() -> None:
    key = "Permit(address owner, uint256 value)"
    parsed = parse(registry__x__m=document({key: form("value")}, (1, ONE), kind="eip712"))
    assert keys(parsed) == [("eip155:1", ONE.lower(), "Permit(address owner,uint256 value)")]


def test_a_domain_may_name_the_contract_and_its_name_alone_binds_nothing() -> None:
    bound = {"eip712": {"domain": {"chainId": 1, "verifyingContract": ONE}}}
    named = {"eip712": {"domain": {"name": "Permit2"}}}
    formats: Json = {"P(uint256 v)": form("v")}
    assert keys(parse(registry__x__m=document(formats, context=bound))) == [
        ("eip155:1", ONE.lower(), "P(uint256 v)")
    ]
    assert "fit any" in reasons(parse(registry__x__m=document(formats, context=named)))


def test_standards_are_for_any_contract() -> None:
    parsed = parse(**{"ercs__calldata-erc20-tokens": document({TRANSFER: form("to")})})
    assert keys(parsed) == [("", "", "0xa9059cbb")]
    assert isinstance(parsed.rows[0], DescriptorRow)
    assert parsed.rows[0].standard == "erc20"
    assert "fit any" in reasons(parse(registry__x__c=document({TRANSFER: form("to")})))


def test_includes_are_merged_and_are_no_descriptors_themselves() -> None:
    common = document({TRANSFER: form("to", "value")})
    own: Json = {TRANSFER: {"fields": [{"path": "to", "label": "Whom"}]}}
    parsed = parse(
        registry__x__common=common,
        registry__x__c=document(own, (1, ONE), includes="./common.json"),
        registry__y__c=document({}, (1, TWO), includes="../x/common.json"),
    )
    rows = [row for row in parsed.rows if isinstance(row, DescriptorRow)]
    assert [row.id for row in rows] == ["registry/x/c.json", "registry/y/c.json"]
    merged = json.loads(rows[0].document)
    fields = [{"path": "to", "label": "Whom"}, {"path": "value", "label": "value"}]
    assert merged["display"]["formats"][TRANSFER] == {"intent": "Do", "fields": fields}
    assert parsed.rejected == ()


@pytest.mark.parametrize("target", ["x.json", "c.json", "../../../etc/passwd", "https://x.test/y"])
def test_includes_that_lead_nowhere_or_round_are_refused(target: str) -> None:
    parsed = parse(registry__x__c=document({TRANSFER: form("to")}, (1, ONE), includes=target))
    assert parsed.rows == ()
    assert "includes" in reasons(parsed)


def test_what_is_wrong_is_kept_apart_and_the_rest_is_taken() -> None:
    formats: Json = {
        TRANSFER: form("to", "other"), "broken(": form(), "f(uint256 a)": form("a"),
        "f(uint256 b)": form("b"),
    }  # fmt: skip
    parsed = parse(registry__x__c=document(formats, (1, ONE)), registry__x__d=b"no json")
    assert [key for _, _, key in keys(parsed)] == ["0xa9059cbb"]
    assert "there is no 'other'" in reasons(parsed)
    assert "is no function" in reasons(parsed)
    assert reasons(parsed).count("another key describes the same function") == 2
    assert "no JSON" in reasons(parsed)


@pytest.mark.parametrize(
    "place", [(0, ONE), (True, ONE), ("1", ONE), (1, "0x12"), (1, None), (1, "0x" + "zz" * 20)]
)
def test_deployments_that_are_none_are_refused(place: tuple[object, object]) -> None:
    parsed = parse(registry__x__c=document({TRANSFER: form("to")}, place))
    assert (parsed.rows, len(parsed.rejected)) == ((), 1)


def test_merging_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(erc7730, "_MAX_MERGED", 400)
    formats: Json = {TRANSFER: form("to")}
    parsed = parse(
        registry__x__c=document(formats, (1, ONE)), registry__x__d=document(formats, (1, TWO))
    )
    assert len(keys(parsed)) == 1
    assert "all together" in reasons(parsed)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from([ONE, TRANSFER]),
        lambda inner: st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["context", "contract", "eip712", "deployments", "chainId", "address", "display",
                 "formats", "fields", "path", TRANSFER, "includes", "domain", "metadata"]
            ),
            inner,
            max_size=4,
        ),
    )
)  # fmt: skip
def test_no_descriptor_brings_another_error(found: object) -> None:
    data = json.dumps(found).encode()
    parsed = erc7730.parse({ADDRESS: packed({"registry/x/c.json": data, "ercs/a-b-c.json": data})})
    assert isinstance(parsed, Parsed)


def test_an_archive_that_is_none_is_a_fault() -> None:
    with pytest.raises(FeedFault):
        erc7730.parse({ADDRESS: b"no archive"})


def test_the_real_archive(mirror: Path) -> None:
    parsed = from_mirror(ERC7730, mirror)
    counted = Counter(row.kind for row in parsed.rows if isinstance(row, DescriptorRow))
    assert counted["calldata"] > 200
    assert counted["eip712"] > 100
    assert len(keys(parsed)) > 4_000
    # A descriptor of 1inch hides fields its message has not.
    assert {row.entry.partition(":")[0] for row in parsed.rejected} == {
        "registry/1inch/eip712-1inch-limit-order.json"
    }
