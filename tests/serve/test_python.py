"""The Python door."""

import pytest

import hueandcry
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.verdict import Verdict
from hueandcry.store.home import Home


def test_gives_the_same_objects_as_the_command_line(home: Home) -> None:
    answer = hueandcry.check("app.unisvvap.org", home=home.root)
    assert answer.verdict is Verdict.DANGER
    assert answer.findings[0].rule == "link/lookalike-skeleton"


def test_checks_many_from_memory(home: Home) -> None:
    checker = hueandcry.open_checker(home=home.root)
    assert checker.check("listed.com").answer.verdict is Verdict.DANGER


def test_takes_a_claim(home: Home) -> None:
    answer = hueandcry.check("recipes.com", claims="uniswap", home=home.root)
    assert answer.findings[0].rule == "link/claimed-owner"


def test_raises_what_the_command_line_says(home: Home) -> None:
    with pytest.raises(NotAnObservable):
        hueandcry.check("javascript:x", home=home.root)


def test_has_no_other_names() -> None:
    with pytest.raises(AttributeError):
        _ = hueandcry.nothing
