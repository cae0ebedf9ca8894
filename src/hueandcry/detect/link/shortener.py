"""A shortened link: where it leads is not in it."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.detect.platform import hits_of
from hueandcry.model.finding import Hit, Severity
from hueandcry.model.infrastructure import Platforms
from hueandcry.model.observable import Link


@detector(
    title="A shortened link: where it leads cannot be read from it",
    severity=Severity.LOW,
    why="Anybody can shorten any link, and can change later where it leads. Nothing that is known "
    "of the shortener says anything of the site behind it.",
    advice="Ask for the whole link, or let the shortener show it first, and check that.",
    references=("ATT&CK v17 T1608.005", "https://github.com/ShadowWhisperer/BlockLists"),
)
def shortener(link: Link, platforms: Platforms) -> Iterable[Hit]:
    """Report links of shorteners; their front pages are none."""
    return hits_of(platforms, "a shortener", "shortener")
