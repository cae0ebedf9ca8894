"""The handle a link shows: `https://x.com/Uniswap/status/1` is by `x/uniswap`."""

from typing import Final

from msgspec.structs import replace

from hueandcry.decode.handle import parse_handle, platform_of
from hueandcry.decode.link import parse_link
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.observable import Handle, Link

_HOSTS: Final = {
    "x.com": "x", "twitter.com": "x", "mobile.twitter.com": "x", "mobile.x.com": "x",
    "t.me": "telegram", "telegram.me": "telegram", "telegram.dog": "telegram",
    "discord.gg": "discord", "discord.com": "discord", "discordapp.com": "discord",
    "github.com": "github", "gist.github.com": "github", "raw.githubusercontent.com": "github",
    "linkedin.com": "linkedin", "youtube.com": "youtube", "m.youtube.com": "youtube",
    "instagram.com": "instagram", "reddit.com": "reddit", "old.reddit.com": "reddit",
}  # fmt: skip
# First steps of a path that are the platform's own pages, not an account.
_PAGES: Final = {
    "x": "home search i intent share hashtag explore settings messages login signup tos privacy"
    " notifications compose jobs about download",
    "telegram": "joinchat addstickers share addtheme proxy socks iv login confirmphone setlanguage"
    " addemoji addlist bg giftcode invoice c m k",
    "github": "orgs apps topics search login join features marketplace sponsors settings about"
    " pricing security explore notifications enterprise collections trending site contact"
    " customer-stories readme organizations issues pulls new codespaces",
    "instagram": "p reel reels stories explore accounts tv direct about legal",
}
_SECTIONS: Final = {
    "linkedin": ("company", "in", "school", "showcase"),
    "reddit": ("r", "u", "user"),
}


def read_handle(text: str, platform: str, display_name: str = "") -> Handle:
    """Read a handle, or a link that shows one. Raises `NotAnObservable`."""
    if "://" not in text and "." not in text.partition("/")[0].partition("@")[0]:
        return parse_handle(text, platform, display_name)
    try:
        found = handle_of_link(parse_link(text))
    except NotAnObservable:
        found = None
    if found is None:
        return parse_handle(text, platform, display_name)
    if platform and platform_of(platform) != found.platform:
        raise NotAnObservable(
            f"the link is of {found.platform}, you say {platform[:40]}", "One of them is wrong"
        )
    return replace(found, written=text.strip(), display_name=" ".join(display_name.split()))


def handle_of_link(link: Link) -> Handle | None:
    """Return the account a link of a platform is about; None where it shows none."""
    host = link.host.removeprefix("www.")
    platform = _HOSTS.get(host, "linkedin" if host.endswith(".linkedin.com") else "")
    if not platform or link.path == "/":
        return None
    steps = [step for step in link.path.split("/") if step]
    name = _name(platform, host, steps)
    if not name:
        return None
    try:
        return parse_handle(name, platform)
    except NotAnObservable:
        return None


def _name(platform: str, host: str, steps: list[str]) -> str:
    first = steps[0]
    if platform in _SECTIONS:
        known = len(steps) > 1 and first.lower() in _SECTIONS[platform]
        return "/".join(steps[:2]) if known else ""
    if platform == "youtube":
        return first if first.startswith("@") else ""
    if platform == "discord":
        if host == "discord.gg":
            return first
        return steps[1] if first == "invite" and len(steps) > 1 else ""
    if platform == "telegram" and first == "s" and len(steps) > 1:
        return steps[1]
    if first.startswith("+") or first.lower() in _PAGES.get(platform, "").split():
        return ""
    return first.removeprefix("@")
