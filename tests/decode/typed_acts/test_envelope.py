from hueandcry.model.act import BlindSignature
from tests.decode.typed_acts.values import CONTRACT, acts, reading

HASH = "0x" + "ab" * 32


def test_a_hash_for_a_safe_is_blind() -> None:
    assert acts("SafeMessage(bytes message)", {"message": HASH}) == (
        BlindSignature(("SafeMessage",), "SafeMessage", HASH),
    )


def test_thirty_two_letters_are_a_hash_too() -> None:
    letters = "0x" + (b"a" * 32).hex()
    (act,) = acts("SafeMessage(bytes message)", {"message": letters})
    assert isinstance(act, BlindSignature)


def test_a_text_is_shown() -> None:
    text = "0x" + b"I own this account, gladly".hex()
    found = reading("SafeMessage(bytes message)", {"message": text})
    assert found.acts == ()
    assert "I own this account" in found.unread[0]
    assert CONTRACT in found.unread[0]


def test_bytes_that_are_no_text_are_blind() -> None:
    (act,) = acts("PersonalSign(bytes prefixed)", {"prefixed": "0xff00ff"})
    assert act == BlindSignature(("PersonalSign",), "PersonalSign", "0xff00ff")


def test_any_bare_hash_is_blind() -> None:
    assert acts("CoinbaseSmartWalletMessage(bytes32 hash)", {"hash": HASH}) == (
        BlindSignature(("CoinbaseSmartWalletMessage",), "CoinbaseSmartWalletMessage", HASH),
    )
