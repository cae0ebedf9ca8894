from hueandcry.decode.typed_acts.offer import receiver
from tests.decode.typed_acts.values import NOBODY, OTHER, SIGNER


def test_nobody_stands_for_the_offerer() -> None:
    assert receiver(NOBODY, SIGNER) == SIGNER
    assert receiver("", SIGNER) == SIGNER
    assert receiver(OTHER, SIGNER) == OTHER
