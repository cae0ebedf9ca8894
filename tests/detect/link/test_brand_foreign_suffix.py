from tests.examples import link

HIT = [
    link("uniswap.xyz"),
    link("ledger.xyz"),
    link("www.metamask.co.uk"),
]
CLEAN = [
    link("uniswap.org"),
    link("uniswapper.xyz"),
    link("uniswap.pages.dev"),
]
