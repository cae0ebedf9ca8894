from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.page import tokens as module
from hueandcry.decode.page.tokens import tokens

PIECES = st.sampled_from([
    "<", ">", "</", "<!--", "-->", "<!", "<?", "<a", " href=", "'", '"', "x", " ", "=", "/", "&amp",
    "<script>", "</script>", "<title>", "</title>", "\n", "\x00", "\u0130", "<textarea", "<p>", ";",
])  # fmt: skip


def kinds(html: str) -> list[tuple[str, str, str]]:
    return [(token.kind, token.name, token.text) for token in tokens(html)]


def test_reads_tags_and_texts() -> None:
    assert kinds("a<B c=1>d</b>&lt;") == [
        ("text", "", "a"), ("start", "b", ""), ("text", "", "d"), ("end", "b", ""),
        ("text", "", "<"),
    ]  # fmt: skip


def test_reads_attributes_as_browsers_do() -> None:
    (token,) = tokens("""<input A='1 > 0' b="&quot;" c=d/e f g=h a=second>""")
    assert token.attributes == {"a": "1 > 0", "b": '"', "c": "d/e", "f": "", "g": "h"}


def test_scripts_and_titles_hold_no_tags() -> None:
    script, end, title, _ = tokens("<script>if(a<b)'</p>'</SCRIPT ><title>a<b>&amp;</title>")
    assert script.text == "if(a<b)'</p>'"
    assert end == module.Token("end", "script")
    assert title.text == "a<b>&"


def test_comments_are_left_out() -> None:
    assert kinds("a<!-- <b> -->c<!x>d<?y?>e<!-->f") == [("text", "", x) for x in "acdef"]


def test_what_is_not_closed_ends_the_page() -> None:
    for html in ("a<!-- b", "a<b c='", "a<b", "a<!x", "a</b"):
        assert kinds(html) == [("text", "", "a")]
    assert kinds("<script>a") == [("start", "script", "a")]


def test_plain_signs_are_text() -> None:
    assert "".join(text for _, _, text in kinds("1 < 2 <3 <> </>")) == "1 < 2 <3 <> "


def test_a_page_of_too_many_pieces_is_cut() -> None:
    found = list(tokens("<p>" * (module.MAX_TOKENS + 5)))
    assert len(found) == module.MAX_TOKENS + 1
    assert found[-1].kind == "cut"


def test_attributes_and_values_are_bounded() -> None:
    many = " ".join(f"a{number}=1" for number in range(500))
    (token,) = tokens(f"<b {many}>")
    assert len(token.attributes) == module.MAX_ATTRIBUTES
    (token,) = tokens(f"<b c='{'x' * 9_000}'>")
    assert len(token.attributes["c"]) == module.MAX_VALUE


@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_text_is_a_page(html: str) -> None:
    for token in tokens(html):
        assert token.kind in {"text", "start", "end"}
