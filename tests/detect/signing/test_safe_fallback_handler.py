from tests.detect.signing.making import STRANGER, ZERO, change, safe

HIT = [safe(change("fallback handler", STRANGER))]
CLEAN = [
    # CompatibilityFallbackHandler 1.4.1.
    safe(change("fallback handler", "0xfd0732dc9e303f09fcef3a7388ad10a83459ec99")),
    safe(change("fallback handler", ZERO)),
]
