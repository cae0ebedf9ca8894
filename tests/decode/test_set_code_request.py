from eth_account import Account

from hueandcry.decode.set_code_request import read_authorization
from tests.decode.requests import CODE, ME, OTHER


def test_unsigned_it_is_of_the_account_that_is_asked() -> None:
    found = read_authorization(CODE, ME)
    assert (found.set_code.authority, found.set_code.delegate) == (ME, OTHER)
    assert (found.set_code.chain, found.set_code.nonce) == ("eip155:1", "3")
    assert found.written.lower() == f"delegation to {OTHER}"
    assert read_authorization(CODE, "").set_code.authority == ""


def test_signed_it_is_of_whoever_signed() -> None:
    account = Account.from_key(b"\1" * 32)
    signed = account.sign_authorization({"chainId": 1, "address": OTHER, "nonce": 3})
    row = {**CODE, "yParity": signed.y_parity, "r": hex(signed.r), "s": hex(signed.s)}
    found = read_authorization(row, ME)
    assert found.set_code.authority == account.address.lower()
    assert found.value == read_authorization(CODE, ME).value


def test_chain_0_is_every_chain_and_another_thing() -> None:
    found = read_authorization({**CODE, "chainId": 0}, ME)
    assert found.set_code.chain == "eip155:*"
    assert found.value != read_authorization(CODE, ME).value
