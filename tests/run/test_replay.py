"""A record judged again elsewhere gives the same, or shows the difference."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.model.errors import NotAnObservable
from hueandcry.model.record import RecordEntry, RecordHead, SnapshotName
from hueandcry.model.verdict import Verdict
from hueandcry.run.check import Checker
from hueandcry.run.replay import replay
from hueandcry.store.indexes import Indexes
from tests.examples import home_of_examples
from tests.values import NOW

HEAD = RecordHead("hueandcry/record/1", "hueandcry 0", SnapshotName("id", NOW), NOW)
TEXTS = st.one_of(
    st.sampled_from(
        [
            "app.unisvvap.org", "uniswap.org", "listed.com", "a.listed.com/x", "metamaks.io",
            "https://metamask.io@evil.com/", "http://0x7f.1/", "uniswap-claim.pages.dev",
            "c\u043einbase.com", "uni.swap-claim.xyz", "recipes.com", "http://xn--a-ecp.com/",
        ]
    ),
    st.from_regex(r"([a-z0-9-]{1,10}\.){1,3}(com|org|dev|se)", fullmatch=True),
)  # fmt: skip


@given(TEXTS)
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
