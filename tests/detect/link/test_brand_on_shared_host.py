from tests.examples import link

HIT = [
    link("uniswap-claim.pages.dev"),
    link("metamask.pages.dev"),
    link("ledger-recovery.pages.dev"),
]
CLEAN = [
    link("recipes.pages.dev"),
    link("uniswap-claim.com"),
    link("phantomlimb.pages.dev"),
]
