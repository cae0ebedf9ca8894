"""hoshsadiq/adblock-nocoin-list: hosts of miners that run in a visitor's browser.

`hosts.txt` has a host a line behind `0.0.0.0`. The larger `nocoin.txt` is written for ad blockers:
most of its rules need the page that loads a script, which a link alone does not tell.
"""

from hueandcry.decode.link import parse_link
from hueandcry.gather.feeds.entries import lines_of
from hueandcry.gather.feeds.feed import Feed, FeedFault, entry_of
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.rows import IndicatorRow, Parsed, Rejected

ADDRESS = "https://raw.githubusercontent.com/hoshsadiq/adblock-nocoin-list/master/hosts.txt"
_CAMPAIGN = "miners in browsers (NoCoin)"


def parse(files: dict[str, bytes]) -> Parsed:
    """Read the list. Raises `FeedFault` where no line is `0.0.0.0 host`."""
    rows: dict[str, IndicatorRow] = {}
    rejected: list[Rejected] = []
    for line in lines_of(files[ADDRESS]):
        target, _, host = line.partition(" ")
        try:
            if target != "0.0.0.0":  # noqa: S104 - how a hosts file blocks, nothing is bound
                raise NotAnObservable("not `0.0.0.0 host`")
            entry = entry_of(parse_link(host.strip()))
        except NotAnObservable as error:
            rejected.append(Rejected(line[:200], error.message))
        else:
            row = IndicatorRow(entry, "", "browser-miner", _CAMPAIGN, False, ADDRESS)
            rows.setdefault(entry, row)
    if not rows:
        raise FeedFault("no line of hosts.txt is `0.0.0.0 host`")
    return Parsed(tuple(rows.values()), tuple(rejected))


NO_COIN = Feed(
    name="no-coin",
    purpose="infrastructure",
    addresses=(ADDRESS,),
    licence="MIT",
    redistributable=True,
    parse=parse,
)
