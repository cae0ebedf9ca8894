from tests.detect.signing.making import STRANGER, ZERO, change, safe

HIT = [
    safe(change("guard", STRANGER)),
    safe(change("guard", ZERO)),
    safe(change("module guard", STRANGER)),
]
CLEAN = [safe(change("threshold", "2"))]
