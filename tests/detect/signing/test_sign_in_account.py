from tests.detect.signing.making import STRANGER, message, sign_in, typed

HIT = [message(sign_in(account=STRANGER))]
CLEAN = [message(sign_in()), typed(sign_in(account=STRANGER), signer="")]
