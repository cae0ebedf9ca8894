from tests.examples import link

HIT = [
    link("https://metamask.io@evil.com/"),
    link("https://user:secret@evil.com/"),
]
CLEAN = [
    link("https://evil.com/@metamask.io"),
]
