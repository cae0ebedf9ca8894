from tests.detect.signing.making import (
    ME,
    STRANGER,
    THIEF,
    approvals,
    approve,
    label,
    parties,
    party,
    pay,
    tx,
)

LISTED = parties(party(STRANGER, label("sanctioned"), roles=("recipient",)))
HIT = [tx(pay(), LISTED)]
CLEAN = [
    tx(pay(), THIEF),
    tx(approvals(approve(revokes=True)), LISTED),
    tx(pay(), parties(party(ME, label("sanctioned")))),
]
