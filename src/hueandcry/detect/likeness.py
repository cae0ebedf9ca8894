"""Words and weights for look-alike addresses, shared by the detectors of them."""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.account import checksummed
from hueandcry.decode.address_likeness import MIN_EACH, MIN_TOGETHER, likeness
from hueandcry.model.finding import Confidence, Evidence
from hueandcry.model.signing import Imitation
from hueandcry.model.source import Source

# Equal digits at the less alike end, and at both together. Seven, three or more at each end: of ten
# thousand known addresses not one in ten thousand strangers' looks like one of them (10^4 * 2 /
# 16^7). With two at one end, which may be the zeros of any contract made to save gas, seven others.
_SURE: Final = ((3, 7), (2, 9))
# One's own payments are few, and what imitates them is sent to one's account on purpose.
_SURE_OF_OWN: Final = ((MIN_EACH, MIN_TOGETHER),)
_OWN: Final = frozenset({"your own payments", "you"})


def sure(row: Imitation) -> Confidence:
    """Return how sure it is that a likeness was made, and is no chance."""
    alike = likeness(row.account, row.known)
    needed = _SURE_OF_OWN if row.source in _OWN else _SURE
    made = any(alike.least >= each and alike.together >= both for each, both in needed)
    return Confidence.STRONG if made else Confidence.MEDIUM


def comparison(row: Imitation) -> Iterator[Evidence]:
    """Lay the two addresses side by side, and say why the other one is known."""
    seen, known = checksummed(row.account), checksummed(row.known)
    text = f"{seen} has the first {row.prefix} and last {row.suffix} digits of {known}"
    yield Evidence(text, seen=seen, known=known)
    yield Evidence(f"{known} is known: {row.why}")


def source_of_likeness(row: Imitation) -> tuple[Source, ...]:
    """Return who says what the other address is."""
    return (Source(row.source, row.date),) if row.source else ()
