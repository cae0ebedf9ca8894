from tests.examples import link

HIT = [
    link("https://p\u0430ypal.com/"),
]
CLEAN = [
    link("https://\u043f\u0440\u0438\u0432\u0435\u0442.com/"),
    link("uniswap.org"),
]
