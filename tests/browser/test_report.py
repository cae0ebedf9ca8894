"""report.html in a real Chromium: nothing runs, nothing is asked for, all is in its place."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from hueandcry.serve.render.flow_files import write_flow
from tests.browser.chromium import chromium
from tests.crossed_flows import crossed_theft, hostile_leads
from tests.flows import hostile_flow, small_theft
from tests.laundering import laundering

# Boxes and texts in pixels: what is drawn, and what of it lies outside its picture.
SEEN = """() => [...document.querySelectorAll('svg')].filter(one => one.clientWidth).map(one => {
  const frame = one.getBoundingClientRect();
  const inside = [...one.querySelectorAll('rect, path, text')].map(e => e.getBoundingClientRect());
  return {
    left: frame.left, right: frame.right, width: frame.width,
    boxes: one.querySelectorAll('rect').length,
    outside: inside.filter(r => r.left < frame.left - 1 || r.right > frame.right + 1
      || r.top < frame.top - 1 || r.bottom > frame.bottom + 1).length,
    unreadable: [...one.querySelectorAll('text')]
      .filter(e => e.getBoundingClientRect().height < 10).length,
    tall: [...one.querySelectorAll('rect')]
      .filter(e => e.getBoundingClientRect().height > 1).length,
  };
})"""
# Texts of one picture that lie on one another, and texts that lie on a box of the next column.
OVERLAPS = """() => [...document.querySelectorAll('svg')].filter(one => one.clientWidth)
  .flatMap(one => {
    const texts = [...one.querySelectorAll('text')].map(e => [e.textContent, e.getBBox()]);
    const bars = [...one.querySelectorAll('rect.box')].map(e => ['box', e.getBBox()]);
    const meet = (a, b) => a.x < b.x + b.width - .5 && b.x < a.x + a.width - .5
      && a.y + 3 < b.y + b.height - 3 && b.y + 3 < a.y + a.height - 3;
    return texts.flatMap(([name, box], at) => [...texts.slice(at + 1), ...bars]
      .filter(([, other]) => meet(box, other)).map(([other]) => `${name} / ${other}`));
  })"""
# Elements whose text is wider than they are.
SPILLED = """() => [...document.querySelectorAll('td, th, .figure, .label, p, li, dd, h3')]
  .filter(one => one.clientWidth && one.scrollWidth > one.clientWidth + 1 && !one.closest('svg'))
  .map(one => one.textContent.slice(0, 60))"""


class Visit:
    """A page with everything it said and asked for."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(address)

    def run(self, script: str) -> Any:  # noqa: ANN401 - whatever the page returns
        """Ask the page; its policy binds its own scripts, not the tester's."""
        return self.page.evaluate(script)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(
    scope="module", params=["small", "hostile", "laundering", "crossed", "hostile leads"]
)
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("report")
    flows = {
        "small": small_theft(),
        "hostile": hostile_flow(),
        "crossed": crossed_theft(),
        "hostile leads": hostile_leads(),
    }
    flow = flows.get(request.param) or laundering(folder / "ledger")
    return write_flow(flow, folder / "out")[-1].as_uri()


@pytest.fixture(params=[1280, 400], ids=["wide", "narrow"])
def visit(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Visit]:
    page = browser.new_page(viewport={"width": request.param, "height": 900})
    yield Visit(page, address)
    page.close()


def test_nothing_runs_and_nothing_is_asked_for(visit: Visit) -> None:
    assert visit.said == []
    assert visit.asked == [visit.page.url]
    assert visit.run("document.scripts.length + document.images.length") == 0


def test_the_page_is_no_wider_than_the_screen(visit: Visit) -> None:
    assert visit.run("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_pictures_are_seen_whole(visit: Visit) -> None:
    pictures = visit.run(SEEN)
    assert pictures
    for picture in pictures:
        assert picture["boxes"] > 0
        assert picture["tall"] > 0
        assert picture["outside"] == 0
        assert picture["unreadable"] == 0
        assert picture["left"] >= 0
        assert picture["right"] <= visit.run("innerWidth")
        assert picture["width"] > 300


def test_no_text_lies_on_another_or_on_a_box(visit: Visit) -> None:
    assert visit.run(OVERLAPS) == []


def test_no_text_runs_out_of_its_box(visit: Visit) -> None:
    assert visit.run(SPILLED) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_told_from_the_paper(browser: Browser, address: str, scheme: Any) -> None:  # noqa: ANN401
    """Contrast of at least 4.5 (WCAG 2.2, 1.4.3) for text, day and night."""
    page = browser.new_page(color_scheme=scheme)
    page.goto(address)
    names = ("--ink", "--soft", "--accent", "--warn")
    paper = luminance(colour(page, "--paper"))
    for name in names:
        lighter, darker = sorted((paper, luminance(colour(page, name))), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, name
    page.close()


def colour(page: Page, name: str) -> tuple[int, int, int]:
    text = page.evaluate(
        "name => { const e = document.body.appendChild(document.createElement('i'));"
        " e.style.color = `var(${name})`; const found = getComputedStyle(e).color; e.remove();"
        " return found; }",
        name,
    )
    red, green, blue = (int(one) for one in text[4:-1].split(","))
    return red, green, blue


def luminance(parts: tuple[int, int, int]) -> float:
    linear = [
        one / 255 / 12.92 if one <= 10 else ((one / 255 + 0.055) / 1.055) ** 2.4 for one in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_it_prints(browser: Browser, address: str, tmp_path: Path) -> None:
    page = browser.new_page(viewport={"width": 688, "height": 900}, color_scheme="dark")
    page.goto(address)
    page.emulate_media(media="print")
    assert colour(page, "--paper") == (255, 255, 255)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    page.close()
