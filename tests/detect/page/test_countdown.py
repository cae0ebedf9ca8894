from tests.pages import CLAIM, NEWS, SWAP, example, landing

HIT = [example(CLAIM), example(SWAP + "<p>Sale ends in 2 days 04 hours 10 minutes")]
CLEAN = [
    example(SWAP),
    example(NEWS),
    example(CLAIM, at=landing(official=True)),
    example("<p>Kick-off in 2 days 04 hours 10 minutes</p>"),
]
