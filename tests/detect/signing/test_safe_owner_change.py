from tests.detect.signing.making import STRANGER, change, safe

HIT = [
    safe(change("owner added", STRANGER)),
    safe(change("owner removed", STRANGER)),
    safe(change("owner swapped", STRANGER, place=("MultiSend", "call 2 of 2"))),
]
CLEAN = [safe(change("threshold", "2"))]
