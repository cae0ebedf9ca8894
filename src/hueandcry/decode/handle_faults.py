"""What a platform's rules say against a handle: letters, length, words it keeps to itself.

A fault is (name, detail): `characters`, `length`, `reserved`. Rules as the platforms state them:
X help.x.com/managing-your-account/x-username-rules (15; older ones are shorter than 4), Telegram
core.telegram.org/method/account.checkUsername and telegram.org/faq (5 to 32, sold ones 4), Discord
support.discord.com/hc/articles/12620128861463 (2 to 32; invites also have dashes), GitHub's
sign-up page (39, single dashes inside), LinkedIn help/linkedin/answer/a542685 (3 to 100), YouTube
support.google.com/youtube/answer/11585688 (3 to 30; other alphabets), Instagram's sign-up page
(30), Reddit's sign-up page (3 to 20; older communities 2 and 21).
"""

import re
from collections.abc import Iterator
from typing import Final

from hueandcry.decode.handle import bare_name
from hueandcry.decode.unicode import code_points
from hueandcry.model.observable import Handle

# Characters as a class, shortest, longest.
_RULES: Final = {
    "x": ("A-Za-z0-9_", 1, 15),
    "telegram": ("A-Za-z0-9_", 4, 32),
    "discord": ("A-Za-z0-9_.-", 2, 32),
    "github": ("A-Za-z0-9-", 1, 39),
    "linkedin": (r"\w-", 3, 100),
    "youtube": (r"\w.\u00b7-", 3, 30),
    "instagram": ("A-Za-z0-9_.", 1, 30),
    "reddit": ("A-Za-z0-9_-", 2, 21),
}
# Words in names that only the platform's own accounts may have.
_RESERVED: Final = {
    "x": ("twitter", "admin"),
    "discord": ("discord", "clyde"),
    "linkedin": ("linkedin",),
}


def faults_of(handle: Handle) -> tuple[tuple[str, str], ...]:
    """Return what the platform's rules say against the handle; empty where it can exist."""
    return tuple(_faults(handle))


def _faults(handle: Handle) -> Iterator[tuple[str, str]]:
    letters, shortest, longest = _RULES[handle.platform]
    name = bare_name(handle.name)
    odd = "".join(dict.fromkeys(re.sub(f"[{letters}]", "", name)))
    if odd:
        yield "characters", f"{handle.platform} has no {_shown(odd)} in its handles"
    elif not shortest <= len(name) <= longest:
        yield (
            "length",
            f"it has {len(name)} characters, {handle.platform} has {shortest} to {longest}",
        )
    for word in _RESERVED.get(handle.platform, ()):
        if word in name.lower():
            yield "reserved", f'{handle.platform} keeps names with "{word}" to itself'


def _shown(odd: str) -> str:
    return odd if odd.isascii() else f"{odd[:5]} ({code_points(odd[:5])})"
