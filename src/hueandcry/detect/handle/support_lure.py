"""A brand's name with a word of help or gifts: `@Uniswap_support`."""

from collections.abc import Iterable

from hueandcry.decode.handle_words import helping
from hueandcry.detect.detector import detector
from hueandcry.detect.handles import hit, holding, own_handles
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.handle import HandleResemblances
from hueandcry.model.observable import Handle


@detector(
    title="The handle offers help or gifts in a brand's name",
    severity=Severity.HIGH,
    why="False support answers whoever complains, and asks for the recovery phrase or a payment. "
    "Some brands do have an account for help: the register does not know this one as theirs.",
    advice="Nobody who helps needs your recovery phrase or a payment. Ask for help on the brand's "
    "own site.",
    references=("ATT&CK v17 T1656", "ATT&CK v17 T1566.003"),
)
def support_lure(handle: Handle, resemblances: HandleResemblances) -> Iterable[Hit]:
    """Report names with a word that offers help or money."""
    for row in resemblances.rows:
        lured = row.manner == "affixed" or (row.manner == "held" and not row.official.ordinary)
        if lured and helping(row.words):
            yield hit(row, Confidence.MEDIUM, holding(row), *own_handles(row, handle.platform))
