from tests.examples import link

HIT = [
    link("uniswap-claim.org", claims="uniswap"),
    link("coinbase.com", claims="uniswap"),
]
CLEAN = [
    link("app.uniswap.org", claims="uniswap"),
    link("uniswap-claim.org"),
]
