"""Decoding and hashing of signing requests beside eth-abi and eth-account, on the same bytes."""

import json
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from eth_abi.abi import decode
from eth_account.messages import _hash_eip191_message, encode_typed_data
from tests.run.vectors.case import ME, NOW, calldata
from tests.run.vectors.contracts import APES, USDC
from tests.run.vectors.documents import ZERO, item, seaport

from hueandcry.decode.evm.abi import decode_arguments
from hueandcry.decode.evm.abi_type import parse_function
from hueandcry.decode.typed.document import read_typed_data

TRANSFERS, MULTICALLS, DIGESTS, ROUNDS = 4_000, 400, 1_500, 5
SIZE = 20
_PAYMENT = parse_function("transfer(address to,uint256 amount)").inputs
_CALLS = parse_function("multicall(bytes[] calls)").inputs


def transfer(number: int) -> bytes:
    """Return a transfer; every number is another recipient and amount."""
    recipient = (number + 1) * 0x9E3779B97F4A7C15F39CC0605CEDC834 % 2**160
    return calldata("transfer(address,uint256)", f"0x{recipient:040x}", 10**6 + number)


def multicall(number: int) -> bytes:
    """Return 20 transfers in one call."""
    inner = [transfer(number * SIZE + position) for position in range(SIZE)]
    return calldata("multicall(bytes[])", inner)


def rate(run: Callable[[Any], Any], given: Sequence[Any]) -> float:
    """Return how many a second, processor time, the median of rounds."""
    took = []
    for turn in range(ROUNDS):
        part = given[turn::ROUNDS]
        start = time.process_time()
        for one in part:
            run(one)
        took.append((time.process_time() - start) / len(part))
    return 1 / statistics.median(took)


def decoders() -> None:
    """Print how often arguments are decoded a second, beside eth-abi."""
    transfers = [transfer(number)[4:] for number in range(TRANSFERS)]
    calls = [multicall(number)[4:] for number in range(MULTICALLS)]
    for name, ours, theirs, data in (
        ("a transfer", _ours, _theirs, transfers),
        (f"a multicall and its {SIZE} transfers", _ours_inside, _theirs_inside, calls),
    ):
        assert ours(data[0]) == theirs(data[0])
        here, there = rate(ours, data), rate(theirs, data)
        print(f"arguments of {name}, decoded a second: {here:,.0f}, eth-abi {there:,.0f}:"
              f" {here / there:.1f} times")  # fmt: skip


def _ours(data: bytes) -> tuple[object, ...]:
    return decode_arguments(_PAYMENT, data).values


def _theirs(data: bytes) -> tuple[object, ...]:
    return decode(["address", "uint256"], data)


def _ours_inside(data: bytes) -> list[tuple[object, ...]]:
    [calls] = decode_arguments(_CALLS, data).values
    assert isinstance(calls, tuple)
    return [_ours(call[4:]) for call in calls if isinstance(call, bytes)]


def _theirs_inside(data: bytes) -> list[tuple[object, ...]]:
    [calls] = decode(["bytes[]"], data)
    return [_theirs(call[4:]) for call in calls]


def digests(cases: Path) -> None:
    """Print EIP-712 digests a second beside eth-account, each document another message."""
    batch = json.loads((cases / "signing" / "inferno_permit2_batch.json").read_text())
    sale = seaport([item(2, APES, 1, 1)], [item(0, ZERO, 0, 10**18, ME), item(0, ZERO, 0, 5, USDC)])
    order = json.loads(json.loads(sale)["params"][1])
    for name, document, change in (
        ("a Permit2 batch", batch["typed_data"], "sigDeadline"),
        ("a Seaport order", order, "salt"),
    ):
        made = [_numbered(document, change, number) for number in range(DIGESTS)]
        assert read_typed_data(made[0]).digest == _eth_account(made[0])
        here = rate(lambda one: read_typed_data(one).digest, made)
        there = rate(_eth_account, made[: DIGESTS // 5])
        print(f"EIP-712 digests of {name}: {here:,.0f} a second, eth-account {there:,.0f}:"
              f" {here / there:.1f} times")  # fmt: skip


def _numbered(document: dict[str, Any], field: str, number: int) -> dict[str, Any]:
    return {**document, "message": {**document["message"], field: str(NOW + number)}}


def _eth_account(document: dict[str, Any]) -> bytes:
    return bytes(_hash_eip191_message(encode_typed_data(full_message=document)))
