"""Words and weights for look-alike addresses, shared by the detectors of them."""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.account import checksummed
from hueandcry.model.finding import Confidence, Evidence
from hueandcry.model.signing import Imitation
from hueandcry.model.source import Source

# Seven equal digits, three or more at each end: of ten thousand known addresses not one in ten
# thousand strangers' looks like one of them (10^4 * 2 / 16^7).
SURE_TOGETHER: Final = 7
SURE_EACH: Final = 3


def sure(row: Imitation) -> Confidence:
    """Return how sure it is that a likeness was made, and is no chance."""
    alike = min(row.prefix, row.suffix) >= SURE_EACH and row.prefix + row.suffix >= SURE_TOGETHER
    return Confidence.STRONG if alike else Confidence.MEDIUM


def comparison(row: Imitation) -> Iterator[Evidence]:
    """Lay the two addresses side by side, and say why the other one is known."""
    seen, known = checksummed(row.account), checksummed(row.known)
    text = f"{seen} has the first {row.prefix} and last {row.suffix} digits of {known}"
    yield Evidence(text, seen=seen, known=known)
    yield Evidence(f"{known} is known: {row.why}")


def source_of_likeness(row: Imitation) -> tuple[Source, ...]:
    """Return who says what the other address is."""
    return (Source(row.source, row.date),) if row.source else ()
