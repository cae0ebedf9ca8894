import pytest

from hueandcry.decode.fetch.target import Target, target_of
from hueandcry.decode.page.document import read_document
from hueandcry.gather.fetch.exchange import Reply
from hueandcry.gather.fetch.journey import Arrived, Journey, onward_of
from hueandcry.gather.fetch.limits import Limits
from hueandcry.model.page import FetchFault, Hop

HTML = ("content-type", "text/html")
META = "<meta http-equiv=refresh content='0;url=y'>"


def target(url: str = "https://a.test/b/c") -> Target:
    found = target_of(url)
    assert isinstance(found, Target)
    return found


def arrived(status: int = 200, *headers: tuple[str, str], html: str = "") -> Arrived:
    reply = Reply(status, headers, html.encode(), ())
    document = read_document(html) if html else None
    return Arrived(Hop("https://a.test/b/c", "1.1.1.1", status), reply, None, document, "", ())


@pytest.mark.parametrize(
    ("answer", "onward"),
    [
        (arrived(301, ("location", " /x ")), ("location", "/x", "https://a.test/b/c")),
        (arrived(200, ("location", "/x")), ("", "", "")),
        (arrived(300, ("location", "/x")), ("", "", "")),
        (arrived(200, ("refresh", "0;url=y")), ("refresh_header", "y", "https://a.test/b/c")),
        (arrived(200, ("refresh", "0;url=/b/c")), ("", "", "")),
        (arrived(200, HTML, html=f"<base href=//z.test/q/>{META}"),
         ("meta_refresh", "y", "https://z.test/q/")),
        (arrived(200, HTML, html=f"<noscript>{META}</noscript>"),
         ("", "", "")),
    ],
)  # fmt: skip
def test_tells_how_an_answer_goes_on(answer: Arrived, onward: tuple[str, str, str]) -> None:
    assert onward_of(answer, target()) == onward


def test_a_redirect_to_nowhere_or_to_two_places_is_a_fault() -> None:
    for headers in ((), (("location", ""),), (("location", "/a"), ("location", "/b"))):
        assert isinstance(onward_of(arrived(302, *headers), target()), FetchFault)


def test_the_way_back_too_many_ways_and_the_way_down_are_refused() -> None:
    journey, limits = Journey(False), Limits(redirects=2)
    assert journey.refusal(target("https://a.test/1"), limits) is None
    back = journey.refusal(target("https://a.test/1"), limits)
    down = journey.refusal(target("http://a.test/1"), limits)
    assert back
    assert down
    assert (back.kind, down.kind) == ("loop", "downgrade")
    assert journey.refusal(target("https://a.test/2"), limits) is None
    assert journey.refusal(target("https://a.test/3"), limits) is None
    many = journey.refusal(target("https://a.test/4"), limits)
    assert many
    assert many.kind == "redirects"


def test_a_downgrade_may_be_allowed() -> None:
    journey, limits = Journey(False), Limits(downgrade=True)
    assert journey.refusal(target("https://a.test/"), limits) is None
    assert journey.refusal(target("http://a.test/"), limits) is None


def test_a_hop_without_an_answer_is_the_end() -> None:
    journey = Journey(True)
    fetched = journey.broken(target(), FetchFault("name", "none"))
    assert fetched.final == "https://a.test/b/c"
    assert fetched.status == 0
    assert fetched.document is None
    assert fetched.proxied


def test_a_page_that_was_left_for_nowhere_is_the_landing() -> None:
    journey = Journey(False)
    page = arrived(200, HTML, html="<title>seen</title>")
    journey.add(page, ("meta_refresh", "http://10.0.0.1/", "https://a.test/b/c"))
    fetched = journey.broken(target("http://10.0.0.1/"), FetchFault("address", "private"))
    assert fetched.document
    assert fetched.final == "https://a.test/b/c"
    assert fetched.status == 200
    assert [hop.url for hop in fetched.hops] == ["https://a.test/b/c", "http://10.0.0.1/"]
