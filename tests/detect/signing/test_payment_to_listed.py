from tests.detect.signing.making import FRIEND, STRANGER, THIEF, label, parties, party, pay, tx

HIT = [tx(pay(), THIEF)]
CLEAN = [
    tx(pay(FRIEND), THIEF),
    tx(pay(), parties(party(STRANGER, label("exchange")))),
    # Sanctions have a detector of their own.
    tx(pay(), parties(party(STRANGER, label("sanctioned")))),
]
