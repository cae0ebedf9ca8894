from msgspec.structs import replace

from hueandcry.model.act import Quantity
from tests.detect.signing.making import (
    ERC20,
    ME,
    NATIVE,
    OTHER,
    PIECE,
    STRANGER,
    TOKEN,
    order,
    parties,
    party,
    typed,
)

_PARTY = party(TOKEN, symbol="USDC")
USDC = parties(_PARTY)
WETH = parties(replace(_PARTY, tokens=(replace(_PARTY.tokens[0], symbol="WETH", decimals=18),)))

HIT = [
    # The NFT itself as the only consideration, for somebody else.
    typed(order((STRANGER, PIECE, "1"))),
    typed(order((ME, NATIVE, "1"), (STRANGER, NATIVE, str(10**18)))),
    typed(order((ME, NATIVE, str(10**11)))),
    typed(order()),
    typed(order((ME, ERC20, "999")), USDC),
    typed(order((ME, ERC20, str(10**12 - 1))), WETH),
    typed(order((ME, ERC20, "1"))),
    # Somebody signs for a contract account, which is the offerer.
    typed(order(offerer=OTHER)),
]
CLEAN = [
    typed(order((ME, NATIVE, str(10**18)))),
    typed(order((ME, ERC20, "5000000"))),
    typed(order((ME, ERC20, "1000")), USDC),
    typed(order((ME, ERC20, str(10**12))), WETH),
    typed(order((ME, ERC20, "500"), gives=(Quantity(ERC20, "500"),)), USDC),
    # Of unknown decimals: two may be ten dollars of a token with none.
    typed(order((ME, ERC20, "2"))),
    # A bid: money for an NFT.
    typed(order((ME, PIECE, "1"), gives=(Quantity(ERC20, "5"),))),
    typed(order(opaque=True)),
]
