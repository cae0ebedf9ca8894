"""Where an answer sends a browser: `Location`, the `Refresh` header, `<meta http-equiv=refresh>`.

Sources: RFC 9110 §15.4 and the Fetch standard (which statuses redirect), HTML standard ("shared
declarative refresh steps"). A redirect made by script is not followed.
"""

import re
from typing import Final

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
# A page that is left later was meant to be read, and is: its refresh is no redirect. A longer limit
# would let a page that asks for a phrase send us on before we read it.
MAX_DELAY: Final = 5
_MAX_CONTENT: Final = 9_000
_REFRESH = re.compile(
    r"\s*(?:(\d{1,9})(?:\.[\d.]*)?|\.[\d.]*)\s*(?:[;,\s]\s*(?:url\s*=)?\s*(.*))?",
    re.IGNORECASE | re.DOTALL,
)


def refresh_target(content: str) -> str:
    """Return where a refresh leads, empty where it stays or comes too late to be a redirect."""
    delay, target = refresh_of(content)
    return target if delay <= MAX_DELAY else ""


def refresh_of(content: str) -> tuple[int, str]:
    """Return after how many whole seconds a refresh leads where; an empty target stays."""
    if len(content) > _MAX_CONTENT:
        return 0, ""
    found = _REFRESH.fullmatch(content)
    if not found or not found[2]:
        return 0, ""
    target = found[2].strip()
    quote = target[:1]
    if quote in {'"', "'"}:
        # Only the first quoted part counts, whatever stands behind it.
        target = target[1:].partition(quote)[0]
    return int(found[1] or 0), target.strip()
