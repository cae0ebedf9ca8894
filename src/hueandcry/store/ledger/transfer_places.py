"""Where transfers stand on their lines, by their numbers: read from the records of all lines."""

import numpy as np
from numpy.typing import NDArray

from hueandcry.model.lines import MINTED, TRANSFER
from hueandcry.model.wide import Ints
from hueandcry.store.ledger.ledger import Ledger


def places_of(ledger: Ledger, transfer: Ints) -> NDArray[np.int64]:
    """Return where each transfer's debit and credit start, from the records of the lines."""
    place = np.zeros((len(transfer), 4), dtype=np.int64)
    if not len(transfer):
        return place
    arrays = ledger.lines()
    for records in arrays.records("out"):
        at, here = _among(transfer, records["transfer"])
        place[at, 0] = records["start_hi"][here]
        place[at, 1] = records["start_lo"][here]
    for records in arrays.records("in"):
        kind = records["kind"]
        at, here = _among(transfer, records["transfer"], (kind == TRANSFER) | (kind == MINTED))
        place[at, 2] = records["start_hi"][here]
        place[at, 3] = records["start_lo"][here]
    return place


def _among(
    wanted: Ints, transfers: Ints, mask: NDArray[np.bool_] | None = None
) -> tuple[Ints, Ints]:
    """Return which of the wanted transfers stand here, and where."""
    at = np.minimum(np.searchsorted(wanted, transfers), len(wanted) - 1)
    found = wanted[at] == transfers
    if mask is not None:
        found &= mask
    return at[found].astype(np.int64), np.flatnonzero(found)
