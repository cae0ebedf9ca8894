"""Links of documents: what a reader's program would follow, on the line where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.links_in_text import MAX_FOUND, MAX_TEXT, Found, form_of, links_in

ACCOUNT = "0x52908400098527886E0F7030069857D2E4169EE7"


def texts(text: str, form: str = "markdown") -> list[str]:
    return [one.text for one in links_in(text, form).found]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("see [x](https://a.com/x_(y)).", "https://a.com/x_(y)"),
        ("(see https://a.com/x).", "https://a.com/x"),
        ("<https://a.com/q>", "https://a.com/q"),
        ("[https://a.com](https://a.com)", "https://a.com"),
        ("[(https://a.com)](https://a.com)", "https://a.com"),
        ("http://localhost:80@a.com/", "http://localhost:80@a.com/"),
        ("http://localhost.a.com/", "http://localhost.a.com/"),
        ('[ref]: https://a.com/r "title"', "https://a.com/r"),
        ("![i](https://a.com/i.png)", "https://a.com/i.png"),
        ("`HTTPS://A.com`", "HTTPS://A.com"),
        ("**https://a.com**", "https://a.com"),
        ("| https://a.com|b |", "https://a.com"),
        ("goto(\\`https://a.com/\\${i}\\`)", "https://a.com/${i}"),
        ('"https://a.com\\n"', "https://a.com"),
        ("https://a.com\\@b.com", "https://a.com@b.com"),
        ("https://a.com/a\\_b", "https://a.com/a_b"),
        ("https://a.com/?a=1&amp;b=2", "https://a.com/?a=1&b=2"),
        ("[x](https&colon;//a.com/)", "https://a.com/"),
        ("[x](//a.com/y)", "https://a.com/y"),
        ("[x](\\\\\\\\a.com)", "https:\\\\a.com"),
        ("\u8be6\u89c1https://a.com\u3002\u4e0b", "https://a.com"),
        ("http://a\u3002com/x", "http://a\u3002com/x"),
        ("https://good.org@a.com/", "https://good.org@a.com/"),
        (f"pay to {ACCOUNT}.", ACCOUNT),
    ],
)
def test_links_of_markdown_are_found_as_they_would_be_followed(text: str, link: str) -> None:
    assert texts(text) == [link]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("<a href='//a.com'>x</a>", ["https://a.com"]),
        ('<a href="ht\ntps://a.com/">x</a>', ["https://a.com/"]),
        ("<a href='\x01 //a.com '>x</a>", ["https://a.com"]),
        ("<a href=&#104;ttps://a.com/>", ["https://a.com/"]),
        ('<meta http-equiv=refresh content="0; url=https://a.com/">', ["https://a.com/"]),
        ("<script>location='https://a.com','https://b.com'</script>",
         ["https://a.com", "https://b.com"]),
        ("<a href=rel/x><img src=/i.png>", []),
        ("[x](//a.com/y)", []),
    ],
)  # fmt: skip
def test_links_of_html_are_read_as_browsers_read_them(text: str, links: list[str]) -> None:
    assert texts(text, "html") == links


@pytest.mark.parametrize(
    "text",
    ["example.com", "`app.example.com`", "hxxps://a.com", "https://", "mailto:a@b.com", "a//b.com",
     "http://localhost:3000/x", "http://127.0.0.1:8545", "https://[::1]/", "http://app.localhost",
     ACCOUNT + "ab", "x" + ACCOUNT, "ftp://a.com", "[x](javascript:alert)", "[x](#anchor)"],
)  # fmt: skip
def test_words_defanged_links_and_the_own_machine_are_no_links(text: str) -> None:
    assert texts(text) == []


def test_lines_are_counted_and_one_that_stands_twice_on_a_line_counts_once() -> None:
    text = f"\nhttps://a.com https://a.com\r\n\n{ACCOUNT} https://a.com\n"
    assert links_in(text, "plain").found == (
        Found(2, "https://a.com"), Found(4, ACCOUNT), Found(4, "https://a.com"),
    )  # fmt: skip


def test_forms_go_by_the_name() -> None:
    assert [form_of(name) for name in ("a.MD", "b.html", "c.rst", "LICENSE")] == [
        "markdown", "html", "plain", "plain",
    ]  # fmt: skip


def test_more_links_than_anybody_reads_are_cut_and_that_is_said() -> None:
    found = links_in("\n".join(f"https://a{n}.com" for n in range(MAX_FOUND + 5)), "markdown")
    assert (len(found.found), found.cut) == (MAX_FOUND, True)
    assert not links_in("https://a.com", "plain").cut


@pytest.mark.parametrize("form", ["markdown", "html", "plain"])
@pytest.mark.parametrize(
    "piece",
    ['href="', "](", "[", "https://", "https://a.b/" + ")" * 8_000 + "\n", "&amp;", "href='"],
)
def test_a_hostile_document_is_read_in_bounded_steps(piece: str, form: str) -> None:
    # Quadratic reading of two million characters would not end within the tests' patience.
    text = piece * (MAX_TEXT // len(piece))
    assert len(texts(text, form)) <= MAX_FOUND


@given(st.text(alphabet="htps:/.ab()[]<>\"'&;\\ \n=|\u3002", max_size=80))
def test_what_is_found_names_a_host_and_stands_on_a_line(text: str) -> None:
    for form in ("markdown", "html", "plain"):
        for one in links_in(text, form).found:
            assert 1 <= one.line <= text.count("\n") + 1
            assert one.text.lower().startswith(("http:", "https:"))
            assert "\n" not in one.text
