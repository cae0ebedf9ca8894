"""The host is a tunnel to somebody's own machine, or a proxy."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.detect.platform import hits_of
from hueandcry.model.finding import Hit, Severity
from hueandcry.model.infrastructure import Platforms
from hueandcry.model.observable import Link


@detector(
    title="The site stands behind a tunnel or proxy",
    severity=Severity.LOW,
    why="A tunnel makes a program on anybody's machine a site with a good certificate, without a "
    "name or a contract. Developers show their work so, and malware reports home so.",
    advice="Enter nothing there that you would not say to a stranger.",
    references=("ATT&CK v17 T1572", "https://github.com/ShadowWhisperer/BlockLists"),
)
def tunnel(link: Link, platforms: Platforms) -> Iterable[Hit]:
    """Report customers of tunnels and proxies."""
    return hits_of(platforms, "a tunnel or proxy", "tunnel")
