from tests.detect.signing.making import THIEF, approvals, approve, call, pay, tx

HIT = [tx(call(), THIEF)]
CLEAN = [
    tx(call()),
    # These have detectors of their own.
    tx(pay(), THIEF),
    tx(approvals(approve()), THIEF),
    # Nobody is kept from taking an approval back.
    tx(approvals(approve(revokes=True)), THIEF),
]
