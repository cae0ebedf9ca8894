"""Where a link leads on to, as far as the link itself says so; nothing is asked of any site.

Three kinds: redirectors of large services that write the target into a parameter, mirrors that
write it into their path or host (archives, translators), and any site's parameter that holds a
whole link (`?next=https://...`). Shorteners do not say it. Sources: the services' own links, as
they stand in mails, chats and search results (state of 2026); URL standard for the decoding.

Limits: 5 targets a link, one level at a time (a target is a link itself and is read again by who
asks), 50 parameters.
"""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import parse_qsl, unquote

from hueandcry.model.observable import Link

MAX_TARGETS: Final = 5
# Asking again of each target: a redirect inside a redirect is common in mails, a sixth is not.
MAX_NESTING: Final = 5
_MAX_PARAMETERS: Final = 50

# Host (or parent) and path it begins with → parameters that hold the target.
_REDIRECTORS: Final = {
    "google.com/url": ("q", "url"),
    "linkedin.com/redir": ("url",),
    "linkedin.com/safety/go": ("url",),
    "slack-redir.net/link": ("url",),
    "safelinks.protection.outlook.com": ("url",),
    "facebook.com/l.php": ("u",),
    "instagram.com": ("u",),
    "youtube.com/redirect": ("q",),
    "vk.com/away.php": ("to",),
    "steamcommunity.com/linkfilter": ("u", "url"),
    "urldefense.proofpoint.com": ("u",),
    "linkprotect.cudasvc.com/url": ("a",),
    "translate.google.com/translate": ("u",),
    "googleadservices.com": ("adurl",),
    "doubleclick.net": ("adurl", "ds_dest_url"),
    "duckduckgo.com/l": ("uddg",),
    "out.reddit.com": ("url",),
}
# Parameters by which any site may be made to lead on, where they hold a whole link.
_PARAMETERS: Final = frozenset(
    "url u uri link next redirect redirect_url redirect_uri redirecturl redir return return_url"
    " returnurl return_to returnto dest destination target to goto go continue forward out site"
    " callback callback_url checkout_url r q rurl ref_url image_url view open link_url".split()
)
_WHOLE: Final = re.compile(r"https?:/{1,2}[^\s/]", re.IGNORECASE)
_ARCHIVE: Final = re.compile(r"/web/[0-9]{4,14}(?:[a-z]{2}_)?/(.+)|/save/(.+)")
# Proofpoint's third form: /v3/__https://example.org/__;...
_PROOFPOINT: Final = re.compile(r"/v3/__(https?:/{1,2}.+?)__;")
# A base32 content id is a host's label, a base58 one only stands in paths (specs.ipfs.tech).
_IPFS_HOST: Final = re.compile(r"([a-z2-7]{46,62})\.ipfs\.")
_IPFS_PATH: Final = re.compile(r"/ipfs/([A-Za-z0-9]{46,62})(?:/|$)")
# The public gateway under which lists name a page of IPFS most often.
_GATEWAY: Final = "ipfs.dweb.link"


def targets_of(link: Link) -> tuple[tuple[str, str], ...]:
    """Return (link, how) for each place the link leads on to; empty for most links."""
    found = dict(_targets(link))
    found.pop(link.value, None)
    return tuple(found.items())[:MAX_TARGETS]


def _targets(link: Link) -> Iterator[tuple[str, str]]:
    yield from _translated(link)
    yield from _in_path(link)
    yield from _of_ipfs(link)
    query = link.value.partition("#")[0].partition("?")[2]
    fragment = link.value.partition("#")[2]
    if "=" in query or "http" in query:
        yield from _in_query(link, query)
    if fragment.lower().startswith(("http://", "https://", "!http")):
        yield fragment.lstrip("!"), f"{link.host} has the link after its #"


def _in_query(link: Link, query: str) -> Iterator[tuple[str, str]]:
    known = _parameters_of(link)
    if link.host == "href.li" and _WHOLE.match(query):
        yield query, "href.li leads on"
    for name, value in parse_qsl(query, max_num_fields=None)[:_MAX_PARAMETERS]:
        target = _whole(value, proofpoint=link.host == "urldefense.proofpoint.com")
        if not target:
            continue
        if name.lower() in known:
            yield target, f"{link.host} leads on to what its parameter {name} says"
        elif name.lower() in _PARAMETERS:
            yield target, f"its parameter {name} holds this link"


def _parameters_of(link: Link) -> tuple[str, ...]:
    """Return the parameters of a known redirector; empty for any other site."""
    here = link.host + link.path
    for start, names in _REDIRECTORS.items():
        host, slash, path = start.partition("/")
        of_host = link.host == host or link.host.endswith("." + host)
        if of_host and here.partition("/")[2].startswith(path if slash else ""):
            return names
    return ()


def _whole(value: str, *, proofpoint: bool = False) -> str:
    """Return a value that is a whole web link, also where it is encoded twice; else empty."""
    text = value.strip()
    if proofpoint:
        # Version 2 writes % as - and / as _ (Proofpoint's URL decoder, 2019).
        text = unquote(text.translate(str.maketrans("-_", "%/")))
    for _ in range(2):
        if _WHOLE.match(text):
            return text
        text = unquote(text)
    return text if _WHOLE.match(text) else ""


def _in_path(link: Link) -> Iterator[tuple[str, str]]:
    """Yield what archives and AMP viewers write into their path."""
    path = link.value.partition(link.host)[2]
    if link.host in {"web.archive.org", "archive.org"}:
        found = _ARCHIVE.match(path)
        inner = (found[1] or found[2]) if found else ""
        if inner:
            yield inner, "an archive shows a copy of it"
    if link.host.removeprefix("www.") == "google.com" and path.startswith("/amp/"):
        rest = path.removeprefix("/amp/")
        secure, rest = rest.startswith("s/"), rest.removeprefix("s/")
        if "." in rest.partition("/")[0]:
            yield f"{'https' if secure else 'http'}://{rest}", "Google shows a copy of it (AMP)"
    if link.host.removeprefix("www.") == "urldefense.com" and (sealed := _PROOFPOINT.match(path)):
        yield sealed[1], "Proofpoint leads on to it"
    inner = path[1:]
    if _WHOLE.match(inner) and link.host not in {"web.archive.org", "archive.org"}:
        yield inner, "its path holds this link"


def _translated(link: Link) -> Iterator[tuple[str, str]]:
    """Yield the site behind `app-example-org.translate.goog`: a dot is `-`, a dash `--`."""
    label, _, rest = link.host.partition(".")
    if rest == "translate.goog":
        host = label.replace("--", "\0").replace("-", ".").replace("\0", "-")
        path = link.value.partition(link.host)[2].partition("?")[0]
        if "." in host:
            yield f"https://{host}{path}", "Google Translate shows it"


def _of_ipfs(link: Link) -> Iterator[tuple[str, str]]:
    """Yield the same page under the gateway that lists name; any gateway serves any page."""
    found = _IPFS_HOST.match(link.host) or _IPFS_PATH.match(link.path)
    if found and found[1].islower() and not link.host.endswith(_GATEWAY):
        yield f"https://{found[1]}.{_GATEWAY}/", "the same page of IPFS at another gateway"
