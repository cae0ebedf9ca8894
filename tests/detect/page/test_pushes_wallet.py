from tests.pages import CLAIM, NEWS, SWAP, example, landing

BROAD = CLAIM + "<script>c.setApprovalForAll(a,true);if(e.keyCode === 123)stop()</script>"
GERMAN = "<p>Jetzt einl\u00f6sen!</p><button>Wallet verbinden</button>"
HIT = [example(CLAIM), example(BROAD), example(GERMAN)]
CLEAN = [
    example(SWAP),
    example(NEWS),
    example(CLAIM, at=landing(official=True)),
    example("<h1>Claim your tax refund</h1>"),
]
