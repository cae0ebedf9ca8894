from tests.pages import NEWS, example, landing

HIT = [
    example(at=landing(read=False, downloads="wallet-update.EXE")),
    example(at=landing(read=False, downloads="a.dmg", rank=50)),
]
CLEAN = [
    example(NEWS),
    example(at=landing(read=False, downloads="report.pdf")),
    example(at=landing(read=False, downloads="wallet.exe", official=True)),
]
