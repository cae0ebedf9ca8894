from hueandcry.model.page import FetchFault, Hop
from tests.pages import NEWS, example, landing

OVER = (Hop("https://short.test/a", "8.8.8.8", 302, "location", "http://10.0.0.1/"),)
INSIDE = FetchFault("address", "10.0.0.1: private", inside=True)
HIT = [
    example(at=landing(over=OVER, faults=(INSIDE,), read=False, status=0)),
    example(at=landing(faults=(INSIDE,), read=False, status=0)),
    example(at=landing(over=OVER, faults=(FetchFault("scheme", "javascript: is neither"),))),
]
CLEAN = [example(NEWS), example(at=landing(faults=(FetchFault("name", "no address"),)))]
