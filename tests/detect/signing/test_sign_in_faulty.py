from tests.detect.signing.making import message, sign_in

HIT = [
    message(sign_in(faults=("the nonce has fewer than 8 characters",))),
    message(sign_in(expires="2026-11-24T11:59:00Z")),
    message(sign_in(issued="2026-11-25T12:00:00Z")),
]
CLEAN = [
    message(sign_in()),
    message(sign_in(issued="2026-11-24T12:01:00Z", expires="2026-11-24T13:00:00Z")),
    # What is no moment is a fault that the reader of the text reports.
    message(sign_in(expires="tomorrow")),
]
