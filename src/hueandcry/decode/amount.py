"""Amounts as people read them: base units with a token's decimals, never rounded."""

from typing import Final

from hueandcry.model.act import Asset
from hueandcry.model.signing import Token

# What the native coin of a chain is called; all of these have 18 decimals.
_COINS: Final = {
    "eip155:1": "ETH",
    "eip155:10": "ETH",
    "eip155:56": "BNB",
    "eip155:100": "xDAI",
    "eip155:137": "POL",
    "eip155:324": "ETH",
    "eip155:8453": "ETH",
    "eip155:42161": "ETH",
    "eip155:43114": "AVAX",
    "eip155:59144": "ETH",
    "eip155:81457": "ETH",
    "eip155:534352": "ETH",
    "eip155:11155111": "test ETH",
}
COIN_DECIMALS: Final = 18
# uint8 in ERC-20; a list that says more than this is wrong, and the text would be all zeros.
_MOST_DECIMALS: Final = 77


def shown_amount(amount: str, token: Token | None) -> str:
    """Return decimal base units as "1,250.5 USDC"; without a token as "1250500000 raw units"."""
    if token is None or not 0 <= token.decimals <= _MOST_DECIMALS:
        return f"{amount} raw units"
    return f"{scaled(amount, token.decimals)} {token.symbol}"


def shown_quantity(asset: Asset, amount: str, token: Token | None) -> str:
    """Return so much of any asset: coins by their chain, NFTs by number, the rest as tokens."""
    if asset.standard == "native":
        coin = _COINS.get(asset.chain, "of the native coin")
        return f"{scaled(amount, COIN_DECIMALS)} {coin}"
    if asset.token_id:
        many = "" if amount in {"", "0", "1"} else f"{amount} of "
        return f"{many}NFT number {_short(asset.token_id)}"
    return shown_amount(amount, token)


def scaled(amount: str, decimals: int) -> str:
    """Move the point of decimal base units: ("1250500000", 6) is "1,250.5"."""
    digits = amount.rjust(decimals + 1, "0")
    whole, part = (digits[:-decimals], digits[-decimals:]) if decimals else (digits, "")
    part = part.rstrip("0")
    shown = f"{int(whole):,}" if len(whole) <= 40 else whole
    return f"{shown}.{part}" if part else shown


def _short(number: str) -> str:
    """Return a token id; one made of a hash has up to 78 digits, of which the ends are shown."""
    return number if len(number) <= 24 else f"{number[:8]}...{number[-8:]}"
