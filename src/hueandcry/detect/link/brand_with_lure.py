"""A brand's name together with other words: `uniswap-claim`, `metamaskrestore`."""

from collections.abc import Iterable

from hueandcry.decode.lures import pushes
from hueandcry.detect.detector import detector
from hueandcry.detect.imitation import MEDIUM, STRONG, WEAK, hit, holding, lures_in
from hueandcry.model.fact import HostParts, Resemblance, Resemblances
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Link


@detector(
    title="A brand's name with other words, on a domain that is not the brand's",
    severity=Severity.HIGH,
    why="Most fake claim, support and wallet sites are called by the brand and a word that pushes "
    "to an act. Fans, news and third-party tools use such names too, with other words.",
    advice="Do not connect a wallet or type a phrase there. Reach the brand by its own address "
    "and ask there whether this site is theirs.",
    references=("ATT&CK v17 T1583.001", "https://doi.org/10.1145/3133956.3134002"),
)
def brand_with_lure(link: Link, resemblances: Resemblances, parts: HostParts) -> Iterable[Hit]:
    """Report names inside a registered label; customers of shared hosts are another detector's."""
    if parts.platform:
        return
    for row in resemblances.rows:
        if row.manner in {"same", "inside"} and row.place == 0 and row.rest:
            confidence = _confidence(row)
            if confidence:
                yield hit(row, confidence, holding(row))


def _confidence(row: Resemblance) -> Confidence | None:
    words, unexplained = lures_in(row)
    push = pushes(words)
    if not row.name.ordinary and len(row.name.text) > 5:
        if unexplained:
            return MEDIUM if push else WEAK
        return STRONG if push else MEDIUM
    # A word of the language inside a longer name is no sign, unless all the rest is a lure.
    if not words or unexplained:
        return WEAK if row.manner == "same" and not row.name.ordinary else None
    if push or not row.name.ordinary:
        return MEDIUM
    telling = len(row.name.text) > 5 and any(len(word) > 2 for word in words)
    return WEAK if telling else None
