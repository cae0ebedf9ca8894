import msgspec
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.page.document import read_document
from hueandcry.decode.page.read import absolute, read_page
from tests.pages import CLAIM, CLICKFIX, SEED

PARTS = st.sampled_from([SEED, CLAIM, CLICKFIX, "<", "'", ">", "<base href=//b.test/>", "\u202e"])


def test_a_page_of_scripts_is_bare_and_one_of_words_is_not() -> None:
    assert read_page(read_document("<script src=a.js></script>"), "https://a.test/").bare
    assert not read_page(read_document("<p>" + "word " * 50), "https://a.test/").bare
    assert not read_page(read_document("short"), "https://a.test/").bare


def test_scripts_and_frames_that_lead_away_are_told() -> None:
    script = "<script>window.location.href = 'https://b.test/x'</script>"
    (mark,) = read_page(read_document(script), "https://a.test/").of("sends_away")
    assert mark.excerpt == "https://b.test/x"
    late = "<meta http-equiv=refresh content='30;url=//b.test/z'>"
    (mark,) = read_page(read_document(late), "https://a.test/").of("sends_away")
    assert (mark.what, mark.excerpt) == ("a refresh after 30 seconds", "https://b.test/z")
    frame = "<iframe src=//b.test/y></iframe>"
    (mark,) = read_page(read_document(frame), "https://a.test/").of("sends_away")
    assert mark.excerpt == "https://b.test/y"


def test_addresses_are_made_whole() -> None:
    found = absolute(("x", "//b.test", "mailto:a@b", "http://[", "x"), "https://a.test/c/")
    assert found == ("https://a.test/c/x", "https://b.test/")


@given(st.lists(PARTS, max_size=20).map("".join))
def test_any_page_is_kept_small(html: str) -> None:
    page = read_page(read_document(html), "https://a.test/")
    assert len(msgspec.json.encode(page)) < 60_000
