"""A whole check, from text to verdict."""

from pathlib import Path

import pytest

from hueandcry.detect.detector import Detector, load
from hueandcry.gather.asked import Asked
from hueandcry.model.errors import BadRequest, NotAnObservable
from hueandcry.model.observable import Address, Message
from hueandcry.model.rows import ListingRow
from hueandcry.model.verdict import Answer, Choice, Verdict
from hueandcry.run.check import Checker
from hueandcry.store.home import Home
from hueandcry.store.indexes import Indexes
from tests.decode.requests import OTHER, TEXTS
from tests.signing_home import signing_home
from tests.values import NOW, snapshot_home


def checker(home: Home, **choices: Choice) -> Checker:
    return Checker(Indexes(home.open_current()), NOW, choices)


def answer(home: Home, text: str) -> Answer:
    return checker(home).check(text).answer


def test_an_official_domain_is_recognised_with_its_source(home: Home) -> None:
    found = answer(home, "https://app.uniswap.org/swap")
    assert found.verdict is Verdict.NOTHING_FOUND
    assert [(known.entity, known.source) for known in found.recognised] == [
        ("Uniswap", "https://uniswap.org/")
    ]


def test_a_listed_host_is_danger(home: Home) -> None:
    assert answer(home, "a.listed.com").verdict is Verdict.DANGER


def test_an_official_domain_on_a_list_is_caution_not_danger_and_not_safe(tmp_path: Path) -> None:
    home = snapshot_home(tmp_path, [ListingRow("uniswap.org", "block", "x")])
    found = answer(home, "uniswap.org")
    assert found.verdict is Verdict.CAUTION
    assert found.recognised


def test_an_allow_list_is_never_a_pass(tmp_path: Path) -> None:
    rows = [ListingRow("evil.com", "block", "x"), ListingRow("evil.com", "allow", "x")]
    assert answer(snapshot_home(tmp_path, rows), "evil.com").verdict is Verdict.CAUTION


def test_a_host_its_keepers_allowed_is_not_compared_and_that_is_said(tmp_path: Path) -> None:
    home = snapshot_home(tmp_path, [ListingRow("metamarks.com", "allow", "x")])
    assert answer(home, "metamaks.com").verdict is Verdict.CAUTION
    assert answer(home, "metamarks.com").verdict is Verdict.NOTHING_FOUND
    assert any(
        "looked at metamarks.com" in gap.reason for gap in answer(home, "metamarks.com").gaps
    )
    assert not any(gap.fact == "likeness to brands" for gap in answer(home, "a.metamarks.com").gaps)


def test_an_unknown_host_is_nothing_found(home: Home) -> None:
    found = answer(home, "recipes-of-my-aunt.com")
    assert found.verdict is Verdict.NOTHING_FOUND
    assert not found.recognised


def test_with_the_starter_pack_alone_an_unknown_host_cannot_be_told(tmp_path: Path) -> None:
    home = snapshot_home(tmp_path, lists=False)
    assert answer(home, "recipes-of-my-aunt.com").verdict is Verdict.CANNOT_TELL
    assert answer(home, "app.unisvvap.org").verdict is Verdict.DANGER


def test_old_lists_cannot_tell(tmp_path: Path) -> None:
    home = snapshot_home(tmp_path, checked="2026-11-01T00:00:00+00:00")
    assert answer(home, "recipes-of-my-aunt.com").verdict is Verdict.CANNOT_TELL


def test_a_claim_is_checked_against_what_the_brand_owns(home: Home) -> None:
    found = checker(home)
    claim = Asked(claimed=found.claim("uniswap"))
    assert found.check("uniswap.org", claim).answer.verdict is Verdict.NOTHING_FOUND
    assert found.check("recipes-of-my-aunt.com", claim).answer.verdict is Verdict.CAUTION
    with pytest.raises(BadRequest, match='no brand "nobody"'):
        found.claim("nobody")


def test_an_ignored_finding_decides_nothing_and_is_shown(home: Home) -> None:
    first = answer(home, "listed.com").findings[0]
    for key in (first.id, first.rule):
        choices = {key: Choice("ours", "2026-12-31")}
        found = Checker(Indexes(home.open_current()), NOW, choices).check("listed.com").answer
        assert found.verdict is Verdict.NOTHING_FOUND
        assert [ignored.id for ignored in found.ignored] == [first.id]


def test_a_choice_ends_on_its_day(home: Home) -> None:
    first = answer(home, "listed.com").findings[0]
    choices = {first.id: Choice("ours", "2026-11-23")}
    found = Checker(Indexes(home.open_current()), NOW, choices).check("listed.com").answer
    assert found.verdict is Verdict.DANGER


def test_ids_are_stable_from_run_to_run(home: Home) -> None:
    one, two = (answer(home, "app.unisvvap.org").findings for _ in range(2))
    assert [finding.id for finding in one] == [finding.id for finding in two]
    assert answer(home, "www.unisvvap.org").findings[0].id != one[0].id


def test_a_detector_that_crashes_becomes_a_gap_that_is_needed(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = load("link")

    def crash(*_: object) -> list[object]:
        raise ZeroDivisionError

    def broken(kind: str) -> tuple[Detector, ...]:
        from msgspec.structs import replace

        return tuple(replace(detector, examine=crash) for detector in whole)

    monkeypatch.setattr("hueandcry.run.judge.load", broken)
    found = answer(home, "recipes-of-my-aunt.uniswap.xyz")
    assert found.verdict is Verdict.CANNOT_TELL
    assert any("ZeroDivisionError" in gap.reason for gap in found.gaps)


@pytest.fixture(scope="module")
def signing(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    return checker(signing_home(tmp_path_factory.mktemp("signing")))


@pytest.mark.parametrize("form", TEXTS)
def test_every_form_of_request_is_answered(signing: Checker, form: str) -> None:
    found = signing.check(TEXTS[form]).answer
    assert found.meaning
    # A delegation to code that nobody knows gives the whole account away.
    assert (found.verdict is Verdict.DANGER) is (form == "authorization")


def test_a_payment_of_a_known_token_is_nothing_found(signing: Checker) -> None:
    found = signing.check(TEXTS["transaction"])
    assert found.answer.verdict is Verdict.NOTHING_FOUND
    assert found.answer.meaning[0].startswith("You send 0.000005 USDC to 0x")
    assert found.leads == ()


def test_the_site_that_asks_is_checked_as_well(signing: Checker) -> None:
    found = signing.check(TEXTS["transaction"], Asked(site="https://app.listed.com"))
    assert found.answer.verdict is Verdict.DANGER
    assert {finding.path for finding in found.answer.findings} == {("site app.listed.com",)}
    assert [lead.path for lead in found.leads] == [("site app.listed.com",)]
    assert not any(gap.fact == "page" for gap in found.answer.gaps)


def test_a_good_site_does_not_vouch_for_what_it_asks(signing: Checker) -> None:
    found = signing.check(TEXTS["transaction"], Asked(site="https://app.uniswap.org")).answer
    assert found.verdict is Verdict.NOTHING_FOUND
    assert not any(known.entity == "Uniswap" for known in found.recognised)


def test_the_site_that_shows_a_link_is_checked_as_well(signing: Checker) -> None:
    found = signing.check("recipes.com", Asked(site="https://listed.com"))
    assert [lead.observable.value for lead in found.leads] == ["https://listed.com/"]
    assert found.answer.verdict is Verdict.DANGER


def test_a_request_for_somebody_elses_account_is_refused(signing: Checker) -> None:
    text = '{"method":"personal_sign","params":["hello","0x' + "51" * 20 + '"]}'
    mine = "0x" + "52" * 20
    with pytest.raises(NotAnObservable, match="--signer says"):
        signing.check(text, Asked(signer=mine))
    known = Asked(signer=mine, own=("0x" + "51" * 20,))
    assert signing.check(text, known).answer.verdict is Verdict.NOTHING_FOUND


def test_a_wrong_site_is_refused_by_the_options_name(signing: Checker) -> None:
    for text in (TEXTS["transaction"], OTHER):
        with pytest.raises(BadRequest, match="--site"):
            signing.check(text, Asked(site="javascript:x"))


def test_the_kind_decides_where_the_form_does_not(signing: Checker) -> None:
    assert isinstance(signing.check(OTHER).answer.observable, Address)
    found = signing.check(OTHER, Asked(kind="message")).answer
    assert isinstance(found.observable, Message)
    with pytest.raises(NotAnObservable):
        signing.check(TEXTS["transaction"], Asked(kind="safe"))


def test_old_labels_cannot_tell_of_a_request(tmp_path: Path) -> None:
    old = checker(signing_home(tmp_path, checked="2026-11-01T00:00:00+00:00"))
    assert old.check(TEXTS["transaction"]).answer.verdict is Verdict.CANNOT_TELL


def test_a_finding_of_a_site_can_be_ignored(tmp_path: Path) -> None:
    home = signing_home(tmp_path)
    asked = Asked(site="https://listed.com")
    first = checker(home).check(TEXTS["transaction"], asked).answer.findings[0]
    ours = Checker(Indexes(home.open_current()), NOW, {first.id: Choice("ours", "2026-12-31")})
    found = ours.check(TEXTS["transaction"], asked).answer
    assert found.verdict is Verdict.NOTHING_FOUND
    assert [one.id for one in found.ignored] == [first.id]
