from msgspec.structs import replace

from hueandcry.model.observable import Transaction, UserOperation
from tests.detect.signing.making import CHAIN, ME, call, tx
from tests.examples import Facts


def paying(*fees: tuple[str, str]) -> Facts:
    """Make an example of a transaction with these fees."""
    example = tx(call())
    assert isinstance(example.observable, Transaction)
    return Facts(replace(example.observable, fees=fees), example.facts)


def operation(gas: str, price: str) -> Facts:
    """Make an example of a user operation."""
    fields = (("preVerificationGas", gas), ("maxFeePerGas", price), ("callGasLimit", "1"))
    return Facts(UserOperation("op", "op", CHAIN, "", ME, "0x", fields), (call(),))


HIT = [
    paying(("gas", "21000"), ("maxFeePerGas", str(10**18))),
    paying(("gas", "1000000000000"), ("gasPrice", str(10**9))),
    operation(str(10**15), str(10**9)),
]
CLEAN = [
    paying(("gas", "200000"), ("maxFeePerGas", str(50 * 10**9))),
    paying(("maxFeePerGas", str(10**18))),
    paying(),
    operation("60000", str(10**9)),
]
