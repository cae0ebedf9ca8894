"""Is what a list brings fit to be believed? Single rows are refused, or the whole feed is.

Refused rows: a public suffix or a host judged by path only, on either side of a list. A feed is
quarantined when it shrank by half, or when too many of its rows block official or popular sites;
a few of those are let in, because hijacked official sites are listed on purpose. A list so long
that those are a small share of it is refused by the share of such sites it holds.
"""

from collections.abc import Callable, Collection, Container
from typing import Final

from hueandcry.decode.host import split_host
from hueandcry.model.rows import IndicatorRow, ListingRow, Parsed, PlatformRow, Rejected, Row

# Feeds whose rows are hosts, and so can name what they must not.
OF_HOSTS: Final = frozenset({"block list", "infrastructure", "platforms"})

# Public lists hold up to one such row in a thousand; a share of one in a hundred is a fault.
MAX_LANDMARK_SHARE, MAX_LANDMARKS_ALWAYS = 0.01, 20
# Lists grow; one that loses half of its rows at once is a publisher's accident.
MIN_SHARE_OF_BEFORE = 0.5
# Of 5,000 popular sites no list of ours blocks 60; a list of everything blocks all of them.
MAX_SHARE_OF_LANDMARKS = 0.05
# Platforms are popular: of the same sites three in a hundred are one.
MAX_SHARE_OF_PLATFORMS = 0.2


def without_shared_hosts(
    parsed: Parsed, rules: Callable[[str], int], path_hosts: Container[str]
) -> Parsed:
    """Take the rows out that speak of everybody on a shared host."""
    rows: list[Row] = []
    rejected: list[Rejected] = list(parsed.rejected)
    for row in parsed.rows:
        entry = row.entry if isinstance(row, ListingRow | IndicatorRow) else ""
        if entry and (reason := _shared(entry, rules, path_hosts)):
            rejected.append(Rejected(entry, reason))
        else:
            rows.append(row)
    return Parsed(tuple(rows), tuple(rejected), parsed.published)


def _shared(entry: str, rules: Callable[[str], int], path_hosts: Container[str]) -> str:
    if "/" in entry or ":" in entry:
        return ""
    if entry in path_hosts:
        return "a host judged by path only cannot be listed as a whole"
    if not entry.replace(".", "").isdigit() and not split_host(entry, rules).own:
        return "a public suffix or shared platform cannot be listed as a whole"
    return ""


def fault_of(parsed: Parsed, before: int, landmarks: Collection[str]) -> str:
    """Say why a list must not replace its rows of before; empty where it may.

    `before` is the number of rows last believed, `landmarks` the official and most popular hosts.
    """
    count = len(parsed.rows)
    if count < before * MIN_SHARE_OF_BEFORE:
        return f"it shrank from {before:,} rows to {count:,}"
    named = [entry for row in parsed.rows if (entry := _blocked(row)) in landmarks]
    share = min(count * MAX_LANDMARK_SHARE, len(landmarks) * MAX_SHARE_OF_LANDMARKS)
    if len(named) > max(MAX_LANDMARKS_ALWAYS, share):
        return f"it blocks {len(named):,} official or popular sites, such as {named[0]}"
    platforms = {row.host for row in parsed.rows if isinstance(row, PlatformRow)}
    shared = sum(host in landmarks for host in platforms)
    if shared > max(MAX_LANDMARKS_ALWAYS, len(landmarks) * MAX_SHARE_OF_PLATFORMS):
        return f"it calls {shared:,} official or popular sites platforms for anybody"
    return ""


def _blocked(row: Row) -> str | None:
    if isinstance(row, IndicatorRow):
        return row.entry
    return row.entry if isinstance(row, ListingRow) and row.stance == "block" else None
