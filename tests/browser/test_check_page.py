"""A page of answers in a real Chromium: nothing runs, nothing is asked for, all can be read."""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from hueandcry.model.verdict import Verdict
from hueandcry.serve.render.check_html import page_lines
from hueandcry.serve.render.collected import Answered
from tests.browser.chromium import chromium
from tests.browser.test_report import Visit, luminance
from tests.serve.answers import ABOUT, answer, collected, finding, many

# Every text with its colour and the first paper behind it that can be seen.
COLOURS = """() => [...document.querySelectorAll(`h1 span, h2, h3, h4, p, li, td, th, code, pre,
  small, span.verdict, dt, dd, a`)].filter(e => e.innerText.trim()).map(e => {
  let behind = e;
  while (behind && getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)')
    behind = behind.parentElement;
  return [getComputedStyle(e).color, getComputedStyle(behind).backgroundColor, e.innerText];
})"""
# Texts that run out of the box they stand in, or out of the page.
SPILLED = """() => [...document.querySelectorAll('article, td, li, p, h1, h3, h4')].filter(e =>
  e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline')
  .map(e => e.innerText.slice(0, 60))"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module", params=["one", "many"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    one = collected(Answered(1, "", answer("https://listed.com", Verdict.DANGER, finding())))
    path = tmp_path_factory.mktemp("page") / "check.html"
    path.write_text("".join(page_lines(one if request.param == "one" else many(60), ABOUT)))
    return path.as_uri()


@pytest.fixture(params=[1280, 400], ids=["wide", "narrow"])
def visit(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Visit]:
    page = browser.new_page(viewport={"width": request.param, "height": 900})
    yield Visit(page, address)
    page.close()


def test_nothing_runs_and_nothing_is_asked_for(visit: Visit) -> None:
    assert visit.said == []
    assert visit.asked == [visit.page.url]
    assert visit.run("document.scripts.length + document.images.length") == 0


def test_nothing_of_a_suspect_can_be_clicked(visit: Visit) -> None:
    assert visit.run("[...document.links].every(a => a.getAttribute('href').startsWith('#'))")
    assert visit.run("[...document.links].every(a => /^[0-9]+$/.test(a.innerText))")


def test_the_page_is_no_wider_than_the_screen(visit: Visit) -> None:
    assert visit.run("document.documentElement.scrollWidth - innerWidth") <= 0
    assert visit.run(SPILLED) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_words_can_be_told_from_the_paper(
    browser: Browser,
    address: str,
    scheme: Literal["light", "dark"],
    media: Literal["screen", "print"],
) -> None:
    """Contrast of at least 4.5 (WCAG 2.2, 1.4.3) for all text, day, night and on paper."""
    page = browser.new_page(color_scheme=scheme)
    page.goto(address)
    page.emulate_media(media=media)
    seen = page.evaluate(COLOURS)
    assert seen
    for ink, paper, text in seen:
        lighter, darker = sorted((luminance(parts(ink)), luminance(parts(paper))), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, text
    page.close()


def parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(one) for one in colour.removeprefix("rgb(").rstrip(")").split(","))
    return red, green, blue


def test_verdicts_are_told_apart_by_words_not_by_colour_alone(visit: Visit) -> None:
    badges = visit.run("[...document.querySelectorAll('article .verdict')].map(e => e.innerText)")
    assert badges
    assert all(badge.split(" ", 1)[1].replace(" ", "_") in set(Verdict) for badge in badges)


def test_it_prints(browser: Browser, address: str) -> None:
    page: Page = browser.new_page(viewport={"width": 688, "height": 900}, color_scheme="dark")
    page.goto(address)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    page.close()
