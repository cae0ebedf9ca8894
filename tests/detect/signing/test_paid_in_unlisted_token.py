from tests.detect.signing.making import (
    ERC20,
    ME,
    NATIVE,
    PIECE,
    TOKEN,
    feeds,
    order,
    parties,
    party,
    typed,
)

HIT = [typed(order((ME, ERC20, "5")), feeds("tokens"))]
CLEAN = [
    typed(order((ME, ERC20, "5")), feeds("tokens"), parties(party(TOKEN, symbol="USDC"))),
    typed(order((ME, ERC20, "5")), feeds("block list")),
    typed(order((ME, NATIVE, "5")), feeds("tokens")),
    typed(order((ME, PIECE, "1")), feeds("tokens")),
]
