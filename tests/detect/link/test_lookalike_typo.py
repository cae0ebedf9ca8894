from tests.examples import link

HIT = [
    link("metamaks.io"),
    link("coinbasse.com"),
    link("metamsk-wallet.com"),
    link("binnace.com"),
]
CLEAN = [
    link("finance.com"),
    link("pledge.com"),
    link("ledgers.io"),
    link("aava.com"),
    link("metropolis.com"),
    link("coinbase.com"),
]
