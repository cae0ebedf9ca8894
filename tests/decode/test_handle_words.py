from hueandcry.decode.handle_words import core_of, helping, pretending, words_in


def test_words_in_a_row_are_told_apart() -> None:
    assert words_in("officialsupport") == (("official", "support"), "")
    assert words_in("xyz") == (("xyz",), "")
    assert words_in("qwzk")[1] == "qwzk"


def test_what_words_do() -> None:
    assert helping(("labs", "support"))
    assert not helping(("labs",))
    assert pretending(("real",))
    assert not pretending(("dao",))


def test_a_name_is_never_all_affix() -> None:
    assert core_of("theapp") == "theapp"[:3]
    assert core_of("lido") == "lido"
