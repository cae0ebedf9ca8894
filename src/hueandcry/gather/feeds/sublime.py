"""sublime-security/static-files: platforms where anybody puts up a page, and shorteners.

Five lists of a host a line. They say what a host is, not that it is bad.
"""

from hueandcry.gather.feeds.entries import platform_parser
from hueandcry.gather.feeds.feed import Feed

_BASE = "https://raw.githubusercontent.com/sublime-security/static-files/main/"
_USE_OF = {
    _BASE + "url_shorteners.txt": "shortener",
    _BASE + "free_subdomain_hosts.txt": "free-host",
    _BASE + "free_file_hosts.txt": "file-host",
    _BASE + "social_landing_hosts.txt": "landing-page",
    _BASE + "self_service_creation_platform_domains.txt": "page-builder",
}

SUBLIME = Feed(
    name="sublime",
    purpose="platforms",
    addresses=tuple(_USE_OF),
    licence="MIT",
    redistributable=True,
    parse=platform_parser(_USE_OF),
)
