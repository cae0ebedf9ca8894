"""What detectors of orders share: shares of the price by asset, and what is next to nothing."""

from typing import Final

from hueandcry.decode.amount import COIN_DECIMALS
from hueandcry.detect.acts import quantities_text, where
from hueandcry.detect.parties import Known
from hueandcry.model.act import Asset, Order, Quantity

# A millionth of a coin or token is worth less than its transfer costs.
_WORTHLESS_DIGITS: Final = 6
# Of a token of unknown decimals: no token in use has fewer than two, most have six or more.
_UNKNOWN_DECIMALS: Final = 6
_NFT: Final = frozenset({"erc721", "erc1155"})


def is_nft(asset: Asset) -> bool:
    """Say whether an asset is a single piece or of a collection."""
    return asset.standard in _NFT or bool(asset.token_id)


def is_worthless(row: Quantity, known: Known) -> bool:
    """Say whether a quantity is nothing, or less than a millionth of a coin or token."""
    if is_nft(row.asset):
        return row.amount == "0"
    party = known.get(row.asset.contract)
    decimals = party.tokens[0].decimals if party and party.tokens else _UNKNOWN_DECIMALS
    if row.asset.standard == "native":
        decimals = COIN_DECIMALS
    return len(row.amount) <= max(0, decimals - _WORTHLESS_DIGITS) or row.amount in {"0", "1"}


def asset_key(asset: Asset) -> tuple[str, str, str]:
    """Return what makes two quantities the same kind of money."""
    return asset.chain, asset.contract, asset.token_id


def line(row: Order, known: Known) -> str:
    """Return an order in one sentence."""
    gives, gets = quantities_text(row.gives, known), quantities_text(row.gets, known)
    return f"{row.market or 'order'}: gives {gives} for {gets}{where(row)}"
