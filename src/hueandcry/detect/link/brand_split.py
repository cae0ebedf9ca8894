"""A brand's name written over a dot: `uni.swap-claim.example`, `coinba.se`."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.detect.imitation import MEDIUM, STRONG, hit, holding, pushing
from hueandcry.model.fact import Resemblances
from hueandcry.model.finding import Evidence, Hit, Severity
from hueandcry.model.observable import Link


@detector(
    title="A brand's name is written over a dot",
    severity=Severity.HIGH,
    why="The eye passes over the dot and reads the brand; filters that look at single parts of the "
    "host miss it.",
    advice="Read the host part by part. Type the brand's address yourself.",
    references=("ATT&CK v17 T1583.001",),
)
def brand_split(link: Link, resemblances: Resemblances) -> Iterable[Hit]:
    """Report coined names that span two labels."""
    for row in resemblances.rows:
        if row.manner == "split":
            written = Evidence(f'written as "{row.piece}"', seen=row.piece, known=row.name.text)
            yield hit(row, STRONG if pushing(row) else MEDIUM, holding(row), written)
