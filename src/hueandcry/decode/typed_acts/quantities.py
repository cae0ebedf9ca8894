"""Assets and amounts as contracts write them."""

from typing import Final

from hueandcry.decode.typed_acts.signed import NOBODY
from hueandcry.model.act import Asset, Quantity, Standard

UNLIMITED: Final = 2**256 - 1
# Tokens that count in fewer bits take their own maximum as "everything": UNI and COMP 96,
# Uniswap's pairs 112, Permit2 160.
_MAXIMA: Final = frozenset((2**96 - 1, 2**112 - 1, 2**128 - 1, 2**160 - 1))
# How many contracts write the chain's own coin (EIP-7528).
COIN: Final = "0xeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"


def unlimited(amount: int) -> bool:
    """Say whether an allowance is as good as endless."""
    return amount >= 2**255 or amount in _MAXIMA


def token(chain: str, contract: str) -> Asset:
    """Return an ERC-20 token, or the chain's own coin where its marks stand for it."""
    if contract in {NOBODY, COIN, ""}:
        return Asset(chain, standard="native")
    return Asset(chain, contract, "erc20")


def nft(chain: str, contract: str, number: int | None, standard: Standard = "erc721") -> Asset:
    """Return one NFT, or any of a collection where no number is given."""
    return Asset(chain, contract, standard, "" if number is None else str(number))


def some(asset: Asset, amount: int) -> Quantity:
    """Return so much of an asset."""
    return Quantity(asset, str(amount))
