from tests.detect.signing.making import (
    VANITY,
    ZERO,
    approvals,
    approve,
    collection,
    parties,
    party,
    permit,
    tx,
    typed,
)

HIT = [
    # The form of Inferno Drainer's accounts.
    tx(approvals(approve("0x00001f78189be22c3498cff1b8e02272c3220000"))),
    typed(approvals(permit(VANITY))),
    tx(approvals(collection(VANITY))),
]
CLEAN = [
    # Permit2 and Seaport have zeros at the front only.
    tx(approvals(approve("0x000000000022d473030f116ddee9f6b43ac78ba3"))),
    tx(approvals(approve("0x00000000000000adc04c56bf30ac9d3c0aaf14dc"))),
    tx(approvals(approve(ZERO))),
    tx(approvals(approve(VANITY, revokes=True))),
    tx(approvals(approve(VANITY)), parties(party(VANITY, role="Router"))),
]
