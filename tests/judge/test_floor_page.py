import pytest

from hueandcry.judge.floor_page import page_gaps
from hueandcry.model.any_fact import AnyFact
from hueandcry.model.fact import Gap, GapKind
from hueandcry.model.page import FetchFault, Unopened
from tests.pages import NEWS, SWAP, landing, page

NAME = FetchFault("name", "shop.test has no address")
CUT = FetchFault("cut", "the page is longer")
AWAY = FetchFault("downgrade", "leads from https to http")


def gaps(*facts: AnyFact) -> list[Gap]:
    return list(page_gaps({type(fact): fact for fact in facts}))


def test_what_nobody_asked_for_is_said() -> None:
    (gap,) = gaps()
    assert gap.kind is GapKind.NOT_ASKED
    assert "--fetch" in gap.reason


def test_what_was_spared_is_said() -> None:
    (gap,) = gaps(Unopened("enough is known"))
    assert gap.kind is GapKind.NOT_ASKED
    assert "enough is known" in gap.reason


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ((landing(faults=(NAME,), read=False),), "could not be read: shop.test has no address"),
        ((landing(read=False, downloads="a.exe"),), "hands out a file (a.exe)"),
        ((landing(read=False, status=204),), "it is empty (status 204)"),
        ((landing(faults=(CUT,)), page(NEWS)), "only a part of it was read: the page is longer"),
        ((landing(faults=(AWAY,)), page(NEWS)), "it leads on, and was left there: leads from"),
        ((landing(), page("<script src=a.js></script>")), "builds itself by script"),
    ],
)
def test_what_could_not_be_had_is_said(facts: tuple[AnyFact, ...], words: str) -> None:
    (gap,) = gaps(*facts)
    assert gap.kind is GapKind.UNAVAILABLE
    assert words in gap.reason


def test_nothing_of_a_page_is_needed() -> None:
    found = [*gaps(), *gaps(landing(faults=(NAME,), read=False)), *gaps(landing(), page(SWAP))]
    assert not any(gap.needed for gap in found)


def test_scripts_that_were_not_run_are_said() -> None:
    words = "word " * 60
    (gap,) = gaps(landing(), page(f"<p>{words}</p><script src=a.js></script>"))
    assert (gap.fact, gap.kind) == ("scripts", GapKind.UNSUPPORTED)
    assert gaps(landing(), page(f"<p>{words}</p>")) == []
