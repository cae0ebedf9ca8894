"""A link that is opened: local first, then the landing and every site on the way."""

import time
from collections.abc import Iterator, Sequence

import msgspec
import pytest

from hueandcry.gather.fetch.fetcher import Fetcher
from hueandcry.gather.fetch.limits import Limits
from hueandcry.model.fact import GapKind
from hueandcry.model.page import Landing, Page, Unopened
from hueandcry.model.record import RecordEntry, RecordHead, RecordLead, SnapshotName
from hueandcry.model.verdict import Verdict
from hueandcry.run.check import Checked, Checker
from hueandcry.run.replay import replay
from hueandcry.store.indexes import Indexes
from tests import pages
from tests.examples import home_of_examples
from tests.gather.fetch.hostile import LOCAL, TRICKS, Hostile, hostile, say, to
from tests.values import NOW

LIMITS = Limits(total=5.0, first_byte=1.0, silence=1.0)
HEAD = RecordHead("hueandcry/record/1", "hueandcry 0", SnapshotName("id", NOW), NOW)


def _shows(html: str) -> object:
    def answer(server: Hostile, talk: object) -> None:
        say(talk, "200 OK\r\nContent-Type: text/html", html.encode())  # type: ignore[arg-type]

    return answer


def _leads_to(host: str) -> object:
    def answer(server: Hostile, talk: object) -> None:
        to(talk, f"http://{host}:{server.port}/page")  # type: ignore[arg-type]

    return answer


@pytest.fixture(scope="module")
def server() -> Iterator[Hostile]:
    own = {
        "/seed": _shows(pages.SEED),
        "/clickfix": _shows(pages.CLICKFIX),
        "/copy": _shows("<title>Uniswap</title><link rel=icon href=https://uniswap.org/i.png>"
                        "<button>Connect wallet</button>"),
        "/to_listed": _leads_to("listed.com"),
        "/to_other": _leads_to("other.test"),
        "/large": _shows("<p>word</p>" * 20_000 + "<a href=/x>y</a>" * 5_000),
        "/app": _shows("<div id=root></div><script src=/app.js></script>"),
    }  # fmt: skip
    with hostile() as running, pytest.MonkeyPatch.context() as patch:
        for path, answer in own.items():
            patch.setitem(TRICKS, path, answer)
        yield running


def resolve(host: str, seconds: float) -> Sequence[str]:
    return [LOCAL]


def checker(server: Hostile) -> Checker:
    fetcher = Fetcher(time.monotonic, limits=LIMITS, resolver=resolve, allowed=server.allowed)
    return Checker(Indexes(home_of_examples().open_current()), NOW, fetcher=fetcher)


def check(server: Hostile, path: str, host: str = "shop.test") -> Checked:
    return checker(server).check(f"http://{host}:{server.port}/{path}")


def rules(checked: Checked) -> set[str]:
    return {finding.rule for finding in checked.answer.findings}


def test_without_a_fetcher_nothing_is_opened_and_that_is_said() -> None:
    checked = Checker(Indexes(home_of_examples().open_current()), NOW).check("shop.test")
    (gap,) = [gap for gap in checked.answer.gaps if gap.fact == "page"]
    assert gap.kind is GapKind.NOT_ASKED
    assert "--fetch" in gap.reason
    assert checked.answer.verdict is Verdict.NOTHING_FOUND


def test_a_local_danger_is_never_contacted(server: Hostile) -> None:
    server.requests.clear()
    checked = check(server, "seed", host="listed.com")
    assert checked.answer.verdict is Verdict.DANGER
    assert server.requests == []
    assert any(isinstance(fact, Unopened) for fact in checked.facts)
    (gap,) = [gap for gap in checked.answer.gaps if gap.fact == "page"]
    assert "enough for DANGER" in gap.reason


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("seed", "page/asks-secret"),
        ("clickfix", "page/copies-command"),
        ("copy", "page/imitates-brand"),
    ],
)
def test_what_a_page_does_is_found(server: Hostile, path: str, rule: str) -> None:
    checked = check(server, path)
    assert rule in rules(checked)
    assert checked.answer.verdict is Verdict.DANGER


def test_the_brand_s_own_host_imitates_nobody(server: Hostile) -> None:
    checked = check(server, "copy", host="app.uniswap.org")
    assert "page/imitates-brand" not in rules(checked)
    assert checked.answer.verdict is Verdict.NOTHING_FOUND


def test_the_landing_host_is_checked_as_a_link(server: Hostile) -> None:
    checked = check(server, "to_listed")
    (listed,) = [f for f in checked.answer.findings if f.rule == "link/listed-host"]
    assert listed.path == ("leads to listed.com",)
    assert checked.answer.verdict is Verdict.DANGER
    assert checked.answer.leads == (f"http://listed.com:{server.port}/page",)


def test_another_page_of_the_same_host_is_no_lead(server: Hostile) -> None:
    checked = check(server, "to_relative", host="uniswap-claim.xyz.test")
    assert checked.leads == ()
    assert checked.answer.leads == ()


def test_another_domain_alone_is_told_and_decides_nothing(server: Hostile) -> None:
    checked = check(server, "to_other")
    assert rules(checked) == {"page/elsewhere"}
    assert checked.answer.verdict is Verdict.NOTHING_FOUND
    assert any("opened http://other.test" in words for words in checked.answer.details)


def test_a_failure_is_a_gap_and_changes_no_verdict(server: Hostile) -> None:
    checked = check(server, "http_09")
    (gap,) = [gap for gap in checked.answer.gaps if gap.fact == "page"]
    assert gap.kind is GapKind.UNAVAILABLE
    assert not gap.needed
    assert checked.answer.verdict is Verdict.NOTHING_FOUND


def test_a_way_inside_is_caution(server: Hostile) -> None:
    checked = check(server, "to_metadata")
    assert "page/leads-inside" in rules(checked)
    assert checked.answer.verdict is Verdict.CAUTION


def test_a_page_of_scripts_says_that_it_was_not_read(server: Hostile) -> None:
    checked = check(server, "app")
    (gap,) = [gap for gap in checked.answer.gaps if gap.fact == "page"]
    assert "builds itself by script" in gap.reason


@pytest.mark.parametrize("path", ["seed", "to_listed", "to_metadata", "http_09", "copy"])
def test_a_saved_check_is_judged_again_without_a_net(server: Hostile, path: str) -> None:
    checked = check(server, path)
    answer = checked.answer
    entry = RecordEntry(
        1,
        answer.observable,
        checked.facts,
        answer.verdict,
        tuple(finding.id for finding in answer.findings),
        tuple(RecordLead(lead.observable, lead.facts, lead.path) for lead in checked.leads),
    )
    saved = msgspec.json.decode(msgspec.json.encode(entry), type=RecordEntry)
    server.requests.clear()
    (again,) = replay(HEAD, iter([saved]), {})
    assert again.answer == answer
    assert again.differences == ()
    assert server.requests == []


def test_facts_of_a_page_stay_small(server: Hostile) -> None:
    checked = check(server, "large")
    kept = [fact for fact in checked.facts if isinstance(fact, Page | Landing)]
    assert len(msgspec.json.encode(kept)) < 20_000


def test_a_plain_page_is_nothing_found(server: Hostile) -> None:
    assert check(server, "page").answer.verdict is Verdict.NOTHING_FOUND
