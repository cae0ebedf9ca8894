from hueandcry.model.page import FetchFault
from tests.pages import NEWS, example, landing

HIT = [
    example(at=landing(faults=(FetchFault("certificate", "expired"),), read=False, status=0)),
    example(NEWS, at=landing(faults=(FetchFault("downgrade", "leads from https to http"),))),
]
CLEAN = [
    example(NEWS),
    example(at=landing(faults=(FetchFault("tls", "TLS failed"),), read=False, status=0)),
]
