"""A brand's exact name under another ending: `uniswap.example` for uniswap.org."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.detect.imitation import MEDIUM, WEAK, hit, holding
from hueandcry.model.fact import HostParts, Resemblances
from hueandcry.model.finding import Evidence, Hit, Severity
from hueandcry.model.observable import Link


@detector(
    title="A brand's name under an ending the brand is not known to own",
    severity=Severity.HIGH,
    why="The same name under another ending can belong to anybody. Some are the brand's own and "
    "not yet in the register; names that are also words often have honest owners.",
    advice="Reach the brand by its known address and look for this one there before you trust it.",
    references=("ATT&CK v17 T1583.001",),
)
def brand_foreign_suffix(link: Link, resemblances: Resemblances, parts: HostParts) -> Iterable[Hit]:
    """Report a registered label that is a brand's name and nothing else."""
    if parts.platform:
        return
    for row in resemblances.rows:
        if row.manner == "same" and row.place == 0 and not row.rest:
            ending = Evidence(f"the ending here is .{parts.suffix}")
            yield hit(row, WEAK if row.name.ordinary else MEDIUM, holding(row), ending)
