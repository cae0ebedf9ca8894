from tests.examples import link

HIT = [
    link("https://meta\u200bmask.io/"),
    link("https://evil.com/\u202egnp.exe"),
]
CLEAN = [
    link("https://metamask.io/"),
]
