"""Words for payments, shared by the detectors of requests."""

from hueandcry.detect.acts import quantity_text, where
from hueandcry.detect.parties import Known, name_of
from hueandcry.model.act import Payment


def line(row: Payment, known: Known) -> str:
    """Return a payment in one sentence."""
    amount = quantity_text(row.asset, row.amount, known)
    return f"{amount} to {name_of(row.recipient, known)}{where(row)}"
