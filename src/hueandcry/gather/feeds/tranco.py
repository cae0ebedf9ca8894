"""The 50,000 most popular sites (Tranco, as Sublime Security's static files carry it).

Lines are `rank,domain`. Popular is not safe: 131 of them stood on some block list; the rank only
tempers findings that rest on a name alone.
"""

from hueandcry.decode.link import parse_link
from hueandcry.gather.feeds.feed import Feed, FeedFault
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.rows import Parsed, PopularityRow, Rejected

ADDRESS = "https://raw.githubusercontent.com/sublime-security/static-files/main/tranco_top_50k.csv"


def parse(files: dict[str, bytes]) -> Parsed:
    """Read the ranks. Raises `FeedFault` where no line is `rank,domain`."""
    rows: list[PopularityRow] = []
    rejected: list[Rejected] = []
    for line in files[ADDRESS].decode(errors="replace").splitlines():
        rank, comma, domain = line.partition(",")
        try:
            rows.append(PopularityRow(parse_link(domain).host, int(rank)))
        except (NotAnObservable, ValueError):
            rejected.append(Rejected(line[:200], "not `rank,domain`" if comma else "no comma"))
    if not rows:
        raise FeedFault("no line is `rank,domain`")
    return Parsed(tuple(rows), tuple(rejected))


TRANCO = Feed(
    name="tranco",
    purpose="popularity",
    addresses=(ADDRESS,),
    licence="MIT (Tranco list, tranco-list.eu)",
    redistributable=True,
    parse=parse,
)
