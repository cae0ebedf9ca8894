import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.handle import PLATFORMS, parse_handle, shown_handle, shown_value
from hueandcry.model.errors import NotAnObservable


def test_letter_case_and_the_sign_before_it_do_not_matter() -> None:
    handle = parse_handle(" '@Uniswap' ", "X")
    assert (handle.value, handle.name, handle.platform) == ("x/uniswap", "Uniswap", "x")
    assert parse_handle("uniswap", "twitter").value == handle.value


def test_a_handle_without_a_platform_says_what_is_missing() -> None:
    with pytest.raises(NotAnObservable) as fault:
        parse_handle("@bob", "")
    assert "--platform" in fault.value.advice
    assert "telegram" in fault.value.advice


def test_an_unknown_platform_lists_the_known() -> None:
    with pytest.raises(NotAnObservable, match="mastodon"):
        parse_handle("@bob", "mastodon")


def test_the_kind_of_account_is_part_of_the_name() -> None:
    assert parse_handle("acme", "linkedin").value == "linkedin/company/acme"
    assert parse_handle("in/acme", "linkedin").value == "linkedin/in/acme"
    assert parse_handle("user/acme", "reddit").value == "reddit/u/acme"
    assert parse_handle("r/acme", "reddit").value == "reddit/r/acme"


@pytest.mark.parametrize("text", ["", "@", "a b", "a/b", "a@b", "__", "x" * 101, "a\\b"])
def test_what_is_no_handle_is_refused(text: str) -> None:
    with pytest.raises(NotAnObservable):
        parse_handle(text, "x")


@given(st.text(max_size=120), st.sampled_from(PLATFORMS), st.text(max_size=120))
def test_any_text_is_a_handle_or_refused(text: str, platform: str, shown: str) -> None:
    try:
        handle = parse_handle(text, platform, shown)
    except NotAnObservable:
        return
    assert handle.value == handle.value.lower()
    assert handle.value.startswith(platform + "/")


def test_a_handle_is_told_in_one_form() -> None:
    assert shown_handle("Un1swap", "x") == "@Un1swap on x"
    assert shown_handle("@Un1swap", "x") == "@Un1swap on x"
    assert shown_handle("company/acme", "linkedin") == "company/acme on linkedin"
    assert shown_value("x/un1swap") == "@un1swap on x"
    assert shown_value("linkedin/company/acme") == "company/acme on linkedin"
    assert shown_value("x.com") == "x.com"
    assert shown_value("https://x.com/un1swap") == "https://x.com/un1swap"
