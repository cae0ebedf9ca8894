"""A handle on a platform: `@Uniswap` on X, `uniswap` on Telegram, `company/uniswap` on LinkedIn.

Handles are compared without letter case: all platforms here take them so. A name that a platform
cannot have is kept, with what is wrong with it (`decode.handle_faults`): people are shown such
names, in pictures and in look-alike letters.

Limits: 100 characters a handle and a display name.
"""

import re
import unicodedata
from typing import Final, get_args

from hueandcry.decode.defang import unwrap
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.observable import Handle, HandlePlatform

PLATFORMS: Final[tuple[str, ...]] = get_args(HandlePlatform)
_BY_OTHER_NAME: Final = {"twitter": "x", "tg": "telegram", "gh": "github", "yt": "youtube"}
# Longer than any platform's; a message pasted by mistake is not cut to a handle.
MAX_CHARACTERS: Final = 100
# Where a platform keeps several kinds of accounts, the kind is part of the name.
_SECTIONS: Final = {
    "linkedin": ("company", "in", "school", "showcase"),
    "reddit": ("r", "u"),
}
_OTHER_SECTION: Final = {"user": "u"}


def parse_handle(text: str, platform: str, display_name: str = "") -> Handle:
    """Read a handle, with or without `@`. Raises `NotAnObservable`."""
    told = platform_of(platform)
    written = unwrap(text)
    name = written.removeprefix("@").strip().strip("/")
    if len(name) > MAX_CHARACTERS or len(display_name) > MAX_CHARACTERS:
        raise NotAnObservable(
            f"a handle or a display name has more than {MAX_CHARACTERS} characters",
            "Give the handle alone",
        )
    section, name = _section(told, name)
    _check(name)
    whole = f"{section}/{name}" if section else name
    key = unicodedata.normalize("NFC", whole).lower()
    return Handle(f"{told}/{key}", written, told, whole, " ".join(display_name.split()))


def platform_of(text: str) -> HandlePlatform:
    """Return the platform's name. Raises `NotAnObservable` where it is missing or unknown."""
    if not text:
        raise NotAnObservable(
            "a handle belongs to a platform, and none was named",
            f"Add --platform with one of {', '.join(PLATFORMS)}",
        )
    name = text.strip().lower()
    found = _BY_OTHER_NAME.get(name, name)
    for platform in get_args(HandlePlatform):
        if platform == found:
            return platform  # type: ignore[no-any-return]
    raise NotAnObservable(
        f"the platform {text[:40]!r} is not known", f"Known are {', '.join(PLATFORMS)}"
    )


def _section(platform: str, name: str) -> tuple[str, str]:
    """Split the kind of account off a name; the first kind is meant where none is written."""
    sections = _SECTIONS.get(platform)
    if sections is None:
        return "", name
    before, slash, after = name.partition("/")
    before = _OTHER_SECTION.get(before.lower(), before.lower())
    if slash and before in sections:
        return before, after
    return ("u" if platform == "reddit" else sections[0]), name


def _check(name: str) -> None:
    if not name:
        raise NotAnObservable("the handle is empty", "Give it as @name")
    if re.search(r"[\s/\\?#@:]", name) or not any(c.isalnum() for c in name):
        raise NotAnObservable(
            f"{name[:60]!r} is no handle: it has a blank or a sign no platform has",
            "Give the handle alone, as @name; a link as a link",
        )


def shown_handle(name: str, platform: str) -> str:
    """Return a handle as it is told everywhere: `@Uniswap on x`, `company/uniswap on linkedin`."""
    return f"{marked(name)} on {platform}"


def marked(name: str) -> str:
    """Return a name with its `@`; a kind of account before it stands instead."""
    return name if "/" in name or name.startswith("@") else f"@{name}"


def shown_value(value: str) -> str:
    """Return the `value` of a handle as it is told, every other text as it is."""
    platform, slash, name = value.partition("/")
    return shown_handle(name, platform) if slash and platform in PLATFORMS else value


def bare_name(handle_name: str) -> str:
    """Return a name without the kind of account before it: `company/uniswap` → `uniswap`."""
    return handle_name.rpartition("/")[2]
