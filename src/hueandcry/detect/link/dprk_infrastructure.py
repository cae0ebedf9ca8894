"""The host is known of a group that North Korea runs."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.detect.infrastructure import hits_of
from hueandcry.model.fact import Listings, Owners, Popularity
from hueandcry.model.finding import Hit, Severity
from hueandcry.model.infrastructure import Indicators
from hueandcry.model.observable import Link

_FAMILIES = frozenset({"dprk"})


@detector(
    title="The host is used by a group of thieves run by North Korea",
    severity=Severity.HIGH,
    why="Reports on these groups name it. They pose as recruiters, investors and meeting "
    "services, have people install a program or paste a command, and take wallets and keys.",
    advice="Do not open it, install nothing from it, paste no command. Where that was done, take "
    "the machine off the network and move funds from another one.",
    references=("ATT&CK v17 G0032", "ATT&CK v17 T1583.001", "https://github.com/stamparm/maltrail"),
)
def dprk_infrastructure(
    link: Link, indicators: Indicators, listings: Listings, owners: Owners, popularity: Popularity
) -> Iterable[Hit]:
    """Report each group, with the report; less surely where it was only hunted for."""
    return hits_of(indicators, _FAMILIES, listings, owners, popularity)
