"""The day of a moment written by others: ISO 8601 or RFC 3339, whatever follows the day."""

import re
from datetime import date
from typing import Final

_DAY: Final = re.compile(r"[12][0-9]{3}-[01][0-9]-[0-3][0-9](?=[Tt ]|$)")


def day_of(text: str) -> str:
    """Return `2023-06-02`, or nothing where the text begins with no day that there is."""
    found = _DAY.match(text)
    if not found:
        return ""
    try:
        return date.fromisoformat(found[0]).isoformat()
    except ValueError:
        return ""
