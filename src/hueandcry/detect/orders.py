"""What detectors of orders share: shares of the price by asset, and what is next to nothing."""

from typing import Final

from hueandcry.decode.amount import COIN_DECIMALS
from hueandcry.detect.acts import is_nft, quantities_text, where
from hueandcry.detect.parties import Known, token_decimals
from hueandcry.model.act import Asset, Order, Quantity

# A millionth of a coin or token is worth less than its transfer costs.
_MILLIONTH: Final = 6
# Tokens of six and eight decimals are dollars, gold and bitcoins: a thousand base units are a tenth
# of a cent, four dollars and one. Of fewer decimals only one unit is nothing for sure.
_FEW_UNITS: Final = 1_000
_FEW_DECIMALS: Final = 5


def is_worthless(row: Quantity, known: Known) -> bool:
    """Say whether a quantity is nothing, or so little of a coin or token that it pays nobody.

    What rises or falls with time counts as the least it can come to: the readers of orders give it.
    """
    amount = int(row.amount)
    if is_nft(row.asset):
        return amount == 0
    decimals = _decimals(row.asset, known)
    if decimals < _FEW_DECIMALS:
        return amount <= 1
    millionth: int = 10 ** max(0, decimals - _MILLIONTH)
    return amount < max(_FEW_UNITS, millionth)


def _decimals(asset: Asset, known: Known) -> int:
    """Return a token's decimals; 0 where no list tells them, so that only one unit is nothing."""
    if asset.standard == "native":
        return COIN_DECIMALS
    return token_decimals(asset.contract, known) or 0


def asset_key(asset: Asset) -> tuple[str, str, str]:
    """Return what makes two quantities the same kind of money."""
    return asset.chain, asset.contract, asset.token_id


def line(row: Order, known: Known) -> str:
    """Return an order in one sentence."""
    gives, gets = quantities_text(row.gives, known), quantities_text(row.gets, known)
    return f"{row.market or 'order'}: gives {gives} for {gets}{where(row)}"
