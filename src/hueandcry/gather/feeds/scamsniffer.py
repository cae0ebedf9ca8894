"""scamsniffer/scam-database: phishing sites and accounts, with seven days' delay.

As the repository documents it: `domains.json` and `address.json` are lists of texts,
`combined.json` is `{site: [account]}`. Not tried on the live files. Faults known: very popular
sites stand on it (youtube.com, x.com), which is told as a doubt beside a finding.
"""

from collections.abc import Iterator
from typing import TypeVar

import msgspec

from hueandcry.decode.json_text import from_json
from hueandcry.gather.feeds.feed import Feed, FeedFault, read_entries
from hueandcry.gather.feeds.labelling import ANY_EVM, chain_by_form, sort_out
from hueandcry.model.rows import LabelRow, Parsed, Rejected

_BASE = "https://raw.githubusercontent.com/scamsniffer/scam-database/main/blacklist/"
DOMAINS, ACCOUNTS, COMBINED = (
    _BASE + "domains.json", _BASE + "address.json", _BASE + "combined.json",
)  # fmt: skip
# Found by watching what drainers do; single rows were wrong before.
_CONFIDENCE = 0.7
_T = TypeVar("_T")


def parse(files: dict[str, bytes]) -> Parsed:
    """Read the three files. Raises `FeedFault` naming the one of another shape."""
    hosts = _read(files[DOMAINS], list[object], "domains.json")
    listed, faulty = read_entries(dict.fromkeys(map(str, hosts)), "block", DOMAINS)
    accounts = _read(files[ACCOUNTS], list[str], "address.json")
    sites = _read(files[COMBINED], dict[str, list[str]], "combined.json")
    labels = sort_out(_labels(accounts, sites))
    return Parsed((*listed, *labels.rows), (*faulty, *labels.rejected))


def _read(data: bytes, kind: type[_T], name: str) -> _T:
    try:
        return from_json(data, kind)
    except msgspec.DecodeError as error:
        raise FeedFault(f"{name} is not of the known shape: {str(error)[:200]}") from None


def _labels(accounts: list[str], sites: dict[str, list[str]]) -> Iterator[LabelRow | Rejected]:
    seen_at: dict[str, str] = {}
    for site, used in sites.items():
        for account in used:
            seen_at.setdefault(account.lower(), site)
    for account in dict.fromkeys((*accounts, *seen_at)):
        chain = chain_by_form(account, ANY_EVM)
        site = seen_at.get(account.lower(), "")
        name = f"phishing at {site}" if site else "phishing"
        if chain:
            yield LabelRow(chain, account, name, "", "scam", _CONFIDENCE, "", ACCOUNTS)
        else:
            yield Rejected(account[:200], "an account of a chain that is not known")


SCAMSNIFFER = Feed(
    name="scamsniffer",
    purpose="block list",
    addresses=(DOMAINS, ACCOUNTS, COMBINED),
    licence="GPL-3.0",
    redistributable=False,
    parse=parse,
    optional=True,
)
