"""Outside parties are asked once a domain, only where it is wanted and not clear without."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hueandcry.gather.public_answer import NotTold
from hueandcry.model.errors import Unreachable
from hueandcry.model.fact import Gap, GapKind, HostParts
from hueandcry.model.registration import Certificates, Missed, Registration
from hueandcry.model.verdict import Answer, Verdict
from hueandcry.run.check import Checker
from hueandcry.run.outside import MOST_DOMAINS, Outside
from hueandcry.store.home import Home
from hueandcry.store.indexes import Indexes
from tests.values import NOW, snapshot_home


def registration(domain: str, created: str = "2026-11-20") -> Registration:
    return Registration(domain, created, "", "Names", (), (), NOW, "https://rdap.test/")


def certificates(domain: str) -> Certificates:
    raise Unreachable(f"busy with {domain}", "advice is for people, not for gaps")


def parts(domain: str, platform: str = "") -> HostParts:
    return HostParts("com", domain.partition(".")[0], (), domain, platform)


class Asks:
    """A registry whose questions are kept."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def ask(self, domain: str) -> Registration:
        self.asked.append(domain)
        return registration(domain)


def test_a_domain_is_asked_about_once_and_what_fails_is_a_gap() -> None:
    registry = Asks()
    outside = Outside({"registration": registry.ask, "certificates": certificates})
    for _ in range(2):
        assert outside.facts(parts("new.com")) == (
            registration("new.com"),
            Missed((Gap("certificates", GapKind.UNAVAILABLE, "busy with new.com"),)),
        )
    assert registry.asked == ["new.com"]


def test_nobody_is_asked_about_more_domains_than_a_run_may() -> None:
    registry = Asks()
    outside = Outside({"registration": registry.ask})
    for number in range(MOST_DOMAINS + 3):
        last = outside.facts(parts(f"n{number}.com"))
    assert len(registry.asked) == MOST_DOMAINS
    (missed,) = last
    assert isinstance(missed, Missed)
    assert missed.rows[0].kind is GapKind.NOT_ASKED
    assert outside.facts(parts("n0.com"))[0] == registration("n0.com")


@pytest.mark.parametrize("host", [None, HostParts("", "", (), "", ""), parts("a.b", "b")])
def test_hosts_nobody_registered_are_not_asked_about(host: HostParts | None) -> None:
    registry = Asks()
    (missed,) = Outside({"registration": registry.ask}).facts(host)
    assert isinstance(missed, Missed)
    assert missed.rows[0].kind is GapKind.UNSUPPORTED
    assert registry.asked == []


@pytest.mark.parametrize(
    "domain", ["intranet.corp", "printer.local", "x.internal", "a.onion", "a&b.com", "_x.com"]
)
def test_names_of_no_public_registry_are_told_to_nobody(domain: str) -> None:
    registry = Asks()
    (missed,) = Outside({"registration": registry.ask}).facts(parts(domain))
    assert isinstance(missed, Missed)
    assert missed.rows[0].kind is GapKind.UNSUPPORTED
    assert registry.asked == []


def test_who_fails_again_and_again_is_left_alone_and_one_answer_starts_anew() -> None:
    asked: list[str] = []

    def ask(domain: str) -> Registration:
        asked.append(domain)
        if domain.startswith("bad"):
            raise Unreachable("busy")
        return registration(domain)

    outside = Outside({"registration": ask})
    for name in ("bad1", "bad2", "good", "bad3", "bad4", "bad5", "bad6", "good2"):
        last = outside.facts(parts(f"{name}.com"))
    assert asked == [f"{name}.com" for name in ("bad1", "bad2", "good", "bad3", "bad4", "bad5")]
    (missed,) = last
    assert isinstance(missed, Missed)
    assert "failed 3 times in a row" in missed.rows[0].reason


def test_that_nobody_holds_an_answer_is_no_failure() -> None:
    asked: list[str] = []

    def ask(domain: str) -> Registration:
        asked.append(domain)
        raise NotTold("the registry knows none")

    outside = Outside({"registration": ask})
    for number in range(5):
        outside.facts(parts(f"n{number}.com"))
    assert len(asked) == 5


Check = Callable[[str], Answer]


@pytest.fixture
def registry() -> Asks:
    return Asks()


@pytest.fixture
def check(home: Home, registry: Asks) -> Check:
    outside = Outside({"registration": registry.ask, "certificates": certificates})
    checker = Checker(Indexes(home.open_current()), NOW, outside=outside)
    return lambda text: checker.check(text).answer


def test_a_new_domain_is_shown_and_decides_nothing_alone(check: Check) -> None:
    found = check("https://www.recipes-of-my-aunt.com/")
    assert found.verdict is Verdict.NOTHING_FOUND
    assert [finding.rule for finding in found.findings] == ["link/young-domain"]
    assert found.details == ("recipes-of-my-aunt.com was registered on 2026-11-20 at Names",)
    gaps = {gap.fact: gap for gap in found.gaps}
    assert gaps["certificates"].kind is GapKind.UNAVAILABLE
    assert "registration" not in gaps


def test_a_new_domain_with_a_brands_name_is_caution(check: Check) -> None:
    found = check("uniswap-fans.com")
    assert found.verdict is Verdict.CAUTION
    strength = {finding.rule: finding.confidence.value for finding in found.findings}
    assert strength["link/young-domain"] == "strong"


def test_where_danger_is_clear_nobody_is_asked(check: Check, registry: Asks) -> None:
    found = check("https://listed.com")
    assert found.verdict is Verdict.DANGER
    assert registry.asked == []
    reasons = {gap.fact: gap.reason for gap in found.gaps if gap.kind is GapKind.NOT_ASKED}
    assert "enough for DANGER" in reasons["registration"]
    assert "enough for DANGER" in reasons["certificates"]


def test_without_an_option_the_gaps_name_it(home: Home) -> None:
    found = Checker(Indexes(home.open_current()), NOW).check("recipes.com").answer
    gaps = {gap.fact: gap for gap in found.gaps}
    assert gaps["registration"].kind is GapKind.NOT_ASKED
    assert "--registration" in gaps["registration"].reason
    assert "--certificates" in gaps["certificates"].reason
    assert not gaps["registration"].needed


def test_what_cannot_be_had_never_changes_the_verdict(tmp_path: Path) -> None:
    home = snapshot_home(tmp_path)
    outside = Outside({"certificates": certificates})
    found = Checker(Indexes(home.open_current()), NOW, outside=outside).check("recipes.com").answer
    assert found.verdict is Verdict.NOTHING_FOUND
