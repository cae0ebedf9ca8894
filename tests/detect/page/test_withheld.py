from hueandcry.model.page import FetchFault
from tests.pages import NEWS, example, landing

HIT = [
    example(at=landing(status=403, read=False)),
    example(at=landing(length=0, read=False)),
]
CLEAN = [
    example(NEWS),
    example(at=landing(status=0, length=0, read=False, faults=(FetchFault("name", "none"),))),
    example(at=landing(length=0, read=False, downloads="a.zip")),
]
