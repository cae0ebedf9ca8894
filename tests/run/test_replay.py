"""A record judged again elsewhere gives the same, or shows the difference."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.gather.asked import Asked
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.record import RecordEntry, RecordHead, RecordLead, SnapshotName
from hueandcry.model.verdict import Verdict
from hueandcry.run.check import Checked, Checker
from hueandcry.run.replay import replay
from hueandcry.store.indexes import Indexes
from tests.decode.requests import CALL, OTHER, SAFE, TEXTS
from tests.examples import home_of_examples
from tests.signing_home import signing_home
from tests.values import NOW

HEAD = RecordHead("hueandcry/record/1", "hueandcry 0", SnapshotName("id", NOW), NOW)
LINKS = st.one_of(
    st.sampled_from(
        [
            "app.unisvvap.org", "uniswap.org", "listed.com", "a.listed.com/x", "metamaks.io",
            "https://metamask.io@evil.com/", "http://0x7f.1/", "uniswap-claim.pages.dev",
            "c\u043einbase.com", "uni.swap-claim.xyz", "recipes.com", "http://xn--a-ecp.com/",
        ]
    ),
    st.from_regex(r"([a-z0-9-]{1,10}\.){1,3}(com|org|dev|se)", fullmatch=True),
)  # fmt: skip


@given(LINKS)
def test_saved_facts_give_the_same_answer(text: str) -> None:
    checker = Checker(Indexes(home_of_examples().open_current()), NOW)
    try:
        checked = checker.check(text)
    except NotAnObservable:
        return
    answer = checked.answer
    ids = tuple(finding.id for finding in answer.findings)
    entry = RecordEntry(1, answer.observable, checked.facts, answer.verdict, ids)
    saved = msgspec.json.decode(msgspec.json.encode(entry), type=RecordEntry)
    (again,) = replay(HEAD, iter([saved]), {})
    assert again.answer == answer
    assert again.differences == ()


def test_a_difference_is_shown() -> None:
    checked = Checker(Indexes(home_of_examples().open_current()), NOW).check("app.unisvvap.org")
    observable = checked.answer.observable
    entry = RecordEntry(1, observable, checked.facts, Verdict.CAUTION, ("link/other:0123456789",))
    (again,) = replay(HEAD, iter([entry]), {})
    assert "the verdict was CAUTION and is DANGER" in again.differences
    assert "no longer found: link/other:0123456789" in again.differences
    assert any(difference.startswith("newly found") for difference in again.differences)


SITES = ["", "https://listed.com", "https://app.uniswap.org:8443", "https://app.unisvvap.org"]
REQUESTS = {
    **TEXTS,
    "an address": OTHER,
    "a Safe with a false hash": json.dumps({**SAFE, "safeTxHash": "0x" + "ab" * 32}),
    "foreign code": json.dumps({**SAFE, "operation": 1, "confirmations": [{"signature": "0x12"}]}),
    "an unknown function": json.dumps({**CALL, "data": "0xdeadbeef", "surprise": "x"}),
}


@pytest.fixture(scope="module")
def signing(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    return Checker(Indexes(signing_home(tmp_path_factory.mktemp("signing")).open_current()), NOW)


def saved(checked: Checked) -> RecordEntry:
    """Write an entry as the record keeps it, and read it again."""
    answer = checked.answer
    entry = RecordEntry(
        1, answer.observable, checked.facts, answer.verdict,
        tuple(finding.id for finding in answer.findings),
        tuple(RecordLead(lead.observable, lead.facts, lead.path) for lead in checked.leads),
    )  # fmt: skip
    return msgspec.json.decode(msgspec.json.encode(entry), type=RecordEntry)


@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize("name", REQUESTS)
def test_a_request_and_its_leads_give_the_same_answer(
    signing: Checker, name: str, site: str
) -> None:
    checked = signing.check(REQUESTS[name], Asked(site=site))
    (again,) = replay(HEAD, iter([saved(checked)]), {})
    assert again.answer == checked.answer
    assert again.differences == ()
    assert bool(checked.leads) is bool(site)


def test_a_lead_that_is_taken_out_of_a_record_is_missed(signing: Checker) -> None:
    entry = saved(signing.check(TEXTS["transaction"], Asked(site="https://listed.com")))
    cut = msgspec.structs.replace(entry, leads=())
    (again,) = replay(HEAD, iter([cut]), {})
    assert "the verdict was DANGER and is NOTHING_FOUND" in again.differences
    assert any(one.startswith("no longer found: link/") for one in again.differences)
