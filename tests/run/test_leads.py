from pathlib import Path
from urllib.parse import quote

import msgspec
import pytest

from hueandcry.gather.asked import Asked
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.observable import Handle
from hueandcry.model.record import RecordEntry, RecordHead, RecordLead, SnapshotName
from hueandcry.model.rows import IndicatorRow, ListingRow, PlatformRow
from hueandcry.model.verdict import Answer, Verdict
from hueandcry.run.check import Checker
from hueandcry.run.leads import MAX_LEADS
from hueandcry.run.replay import replay
from hueandcry.store.build import SnapshotBuilder
from hueandcry.store.home import Home
from hueandcry.store.indexes import Indexes
from tests.handles import handle_rows
from tests.values import CONFUSABLES, NOW, SUFFIXES, TODAY, feed_state

ID = "20261124T120000Z-00000000"


@pytest.fixture
def checker(tmp_path: Path) -> Checker:
    home = Home(tmp_path)
    rows = {
        "starter": ("brands", handle_rows()),
        "suffixes": ("suffixes", SUFFIXES),
        "confusables": ("confusables", CONFUSABLES),
        "list": ("block list", [ListingRow("evil.com", "block", "x")]),
        "maltrail": ("infrastructure", [IndicatorRow("spy.com", "", "dprk", "L", False, "r")]),
        "short": ("platforms", [PlatformRow("short.com", "shortener", "l")]),
    }
    with home.building() as path:
        builder = SnapshotBuilder(path, None)
        for name, (purpose, brought) in rows.items():
            count = builder.add(name, brought, (), TODAY)
            builder.describe(feed_state(name, purpose, count), {}, 1)
        builder.finish({"id": ID, "created": NOW, "tool": "test"})
        home.publish(path, ID, 5)
    return Checker(Indexes(home.open_current()), NOW)


def answer(checker: Checker, text: str, **asked: str) -> Answer:
    return checker.check(text, Asked(**asked)).answer  # type: ignore[arg-type]


def test_where_a_redirect_leads_decides_and_the_way_is_told(checker: Checker) -> None:
    found = answer(checker, "https://www.google.com/url?q=https%3A%2F%2Fa.evil.com%2Fx")
    assert found.verdict is Verdict.DANGER
    assert found.leads == ("https://a.evil.com/x",)
    assert found.findings[0].path[-1] == "leads on to a.evil.com"
    assert "parameter q" in found.findings[0].path[0]


def test_redirects_inside_redirects_are_followed(checker: Checker) -> None:
    inner = (
        "https%253A%252F%252Fl.facebook.com%252Fl.php%253Fu%253Dhttps%25253A%25252F%25252Fspy.com"
    )
    found = answer(checker, f"https://slack-redir.net/link?url={inner}")
    assert found.verdict is Verdict.DANGER
    assert found.findings[0].rule == "link/dprk-infrastructure"
    assert len(found.findings[0].path) == 4


def test_a_link_that_leads_to_itself_ends(checker: Checker) -> None:
    loop = "https://a.com/?next=https://b.com/?next=https://a.com/"
    assert len(answer(checker, loop).leads) <= MAX_LEADS
    many = "https://a.com/?" + "&".join(f"url=https://e{n}.com/" for n in range(100))
    assert len(answer(checker, many).leads) <= MAX_LEADS


def test_links_of_links_are_bounded(checker: Checker) -> None:
    def page(name: str, targets: list[str]) -> str:
        return f"https://{name}.com/?" + "&".join(f"url={quote(t, safe='')}" for t in targets)

    inner = [page(f"a{n}", [f"https://b{n}{m}.com/" for m in range(5)]) for n in range(5)]
    assert len(answer(checker, page("a", inner)).leads) == MAX_LEADS


def test_a_short_link_cannot_be_told(checker: Checker) -> None:
    assert answer(checker, "https://short.com/abc").verdict is Verdict.CANNOT_TELL
    assert answer(checker, "https://short.com/").verdict is Verdict.NOTHING_FOUND
    inside = answer(checker, "https://www.google.com/url?q=https://short.com/abc")
    assert inside.verdict is Verdict.CANNOT_TELL


def test_a_link_of_an_account_is_judged_by_the_account(checker: Checker) -> None:
    found = answer(checker, "https://x.com/Un1swap/status/1")
    assert found.verdict is Verdict.DANGER
    assert found.findings[0].path == ("account @un1swap on x",)
    assert answer(checker, "https://x.com/Uniswap").verdict is Verdict.NOTHING_FOUND


def test_of_a_link_to_an_account_the_account_is_claimed(checker: Checker) -> None:
    claimed = checker.claim("uniswap")
    own = checker.check("https://x.com/Uniswap", Asked(claimed=claimed)).answer
    other = checker.check("https://x.com/somebody", Asked(claimed=claimed)).answer
    assert not own.findings
    assert [finding.rule for finding in other.findings] == ["handle/claimed-owner"]
    site = checker.check("https://evil.example/a", Asked(claimed=claimed)).answer
    assert [finding.rule for finding in site.findings] == ["link/claimed-owner"]


def test_a_record_of_a_link_to_an_account_is_judged_again(checker: Checker) -> None:
    checked = checker.check("https://x.com/Un1swap")
    (lead,) = checked.leads
    assert isinstance(lead.observable, Handle)
    entry = RecordEntry(
        1, checked.answer.observable, checked.facts, checked.answer.verdict,
        tuple(one.id for one in checked.answer.findings),
        leads=(RecordLead(lead.observable, lead.facts, lead.path),),
    )  # fmt: skip
    kept = msgspec.json.decode(msgspec.json.encode(entry), type=RecordEntry)
    head = RecordHead("hueandcry/record/1", "test", SnapshotName("a", NOW), NOW)
    (again,) = replay(head, iter([kept]), {})
    assert again.differences == ()
    assert again.answer.leads == ("x/un1swap",)


def test_a_handle_needs_a_platform(checker: Checker) -> None:
    with pytest.raises(NotAnObservable, match="platform"):
        answer(checker, "@Uniswap")
    known = answer(checker, "@Uniswap", platform="x")
    assert [one.entity for one in known.recognised] == ["Uniswap"]
    assert answer(checker, "Uniswaap", kind="handle", platform="x").verdict is Verdict.DANGER


def test_a_handle_is_compared_with_what_there_is(checker: Checker) -> None:
    # No list of this snapshot names a handle.
    assert answer(checker, "@somebody", platform="x").verdict is Verdict.CANNOT_TELL
