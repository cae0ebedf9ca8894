"""Typed data (EIP-712): how fast it is read and hashed beside eth-account, and equal to signers."""

import statistics
import time
from collections.abc import Callable
from typing import Any

from eth_account.messages import _hash_eip191_message, encode_typed_data
from tests.decode.typed.generated import document
from tests.decode.typed.signers import eth_account, ethers

from hueandcry.decode.typed.document import read_typed_data

ROUNDS, EACH, RANDOM = 21, 200, 10_000
_DOMAIN = {
    "name": "string", "version": "string", "chainId": "uint256", "verifyingContract": "address",
}  # fmt: skip
_PERMIT = {
    "owner": "address", "spender": "address", "value": "uint256", "nonce": "uint256",
    "deadline": "uint256",
}  # fmt: skip


def permit(number: int, token: int) -> dict[str, Any]:
    """Return an EIP-2612 permit; every number is another owner, every token another domain."""
    return {
        "types": {
            "EIP712Domain": [{"name": name, "type": kind} for name, kind in _DOMAIN.items()],
            "Permit": [{"name": name, "type": kind} for name, kind in _PERMIT.items()],
        },
        "primaryType": "Permit",
        "domain": {
            "name": "Made up", "version": "2", "chainId": 1, "verifyingContract": f"0x{token:040x}",
        },
        "message": {
            "owner": f"0x{number + 1:040x}", "spender": "0x" + "22" * 20, "value": str(10**18),
            "nonce": number, "deadline": 1_900_000_000,
        },
    }  # fmt: skip


def _rate(hashed: Callable[[dict[str, Any]], bytes], made: list[dict[str, Any]]) -> float:
    start = time.perf_counter()
    for one in made:
        hashed(one)
    return len(made) / (time.perf_counter() - start)


def _ours(made: dict[str, Any]) -> bytes:
    return read_typed_data(made).digest


def _theirs(made: dict[str, Any]) -> bytes:
    return bytes(_hash_eip191_message(encode_typed_data(full_message=made)))


def speed() -> float:
    """Print digests of permits a second, and return ours as a multiple of eth-account's."""
    ours, fresh, theirs = [], [], []
    for turn in range(ROUNDS):
        one_token = [permit(turn * EACH + number, 7) for number in range(EACH)]
        many = [permit(number, turn * EACH + number + 1_000) for number in range(EACH)]
        assert _ours(one_token[0]) == _theirs(one_token[0])
        theirs.append(_rate(_theirs, one_token))
        ours.append(_rate(_ours, one_token))
        fresh.append(_rate(_ours, many))
    here, new, there = map(statistics.median, (ours, fresh, theirs))
    print(f"EIP-712 digests of permits: {here:,.0f} a second, eth-account {there:,.0f}:"
          f" {here / there:.1f} times; {new:,.0f} a second ({new / there:.1f} times) where every"
          " domain is another")  # fmt: skip
    return here / there


def equality(count: int = RANDOM) -> int:
    """Print and return how many random documents are not hashed as eth-account and ethers do."""
    made = [document(seed) for seed in range(count)]
    ours = ["0x" + _ours(one).hex() for one in made]
    theirs = zip(map(eth_account, made), ethers(made), strict=True)
    wrong = sum(found != one or found != other for found, (one, other) in zip(
        ours, theirs, strict=True
    ))  # fmt: skip
    print(f"EIP-712: {count:,} random documents, {wrong} not equal to eth-account and ethers")
    return wrong


if __name__ == "__main__":
    speed()
    equality()
