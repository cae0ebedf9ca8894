"""Reading of lists with one host, link or address a line, shared by feeds of such lists."""

from collections.abc import Iterator

from hueandcry.decode.link import parse_link
from hueandcry.gather.feeds.feed import FeedFault
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.observable import Link
from hueandcry.model.rows import PlatformRow, Rejected

# A file of which less than half can be read is of another shape than the one we know.
_READABLE = 0.5


def lines_of(data: bytes) -> Iterator[str]:
    """Yield the lines that hold something, without comments after `#`."""
    for line in data.decode("utf-8-sig", "replace").splitlines():
        text = line.partition("#")[0].strip()
        if text:
            yield text


def entry_of(link: Link) -> str:
    """Return a link as it is looked up: host without `www.`, path without end slash."""
    host = link.host.removeprefix("www.") if link.host.count(".") > 1 else link.host
    return host + link.path.rstrip("/")


def platform_rows(data: bytes, use: str, address: str) -> Iterator[PlatformRow | Rejected]:
    """Read a list of platforms' hosts. Raises `FeedFault` where it is none."""
    read = failed = 0
    for line in lines_of(data):
        try:
            link = parse_link(line.removeprefix("*."))
            if link.path != "/":
                raise NotAnObservable("a page, not the host of a platform")
        except NotAnObservable as error:
            failed += 1
            yield Rejected(line[:200], error.message)
        else:
            read += 1
            yield PlatformRow(link.host, use, address)
    if read < (read + failed) * _READABLE or not read:
        raise FeedFault(f"{address.rpartition('/')[2]} is no list of hosts")
