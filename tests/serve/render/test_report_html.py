"""The pieces pages are made of."""

from hypothesis import given
from hypothesis import strategies as st

from hueandcry.serve.render.harmless import harmless
from hueandcry.serve.render.report_html import facts, plain, shown, table, when
from tests.serve.render.pages import Page


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_any_text_stays_text(text: str) -> None:
    page = Page(f'<p title="{plain(text)}">{shown(text)}</p>')
    assert [one.name for one in page.elements] == ["p", "bdi"]
    assert page.elements[0].said == page.elements[0].attributes["title"]
    assert harmless(page.elements[0].said, 10**6) == page.elements[0].said


def test_a_table_repeats_its_heads_for_narrow_screens() -> None:
    page = Page("".join(table("kind", ("One", "Two"), [("<b>1</b>", "2")], numeric=(1,))))
    cells = page.all("td")
    assert [one.attributes["data-head"] for one in cells] == ["One", "Two"]
    assert ["n" in one.kinds for one in cells] == [False, True]


def test_moments() -> None:
    assert "2023-11-15 12:00<" in when(1_700_049_600)
    assert when(None) == ""
    assert ">block 5<" in when(None, "block 5")


def test_facts() -> None:
    assert facts([("A", "b")]) == "<dl><dt>A</dt><dd>b</dd></dl>\n"
