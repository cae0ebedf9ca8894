"""The shown name is a brand's, and the handle is not."""

from collections.abc import Iterable

from hueandcry.decode.handle_words import helping, pretending
from hueandcry.detect.detector import detector
from hueandcry.detect.handles import comparison, hit, own_handles
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.handle import DisplayName, HandleResemblance
from hueandcry.model.observable import Handle


@detector(
    title="The shown name is a brand's, the handle is not",
    severity=Severity.HIGH,
    why="Anybody can show any name and picture; only the handle is one account's. A paid mark "
    "beside the name says who paid, not who it is.",
    advice="Go by the handle, letter by letter, and take it from the brand's own site.",
    references=("ATT&CK v17 T1656", "ATT&CK v17 T1585.001"),
)
def display_name(handle: Handle, shown: DisplayName) -> Iterable[Hit]:
    """Report shown names that are or look like a brand's; words around one are context."""
    hidden = tuple(Evidence(f"the shown name has {one} in it") for one in shown.invisible[:3])
    for row in shown.rows:
        confidence = _sure(row, odd=bool(hidden))
        if confidence:
            yield hit(
                row, confidence, comparison(row, "is shown, which reads like"), *hidden,
                *own_handles(row, handle.platform),
            )  # fmt: skip


def _sure(row: HandleResemblance, *, odd: bool) -> Confidence | None:
    if row.manner in {"confusable", "repeated"} or (odd and row.manner == "same"):
        return Confidence.STRONG if not row.official.ordinary else Confidence.MEDIUM
    if row.manner in {"same", "separated", "near"}:
        return Confidence.MEDIUM
    lured = helping(row.words) or pretending(row.words)
    if row.manner == "affixed":
        return Confidence.MEDIUM if lured or not row.official.ordinary else None
    # Somebody of the brand may write it behind his own name; only offers of help are told.
    return Confidence.MEDIUM if helping(row.words) and not row.official.ordinary else None
