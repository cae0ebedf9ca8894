"""polkadot-js/phishing: a community's block list with few false entries.

`all.json` is `{"allow": [host], "deny": [host], "denySub": [host]}`. Fault known: `allow` names
whole platforms (github.io, vercel.app), which says nothing of their customers; such rows are
refused when a snapshot is built.
"""

import msgspec
from msgspec import Struct

from hueandcry.decode.json_text import from_json
from hueandcry.gather.feeds.feed import Feed, FeedFault, read_entries
from hueandcry.model.rows import Parsed

ADDRESS = "https://raw.githubusercontent.com/polkadot-js/phishing/master/all.json"


class _All(Struct, frozen=True, rename={"deny_sub": "denySub"}):
    deny: list[object]
    allow: list[object] = []
    deny_sub: list[object] = []


def parse(files: dict[str, bytes]) -> Parsed:
    """Read `all.json`. Raises `FeedFault` where it has another shape."""
    try:
        lists = from_json(files[ADDRESS], _All)
    except msgspec.DecodeError as error:
        raise FeedFault(f"all.json is not of the known shape: {error}") from None
    blocked, faulty = read_entries((*lists.deny, *lists.deny_sub), "block", ADDRESS)
    allowed, odd = read_entries(lists.allow, "allow", ADDRESS)
    return Parsed((*blocked, *allowed), (*faulty, *odd))


POLKADOT_JS = Feed(
    name="polkadot-js",
    purpose="block list",
    addresses=(ADDRESS,),
    licence="Apache-2.0",
    redistributable=True,
    parse=parse,
)
