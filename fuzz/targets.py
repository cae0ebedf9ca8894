"""One target a parser: it may refuse its input in the one documented way, and no other."""

from collections.abc import Callable
from pathlib import Path
from tempfile import gettempdir

from hueandcry.decode.defang import refang, unwrap
from hueandcry.decode.forms import forms_of
from hueandcry.decode.host import split_host
from hueandcry.decode.link import parse_link
from hueandcry.decode.lures import segment
from hueandcry.decode.resemblance import shape_of
from hueandcry.decode.unicode import invisible, skeleton
from hueandcry.gather.feeds import FEEDS
from hueandcry.gather.feeds.feed import FeedFault
from hueandcry.model.errors import Corrupt, NotAnObservable
from hueandcry.serve.render.difference import aligned
from hueandcry.serve.render.harmless import harmless
from hueandcry.store.records import read_record


def link(data: bytes) -> None:
    """Read any text as a link, and take it apart."""
    text = data.decode(errors="surrogateescape")
    try:
        found = parse_link(text)
    except NotAnObservable:
        return
    forms_of(found)
    parts = split_host(found.host, lambda name: 0)
    for label in (parts.own, *parts.left):
        segment(shape_of(label, lambda character: None, 20).joined)


def text(data: bytes) -> None:
    """Fold, unwrap and show any text."""
    given = data.decode(errors="surrogatepass" if data[:1] < b"\x80" else "replace")
    refang(unwrap(given))
    skeleton(given, lambda character: None)
    invisible(given)
    shown = harmless(given)
    assert not any(ord(c) < 32 for c in shown)
    aligned(given[:60], given[30:90])


def record(data: bytes) -> None:
    """Read any bytes as a record."""
    path = Path(gettempdir()) / "hueandcry-fuzz-record"
    path.write_bytes(data)
    try:
        list(read_record(path)[1])
    except Corrupt:
        return


def feeds(data: bytes) -> None:
    """Read any bytes as every feed's files."""
    for feed in FEEDS:
        try:
            feed.parse(dict.fromkeys(feed.addresses, data))
        except FeedFault:
            continue


TARGETS: dict[str, Callable[[bytes], None]] = {
    "link": link, "text": text, "record": record, "feeds": feeds,
}  # fmt: skip
