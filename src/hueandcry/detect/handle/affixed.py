"""An official name with a word beside it: `@Uniswap_eth`, `@realUniswap`."""

from collections.abc import Iterable

from hueandcry.decode.handle_words import helping, pretending
from hueandcry.detect.detector import detector
from hueandcry.detect.handles import hit, holding, own_handles, placed
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.handle import HandleResemblance, HandleResemblances
from hueandcry.model.observable import Handle


@detector(
    title="The handle is a brand's name with a word added",
    severity=Severity.MEDIUM,
    why="Where the brand has the name, impersonators take it with a word beside it: official, "
    "real, team, eth, dao. Fans, regions and parts of the brand have such names too.",
    advice="Go to the account from the brand's own site; if it does not link to this one, it is "
    "not theirs.",
    references=("ATT&CK v17 T1656", "ATT&CK v17 T1585.001"),
)
def affixed(handle: Handle, resemblances: HandleResemblances) -> Iterable[Hit]:
    """Report names beside which only known words stand; what else holds one is context."""
    for row in resemblances.rows:
        if row.manner in {"affixed", "held"} and not helping(row.words):
            sure = _sure(row, known_here=placed(row, handle.platform))
            yield hit(row, sure, holding(row), *own_handles(row, handle.platform))


def _sure(row: HandleResemblance, *, known_here: bool) -> Confidence:
    if row.manner == "held":
        return Confidence.WEAK
    if pretending(row.words):
        return Confidence.MEDIUM
    # Where no account of the brand is known, this may be the brand's own.
    meant = row.whole and not row.official.ordinary and known_here
    return Confidence.MEDIUM if meant else Confidence.WEAK
