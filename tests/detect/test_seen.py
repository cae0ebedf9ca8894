from hueandcry.detect.seen import doubts, shown
from hueandcry.model.page import Mark
from tests.pages import landing


def test_marks_are_shown_once_each_and_not_all() -> None:
    marks = [Mark("lures", f"lure {number % 6}", "words") for number in range(12)]
    assert [evidence.text for evidence in shown(marks)] == [
        "lure 0: words", "lure 1: words", "lure 2: words", "lure 3: words",
    ]  # fmt: skip


def test_a_known_owner_is_a_doubt() -> None:
    assert doubts(landing()) == ()
    (doubt,) = doubts(landing(official=True))
    assert "Uniswap's own" in doubt.text
