from tests.examples import link

HIT = [
    link("app.uniswap.org.secure-login.xyz"),
    link("metamask.evil.com"),
    link("uniswap-airdrop.evil.com"),
]
CLEAN = [
    link("app.uniswap.org"),
    link("phantom.theatre.com"),
    link("metamask.popular.com"),
]
