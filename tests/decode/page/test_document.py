from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.page import document as module
from hueandcry.decode.page.document import read_document
from hueandcry.decode.page.fields import MAX_FIELDS
from hueandcry.model.page import Field

PAGE = """<html><head><title> A
 page </title><meta property="og:site_name" content="Uniswap"><base href="/b/">
<meta http-equiv=Refresh content="0; url=/x"><link rel="shortcut icon" href=i.ico>
<link rel=stylesheet href=s.css></head><body><p>Se<i>e</i>d<p>two&nbsp;words</p>
<a href=/l>l</a><a href="javascript:run()">r</a><a href=#x>x</a><img src=p.png>
<iframe src=f.html></iframe><form action=/send><label for=k>Private key</label><input id=k>
<label>Word <input type=password name=w></label><input type=hidden name=h>
<textarea placeholder=Notes></textarea><div contenteditable aria-label=Edit></div>
<input type=submit value=Send></form><svg><title>drawn</title></svg>
<script src=a.js></script><script>one()</script><b onclick="two()" class="count-down X">b</b>
<noscript>no</noscript><style>p{}</style></body>"""


def test_reads_a_whole_page() -> None:
    found = read_document(PAGE)
    assert found.title == "A page"
    assert found.site_name == "Uniswap"
    assert found.base == "/b/"
    assert found.refresh == "0; url=/x"
    assert found.icons == ("i.ico",)
    assert found.assets == ("s.css", "p.png")
    assert found.links == ("/l", "/send")
    assert found.frames == ("f.html",)
    assert found.sources == ("a.js",)
    assert found.inline_scripts == 1
    assert [part for part in ("run()", "one()", "two()") if part in found.scripts] == [
        "run()", "one()", "two()",
    ]  # fmt: skip
    assert {"count-down", "x", "k"} <= found.names
    assert found.fields == (
        Field("text", "k Private key"),
        Field("password", "w Word"),
        Field("textarea", "Notes"),
        Field("editable", "Edit"),
    )
    assert not found.cut


def test_inline_tags_do_not_part_words_and_others_do() -> None:
    text = read_document(PAGE).text
    assert "Seed\ntwo words" in text
    assert "Send" in text
    assert "p{}" not in text
    assert "one()" not in text


def test_text_scripts_and_fields_are_bounded() -> None:
    found = read_document("<p>word " * 100_000 + "<input>" * 500)
    assert len(found.text) <= module.MAX_TEXT
    assert len(found.fields) <= MAX_FIELDS
    assert found.cut
    script = read_document(f"<script>{'a' * 2_000_000}</script>")
    assert len(script.scripts) <= module.MAX_SCRIPT


def test_a_data_address_is_no_address() -> None:
    assert read_document("<img src='data:image/png;base64,AAAA'>").assets == ()


@given(st.text(max_size=300))
def test_any_text_is_a_document(html: str) -> None:
    read_document(html)
