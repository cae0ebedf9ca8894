"""The Public Suffix List: where the name a person registers begins (publicsuffix.org/list).

Both sections are kept: ICANN for registries, PRIVATE for platforms whose customers sit below.
"""

import can_ada

from hueandcry.gather.feeds.feed import Feed, FeedFault
from hueandcry.model.rows import Parsed, Rejected, SuffixRow
from hueandcry.model.suffix import EXCEPTION, ICANN, ICANN_BELOW, PRIVATE, PRIVATE_BELOW

ADDRESS = "https://publicsuffix.org/list/public_suffix_list.dat"


def parse(files: dict[str, bytes]) -> Parsed:
    """Read the list. Raises `FeedFault` where its sections are not marked."""
    try:
        lines = files[ADDRESS].decode().splitlines()
    except UnicodeDecodeError as error:
        raise FeedFault(f"the list is not UTF-8: {error}") from None
    rules: dict[str, int] = {}
    rejected: list[Rejected] = []
    private, published = False, ""
    for line in lines:
        private = private or "===BEGIN PRIVATE DOMAINS===" in line
        if line.startswith("// VERSION:"):
            published = line.removeprefix("// VERSION:").strip()[:10]
        words = line.split()
        if words and not line.startswith("//"):
            _take(words[0], private, rules, rejected)
    if not private or not rules:
        raise FeedFault("the list does not have its two sections")
    return Parsed(tuple(SuffixRow(*row) for row in rules.items()), tuple(rejected), published)


def _take(rule: str, private: bool, rules: dict[str, int], rejected: list[Rejected]) -> None:
    if rule.startswith("!"):
        name, bit = rule[1:], EXCEPTION
    elif rule.startswith("*."):
        name, bit = rule[2:], PRIVATE_BELOW if private else ICANN_BELOW
    else:
        name, bit = rule, PRIVATE if private else ICANN
    name = name.lower()
    ascii_name = name if name.isascii() else can_ada.idna_encode(name).decode()
    if ascii_name and "*" not in ascii_name:
        rules[ascii_name] = rules.get(ascii_name, 0) | bit
    else:
        rejected.append(Rejected(rule[:200], "no domain name, or a star inside it"))


PUBLIC_SUFFIX = Feed(
    name="public-suffix-list",
    purpose="suffixes",
    addresses=(ADDRESS,),
    licence="MPL-2.0",
    redistributable=True,
    parse=parse,
)
