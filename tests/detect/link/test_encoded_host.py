from tests.examples import link

HIT = [
    link("http://unisw%61p.org/"),
    link("https://\uff55niswap.org/"),
    link("http:\\\\evil.com\\@uniswap.org/"),
]
CLEAN = [
    link("https://uniswap.org/%61"),
]
