"""The fee a request allows is far beyond what any transaction costs."""

from collections.abc import Iterable

from hueandcry.decode.amount import shown_quantity
from hueandcry.detect.detector import detector
from hueandcry.model.act import Asset
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Request, Transaction, UserOperation
from hueandcry.model.signing import Calls

# In wei. On Ethereum's dearest day (2022-05-01, gas at 7,000 gwei) a mint of 200,000 gas cost 1.4;
# elsewhere fees are a fraction of that.
_MOST = 10**18
_GAS = ("gas", "gasLimit")
_PRICE = ("maxFeePerGas", "gasPrice")
_OF_OPERATION = ("callGasLimit", "verificationGasLimit", "preVerificationGas",
                 "paymasterVerificationGasLimit", "paymasterPostOpGasLimit")  # fmt: skip


@detector(
    title="The fee may be more than a whole coin",
    severity=Severity.MEDIUM,
    why="Gas limit and price are signed as well: whoever makes the blocks, or bundles user "
    "operations, may take all that they allow.",
    advice="Have the wallet set the fee itself, and compare it with what others pay now.",
    references=("EIP-1559", "EIP-4337"),
)
def fee_too_high(request: Request, calls: Calls) -> Iterable[Hit]:
    """Report the most that a transaction or user operation lets be taken as fee."""
    fee = _fee(request)
    if fee > _MOST:
        chain = request.chain if isinstance(request, Transaction | UserOperation) else ""
        shown = shown_quantity(Asset(chain, standard="native"), str(fee), None)
        yield Hit("fee", Confidence.STRONG, (Evidence(f"up to {shown} may be taken as fee"),))


def _fee(request: Request) -> int:
    match request:
        case Transaction():
            fees = dict(request.fees)
            return _first(fees, _GAS) * _first(fees, _PRICE)
        case UserOperation():
            fields = dict(request.fields)
            gas = sum(int(fields.get(name) or 0) for name in _OF_OPERATION)
            return gas * _first(fields, ("maxFeePerGas",))
        case _:
            return 0


def _first(fields: dict[str, str], names: tuple[str, ...]) -> int:
    return next((int(fields[name]) for name in names if fields.get(name)), 0)
