"""Where a SARIF result stands: a line of a file, or the thing itself.

Of a link the thing is written as `hxxps://app[.]example/…`: viewers make a name a link as well.
"""

import os
import re
from pathlib import Path, PurePath
from typing import Any, Final
from urllib.parse import quote

from hueandcry.model.observable import Link, Observable
from hueandcry.serve.render.harmless import harmless

LONGEST: Final = 1_000
WEB = re.compile(r"http(?=s?:)", re.IGNORECASE)


def location(file: str, line: int, thing: Observable | None = None) -> dict[str, Any]:
    """Return a `location` (§3.28); without a file, the thing is a logical location (§3.33)."""
    found: dict[str, Any] = {}
    if file:
        found["physicalLocation"] = {
            "artifactLocation": {"uri": uri_of(file)},
            "region": {"startLine": line},
        }
    if thing:
        value = harmless(_unclickable(thing), LONGEST)
        found["logicalLocations"] = [{"fullyQualifiedName": value, "kind": "resource"}]
    return found


def _unclickable(thing: Observable) -> str:
    if not isinstance(thing, Link):
        return thing.value
    before, host, after = thing.value.partition(thing.host)
    scheme = before.replace("http", "hxxp", 1)
    # In a path a dot stays: it makes no host, and a reader of the log wants the path as it is.
    return f"{scheme}{host.replace('.', '[.]')}{WEB.sub('hxxp', after)}"


def uri_of(file: str) -> str:
    """Return a file's address: relative to here where it is below, as code hosts want it."""
    path = PurePath(file)
    if path.is_absolute():
        here = Path.cwd()
        if not path.is_relative_to(here):
            return path.as_uri()
        path = path.relative_to(here)
    # A colon in the first part would read as a scheme (RFC 3986 §4.2): quote encodes it.
    return quote(os.fsencode(path.as_posix()), safe="/")
