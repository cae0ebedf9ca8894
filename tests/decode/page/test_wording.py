import re

from hueandcry.decode.page.wording import excerpt, found_in, plain


def test_hidden_characters_and_letter_forms_do_not_hide_a_word() -> None:
    assert plain("S\u200be\u00aded\u2060 \uff30hrase\n NOW") == "seed phrase now"


def test_an_excerpt_has_the_words_around_and_no_link_to_click() -> None:
    text = "a" * 200 + " go to https://x.test/ now " + "b" * 200
    at = text.index("https")
    found = excerpt(text, at, at + 5)
    assert found.startswith("...")
    assert found.endswith("...")
    assert "https[:]//x.test/" in found
    assert len(found) < 300


def test_only_so_many_are_looked_at() -> None:
    assert len(list(found_in(re.compile("a"), "a" * 1_000))) == 200
