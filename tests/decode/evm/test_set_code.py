from typing import Any

import pytest
from eth_account import Account
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.evm.secp256k1 import ORDER
from hueandcry.decode.evm.set_code import Tuple7702, read_set_code, set_code_digest
from hueandcry.model.errors import NotAnObservable

ACCOUNT = Account.from_key("0x" + "17" * 32)
DELEGATE = "0x" + "ab" * 20


def made(chain: int = 1, nonce: int = 5) -> dict[str, Any]:
    given = ACCOUNT.sign_authorization({"chainId": chain, "address": DELEGATE, "nonce": nonce})
    return {
        "chainId": hex(chain), "address": DELEGATE, "nonce": hex(nonce),
        "yParity": hex(given.y_parity), "r": hex(given.r), "s": hex(given.s),
    }  # fmt: skip


@given(st.integers(0, 2**64), st.integers(0, 2**64 - 1))
def test_the_authority_is_who_signed_with_eth_account(chain: int, nonce: int) -> None:
    found = read_set_code(made(chain, nonce))
    assert found.authority == ACCOUNT.address.lower()
    assert found.chain == (f"eip155:{chain}" if chain else "eip155:*")
    assert (found.delegate, found.nonce) == (DELEGATE, str(nonce))


def test_the_hash_is_that_of_eth_account() -> None:
    given = ACCOUNT.sign_authorization({"chainId": 1, "address": DELEGATE, "nonce": 0})
    digest = set_code_digest(Tuple7702(1, bytes.fromhex(DELEGATE[2:]), 0))
    assert digest == bytes(given.authorization_hash)


def test_an_unsigned_one_has_no_authority() -> None:
    given = {"chainId": 1, "contractAddress": DELEGATE, "nonce": 0}
    assert read_set_code(given).authority == ""


def test_v_is_read_as_parity() -> None:
    given = made()
    parity = int(given.pop("yParity"), 16)
    assert read_set_code({**given, "v": 27 + parity}).authority == ACCOUNT.address.lower()


def test_the_high_s_is_nobodys() -> None:
    given = made()
    given |= {"s": hex(ORDER - int(given["s"], 16)), "yParity": 1 - int(given["yParity"], 16)}
    assert read_set_code(given).authority == ""


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"chainId": None}, "no chainId"), ({"nonce": None}, "no nonce"),
        ({"address": None}, "no address"), ({"address": "0x12"}, "2 hex digits"),
        ({"contractAddress": "0x" + "cd" * 20}, "differ"), ({"r": None}, "part of a signature"),
        ({"v": 29}, "not 0, 1, 27 or 28"), ({"nonce": 2**64}, "at most 64 bits"),
        ({"chainId": True}, "a JSON bool"),
        ({"address": "0xFB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"}, "checksum"),
    ],
)  # fmt: skip
def test_what_programs_read_differently_is_refused(change: dict[str, Any], fault: str) -> None:
    with pytest.raises(NotAnObservable, match=fault):
        read_set_code({**made(), **change})


def test_a_parity_and_a_v_that_differ_are_refused() -> None:
    given = made()
    with pytest.raises(NotAnObservable, match="differ"):
        read_set_code({**given, "v": 28 - int(given["yParity"], 16)})
