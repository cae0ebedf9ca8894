"""MrLuit/EtherScamDB: sites, accounts and handles of swindles up to April 2020, with the brand.

`_data/scams.yaml` is a list of mappings: `url`, `name`, `category`, `subcategory` (the brand that
was imitated), `addresses`, `coin`. Its list of honest sites is not read: it is as old, and names
lapse. Faults known: no dates; on shared hosts only the page was bad, so a link with a path counts
for that path alone.
"""

from collections.abc import Iterator

from hueandcry.decode.link import parse_link
from hueandcry.gather.feeds.feed import Feed, FeedFault, entry_of
from hueandcry.gather.feeds.labelling import LITECOIN, chain_by_form, sort_out
from hueandcry.gather.feeds.yaml_entries import Entry, mappings_of
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.rows import LabelRow, ListingRow, Parsed, Rejected

ADDRESS = "https://raw.githubusercontent.com/MrLuit/EtherScamDB/master/_data/scams.yaml"
# Reported by anybody and looked at by the keepers, years ago.
_CONFIDENCE = 0.6


def parse(files: dict[str, bytes]) -> Parsed:
    """Read the list. Raises `FeedFault` where it is no list of swindles."""
    entries = list(mappings_of(files[ADDRESS], "scams.yaml"))
    if not any("url" in entry for entry in entries):
        raise FeedFault("no entry of scams.yaml has a url")
    listed: dict[str, ListingRow] = {}
    rejected: list[Rejected] = []
    for entry in entries:
        try:
            row = ListingRow(_site(entry), "block", ADDRESS)
            listed.setdefault(row.entry, row)
        except NotAnObservable as error:
            rejected.append(Rejected(_text(entry, "url")[:200], error.message))
    labels = sort_out(row for entry in entries for row in _labels(entry))
    return Parsed((*listed.values(), *labels.rows), (*rejected, *labels.rejected))


def _site(entry: Entry) -> str:
    """Return the host or page of an entry. Raises `NotAnObservable`."""
    link = parse_link(_text(entry, "url"))
    if "?" in link.value and link.path.count("/") == 1 and link.path != "/":
        raise NotAnObservable("the page is told by its query, which lists do not hold")
    return entry_of(link)


def _labels(entry: Entry) -> Iterator[LabelRow | Rejected]:
    brand, category = _text(entry, "subcategory"), _text(entry, "category") or "scam"
    name = f"{category} ({brand}), {_text(entry, 'name')}" if brand else _text(entry, "name")
    for account in entry.get("addresses", ()):
        chain = LITECOIN if _text(entry, "coin") == "LTC" else chain_by_form(account, "eip155:1")
        if chain:
            yield LabelRow(chain, account, name, "", "scam", _CONFIDENCE, "", ADDRESS)
        else:
            yield Rejected(account[:200], "an account of a chain that is not known")


def _text(entry: Entry, key: str) -> str:
    return (entry.get(key) or [""])[0].strip()


ETHERSCAMDB = Feed(
    name="etherscamdb",
    purpose="block list",
    addresses=(ADDRESS,),
    licence="MIT",
    redistributable=True,
    parse=parse,
)
