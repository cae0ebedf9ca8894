"""The page stands where anybody can put one."""

from collections.abc import Iterable, Iterator

from hueandcry.detect.detector import detector
from hueandcry.detect.platform import hits_of
from hueandcry.model.finding import Hit, Severity
from hueandcry.model.infrastructure import Platforms
from hueandcry.model.observable import Link

_WORDS = {
    "free-host": "gives sites to anybody",
    "dynamic-dns": "gives names to anybody's machine",
    "file-host": "hands out anybody's files",
    "landing-page": "shows anybody's list of links",
    "page-builder": "shows pages and forms that anybody makes",
}


@detector(
    title="The page stands on a platform where anybody can put one",
    severity=Severity.LOW,
    why="The platform's name is honest and well known, and says nothing of the customer whose page "
    "this is. Pages there cost nothing and are made by the hundred.",
    advice="Judge the page by its owner, not by the platform. A wallet or an exchange has a site "
    "of its own.",
    references=("ATT&CK v17 T1583.006", "https://github.com/sublime-security/static-files"),
)
def free_host(link: Link, platforms: Platforms) -> Iterable[Hit]:
    """Report customers of platforms, by what the platform does."""
    return _hits(platforms)


def _hits(platforms: Platforms) -> Iterator[Hit]:
    for use, words in _WORDS.items():
        yield from hits_of(platforms, words, use)
