"""The link hands out a program."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Link
from hueandcry.model.page import Landing

# What a double click runs, on any system.
_PROGRAMS = (
    ".exe", ".msi", ".msix", ".scr", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".hta", ".jar", ".lnk",
    ".iso", ".img", ".vhd", ".dmg", ".pkg", ".command", ".apk", ".appimage", ".deb", ".rpm", ".run",
    "x-msdownload", "x-msdos-program", "vnd.android.package-archive", "x-apple-diskimage",
)  # fmt: skip


@detector(
    title="The link hands out a program",
    severity=Severity.MEDIUM,
    why="Fake wallets, meeting programs and camera repairs are handed out like this. So are honest "
    "programs, from their makers' own sites.",
    advice="Run nothing from there. Get programs from their makers' own sites or official stores.",
    references=("ATT&CK v17 T1204.002",),
)
def download(link: Link, landing: Landing) -> Iterable[Hit]:
    """Report programs; from a popular site's store they are usual."""
    name = landing.downloads.lower()
    if not name.endswith(_PROGRAMS) or landing.owners:
        return
    confidence = Confidence.WEAK if landing.rank else Confidence.MEDIUM
    yield Hit("program", confidence, (Evidence(f"{landing.final} hands out {name}"),))
