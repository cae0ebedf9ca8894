"""Reading of lists with one host, link or address a line, shared by feeds of such lists."""

from collections.abc import Iterator, Mapping

from hueandcry.decode.link import parse_link
from hueandcry.gather.feeds.feed import FeedFault, Parse
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.rows import Parsed, PlatformRow, Rejected

# A file of which less than half can be read is of another shape than the one we know.
_READABLE = 0.5


def lines_of(data: bytes) -> Iterator[str]:
    """Yield the lines that hold something, without comments after `#`."""
    for line in data.decode("utf-8-sig", "replace").splitlines():
        text = line.partition("#")[0].strip()
        if text:
            yield text


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


def platform_parser(uses: Mapping[str, str]) -> Parse:
    """Return a reader of lists of platforms' hosts; `uses` has the use by the list's address.

    The reader raises `FeedFault` where one is no list of hosts.
    """

    def parse(files: dict[str, bytes]) -> Parsed:
        found = [
            row for address, use in uses.items()
            for row in platform_rows(files[address], use, address)
        ]  # fmt: skip
        rows = {(row.host, row.use): row for row in found if isinstance(row, PlatformRow)}
        rejected = tuple(row for row in found if isinstance(row, Rejected))
        return Parsed(tuple(rows.values()), rejected)

    return parse
