from tests.detect.signing.making import DAY, NEVER, SOON, approvals, approve, permit, tx, typed

HIT = [
    typed(approvals(permit(deadline=SOON + 30 * DAY))),
    typed(approvals(permit(manner="Permit2 permit", expires=SOON + 90 * DAY))),
    typed(approvals(permit(manner="Permit2 permit", expires=NEVER))),
    typed(approvals(permit(deadline=2**256 - 1))),
]
CLEAN = [
    # What Uniswap's own front end asks for.
    typed(approvals(permit(manner="Permit2 permit", expires=SOON + 30 * DAY))),
    # An allowance by transaction has no end to be told.
    tx(approvals(approve())),
    typed(approvals(permit(deadline=1))),
]
