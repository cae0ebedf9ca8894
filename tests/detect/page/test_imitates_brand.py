from tests.pages import CLAIM, NEWS, SWAP, claim, example

LOGIN = "<title>Uniswap</title><input type=password>"
HIT = [
    example(SWAP, claims=(claim("title"), claim("site name"))),
    example(SWAP, claims=(claim("title"),)),
    example(CLAIM, claims=(claim("title", ordinary=True), claim("icon", whole=False))),
    example(LOGIN, claims=(claim("title"),)),
    example("<title>Uniswap</title><script src=a.js></script>",
            claims=(claim("title"), claim("icon", whole=False))),
]  # fmt: skip
CLEAN = [
    example(SWAP),
    example(NEWS, claims=(claim("title", whole=False),)),
    example(NEWS, claims=(claim("title"),)),
    example(SWAP, claims=(claim("assets", whole=False),)),
    example(SWAP, claims=(claim("title", ordinary=True),)),
]
