"""Is what a list brings fit to be believed? Single rows are refused, or the whole feed is.

Refused rows: a public suffix or a host judged by path only, on either side of a list. A feed is
quarantined when it shrank by half, or when too many of its rows block official or popular sites;
a few of those are let in, because hijacked official sites are listed on purpose.
"""

from collections.abc import Callable, Container

from hueandcry.decode.host import split_host
from hueandcry.model.rows import ListingRow, Parsed, Rejected, Row

# Public lists hold up to one such row in a thousand; a share of one in a hundred is a fault.
MAX_LANDMARK_SHARE, MAX_LANDMARKS_ALWAYS = 0.01, 20
# Lists grow; one that loses half of its rows at once is a publisher's accident.
MIN_SHARE_OF_BEFORE = 0.5


def without_shared_hosts(
    parsed: Parsed, rules: Callable[[str], int], path_hosts: Container[str]
) -> Parsed:
    """Take the rows out that speak of everybody on a shared host."""
    rows: list[Row] = []
    rejected: list[Rejected] = list(parsed.rejected)
    for row in parsed.rows:
        if isinstance(row, ListingRow) and (reason := _shared(row, rules, path_hosts)):
            rejected.append(Rejected(row.entry, reason))
        else:
            rows.append(row)
    return Parsed(tuple(rows), tuple(rejected), parsed.published)


def _shared(row: ListingRow, rules: Callable[[str], int], path_hosts: Container[str]) -> str:
    if "/" in row.entry or ":" in row.entry:
        return ""
    if row.entry in path_hosts:
        return "a host judged by path only cannot be listed as a whole"
    if not row.entry.replace(".", "").isdigit() and not split_host(row.entry, rules).own:
        return "a public suffix or shared platform cannot be listed as a whole"
    return ""


def fault_of(parsed: Parsed, before: int, landmarks: Container[str]) -> str:
    """Say why a list must not replace its rows of before; empty where it may.

    `before` is the number of rows last believed, `landmarks` the official and most popular hosts.
    """
    count = len(parsed.rows)
    if count < before * MIN_SHARE_OF_BEFORE:
        return f"it shrank from {before:,} rows to {count:,}"
    named = [
        row.entry
        for row in parsed.rows
        if isinstance(row, ListingRow) and row.stance == "block" and row.entry in landmarks
    ]
    if len(named) > max(MAX_LANDMARKS_ALWAYS, count * MAX_LANDMARK_SHARE):
        return f"it blocks {len(named):,} official or popular sites, such as {named[0]}"
    return ""
