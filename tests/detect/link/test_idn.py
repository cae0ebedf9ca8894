from tests.examples import link

HIT = [
    link("https://c\u043einb\u0430\u0455e.com/"),
    link("xn--mtamask-bya.io"),
]
CLEAN = [
    link("https://m\u00fcnchen.com/"),
    link("coinbase.com"),
]
