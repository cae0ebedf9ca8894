"""MetaMask eth-phishing-detect: what most wallets warn from.

Two shapes are read. The older, as published until about 2022 and as the npm package carries it:
`{version, tolerance, fuzzylist, whitelist, blacklist}`. The current one, from the types of
MetaMask's phishing-controller (`allowlist`, `blocklist`, `blocklistPaths` with `host/path` entries,
`c2DomainBlocklist` with SHA-256 of hosts in hex); it is not tried on the live file.

Faults known: the fuzzy list with its fixed tolerance would block hundreds of honest sites, so it is
not used; hosts stand on both lists; allow entries are past false alarms, not proof of anything.
"""

import re
from collections.abc import Iterator

import msgspec

from hueandcry.decode.json_text import from_json
from hueandcry.gather.feeds.feed import Feed, FeedFault, read_entries
from hueandcry.model.listing import Stance
from hueandcry.model.rows import ListingRow, Parsed, Rejected

ADDRESS = "https://raw.githubusercontent.com/MetaMask/eth-phishing-detect/main/src/config.json"
_HEX = re.compile(r"[0-9a-f]{64}")
_KEYS: tuple[tuple[str, Stance], ...] = (
    ("blacklist", "block"),
    ("blocklist", "block"),
    ("blocklistPaths", "block"),
    ("whitelist", "allow"),
    ("allowlist", "allow"),
)


def parse(files: dict[str, bytes]) -> Parsed:
    """Read `config.json` in either shape. Raises `FeedFault` where it has neither."""
    config = _config(files[ADDRESS])
    rows: list[ListingRow] = []
    rejected: list[Rejected] = []
    for key, stance in _KEYS:
        found, faulty = read_entries(_list(config, key), stance, ADDRESS)
        rows += found
        rejected += faulty
    for entry in _list(config, "c2DomainBlocklist"):
        if isinstance(entry, str) and _HEX.fullmatch(entry.lower()):
            rows.append(ListingRow("sha256:" + entry.lower(), "block", ADDRESS))
        else:
            rejected.append(Rejected(str(entry)[:200], "no SHA-256 in hexadecimal digits"))
    return Parsed(tuple(rows), tuple(rejected))


def _config(data: bytes) -> dict[str, object]:
    try:
        config = from_json(data, dict[str, object])
    except msgspec.DecodeError as error:
        raise FeedFault(f"config.json is no JSON object: {error}") from None
    if not config.keys() & {"blacklist", "blocklist"}:
        raise FeedFault("config.json has neither a blacklist nor a blocklist")
    return config


def _list(config: dict[str, object], key: str) -> Iterator[object]:
    value = config.get(key, [])
    if not isinstance(value, list):
        raise FeedFault(f"{key} in config.json is no list")
    return iter(value)


METAMASK = Feed(
    name="metamask",
    purpose="block list",
    addresses=(ADDRESS,),
    licence="DBAD 1.1",
    redistributable=False,
    parse=parse,
)
