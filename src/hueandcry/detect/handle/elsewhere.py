"""An official handle's name, on another platform."""

from collections.abc import Iterable

from hueandcry.decode.handle import shown_handle
from hueandcry.detect.detector import detector
from hueandcry.detect.handles import hit, named, own_handles, placed
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.handle import HandleResemblances
from hueandcry.model.observable import Handle


@detector(
    title="The name is official on another platform, not known on this one",
    severity=Severity.MEDIUM,
    why="Names are given to whoever comes first, on each platform anew. That a brand has one "
    "elsewhere says nothing of who took it here.",
    advice="Look on the brand's own site whether it links to this account.",
    references=("ATT&CK v17 T1656", "ATT&CK v17 T1585.001"),
)
def elsewhere(handle: Handle, resemblances: HandleResemblances) -> Iterable[Hit]:
    """Report the same name; it counts where the brand is known here by another one."""
    for row in resemblances.rows:
        official = row.official
        if row.manner not in {"same", "separated"}:
            continue
        alike = row.manner == "same" or not placed(row, handle.platform)
        if alike and official.platform not in {"", handle.platform}:
            asked = shown_handle(row.written, handle.platform)
            text = f"{named(official)} is {official.brand}'s; asked about is {asked}"
            other = Confidence.MEDIUM if row.here else Confidence.WEAK
            yield hit(row, other, Evidence(text), *own_handles(row, handle.platform))
