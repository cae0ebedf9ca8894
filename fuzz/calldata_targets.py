"""Targets for calldata: of any function this program knows, and within any batch."""

from functools import cache

from hueandcry.decode.calldata.frame import CallFrame, NoAbis
from hueandcry.decode.calldata.known import tables
from hueandcry.decode.calldata.read import MAX_ACTS, MAX_CALLS, read_call
from hueandcry.model.act import Call

ACCOUNT, OTHER = "0x" + "51" * 20, "0x" + "c0" * 20


@cache
def _selectors() -> tuple[bytes, ...]:
    plain, foreign = tables()
    return tuple(bytes.fromhex(one) for one in sorted(plain | foreign))


def calldata(data: bytes) -> None:
    """Read any bytes as a call: with the selector they begin with, and with one they choose."""
    known = _selectors()
    chosen = known[int.from_bytes(data[:2], "big") % len(known)] + data[2:]
    for one in (data, chosen):
        for account in ("", ACCOUNT):
            found = read_call(CallFrame((), "eip155:1", ACCOUNT, OTHER, 1, one, account), NoAbis())
            assert isinstance(found[0], Call)
            assert sum(isinstance(act, Call) for act in found) <= MAX_CALLS + 1
            # A Safe's delegatecall or a payment may follow the last act that counts.
            assert len(found) <= MAX_ACTS + 2
