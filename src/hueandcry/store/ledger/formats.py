"""Table formats people bring, told by their columns."""

from typing import Final

from hueandcry.store.ledger.cryo import CRYO
from hueandcry.store.ledger.etl import ETL
from hueandcry.store.ledger.shapes import Format

FORMATS: Final = (*ETL, *CRYO)


def format_of(columns: frozenset[str]) -> Format | None:
    """Return the format whose columns are all there, the one that needs most."""
    fit = [known for known in FORMATS if known.needs <= columns]
    return max(fit, key=lambda known: len(known.needs), default=None)
