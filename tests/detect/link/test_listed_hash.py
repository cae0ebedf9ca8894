from hashlib import sha256

from tests.examples import link

HIT = [
    link("drainer.com", blocked="sha256:" + sha256(b"drainer.com").hexdigest()),
    link("a.drainer.com", blocked="sha256:" + sha256(b"drainer.com").hexdigest()),
]
CLEAN = [
    link("another.com", blocked="sha256:" + sha256(b"drainer.com").hexdigest()),
]
