"""The handle looks the same as an official one: `@Un1swap`, `@Uniswaap`, `@Uni_swap`."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.detect.handles import comparison, hit, own_handles, placed
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.handle import HandleResemblances
from hueandcry.model.observable import Handle

_HOW = {
    "separated": "differs by separators from",
    "confusable": "looks like",
    "repeated": "differs by repeated letters from",
}
# Four letters are soon the same as another name's by one digit or a doubled letter.
_SHORT = 5


@detector(
    title="The handle looks the same as an official one, but is another",
    severity=Severity.HIGH,
    why="Digits for letters, doubled letters, separators and letters of other alphabets are read "
    "over. A paid mark beside a handle says who paid, not whose it is.",
    advice="Do not answer, follow its links or pay. Go to the account from the brand's own site.",
    references=("UTS 39 §4", "ATT&CK v17 T1656", "ATT&CK v17 T1585.001"),
)
def lookalike(handle: Handle, resemblances: HandleResemblances) -> Iterable[Hit]:
    """Report look-alikes of whole names; less surely of short and ordinary ones."""
    for row in resemblances.rows:
        # Elsewhere the brand itself may write its name with other separators: GitHub has no `_`.
        if row.manner in _HOW and (row.manner != "separated" or placed(row, handle.platform)):
            coined = not row.official.ordinary and len(row.official.text) > _SHORT
            sure = Confidence.STRONG if coined else Confidence.MEDIUM
            yield hit(
                row, sure, comparison(row, _HOW[row.manner]), *own_handles(row, handle.platform)
            )
