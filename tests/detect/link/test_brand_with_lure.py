from tests.examples import link

HIT = [
    link("uniswap-claim.org"),
    link("metamaskrestore.com"),
    link("ledger-recovery.com"),
    link("coinbase-help-desk2.com"),
]
CLEAN = [
    link("ledgerdomain.com"),
    link("uniswap.org"),
    link("claim.popular.com"),
    link("phantomlimb.org"),
]
