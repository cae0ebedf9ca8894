"""Signed offers, whatever market they are made on."""

from collections.abc import Iterable

from hueandcry.decode.typed_acts.signed import NOBODY, Signed
from hueandcry.model.act import Order, Quantity, Share


def offer(
    signed: Signed,
    market: str,
    offerer: str,
    gives: Iterable[Quantity],
    shares: Iterable[Share],
    *,
    taker: str = "",
    expires: int | None = None,
    opaque: bool = False,
    at_first: Iterable[Share] = (),
) -> Order:
    """Return an order: what it gets is what of the shares reaches the offerer.

    `shares` are the least, `at_first` the same before time lowers them.
    """
    parts = tuple(shares)
    gets = tuple(part.quantity for part in parts if part.recipient == offerer)
    began = tuple(part.quantity for part in at_first if part.recipient == offerer)
    return Order(
        place=signed.place, market=market, contract=signed.contract, offerer=offerer,
        gives=tuple(gives), shares=parts,
        gets=gets, at_first=() if began == gets else began,
        taker="" if taker == NOBODY else taker, expires=expires, opaque=opaque,
    )  # fmt: skip


def receiver(named: str, otherwise: str) -> str:
    """Return who receives: markets write the zero address for the offerer himself."""
    return otherwise if named in {NOBODY, ""} else named
