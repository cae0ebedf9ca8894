"""Speed of reading calldata: a transfer, batches of transfers, the worst that limits let through.

Run by itself: `python -m bench.calldata`.
"""

import statistics
import time
from collections.abc import Callable

from hueandcry.decode.calldata.frame import CallFrame, NoAbis
from hueandcry.decode.calldata.read import read_call
from hueandcry.decode.evm.abi import encode_arguments
from hueandcry.decode.evm.abi_type import parse_function

ME, OTHER = "0x" + "51" * 20, "0x" + "c0" * 20
ROUNDS = 200


def called(signature: str, *values: object) -> bytes:
    """Encode a call by our own encoder."""
    function = parse_function(signature)
    return function.selector + encode_arguments(function.inputs, values)  # type: ignore[arg-type]


TRANSFER = called("transfer(address,uint256)", OTHER, 5)


def packed(data: bytes, operation: int) -> bytes:
    """Encode one call of a MultiSend to OTHER."""
    head = bytes([operation]) + bytes.fromhex(OTHER[2:]) + bytes(32)
    return head + len(data).to_bytes(32, "big") + data


def bomb() -> bytes:
    """Return five MultiSends in each of five, six deep: 15,625 calls in 2 MB."""
    data = b"\1\2\3\4"
    for _ in range(6):
        data = called("multiSend(bytes)", packed(data, 1) * 5)
    return data


def main() -> None:
    """Print the median time of each."""
    for name, data, rounds in (
        ("an ERC-20 transfer", TRANSFER, ROUNDS * 10),
        ("a multicall of 20 transfers", called("multicall(bytes[])", (TRANSFER,) * 20), ROUNDS),
        ("a multicall of 1,000 transfers", called("multicall(bytes[])", (TRANSFER,) * 1_000), 5),
        ("a bomb of MultiSends", bomb(), 5),
    ):
        frame = CallFrame((), "eip155:1", ME, OTHER, 0, data)
        took = _median(lambda frame=frame: read_call(frame, NoAbis()), rounds)  # type: ignore[misc]
        print(f"{name}, {len(data):,} bytes: {took:,.0f} us")


def _median(run: Callable[[], object], rounds: int) -> float:
    took = []
    run()
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        took.append(time.perf_counter() - start)
    return statistics.median(took) * 1e6


if __name__ == "__main__":
    main()
