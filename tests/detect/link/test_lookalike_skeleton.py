from tests.examples import link

HIT = [
    link("app.unisvvap.org"),
    link("https://1edger.com/start"),
    link("rnetamask-login.io"),
    link("unlswapclaim.com"),
]
CLEAN = [
    link("uniswap.org"),
    link("app.uniswap.org"),
    link("some-other-name.com"),
    link("b1nance.popular.com"),
]
