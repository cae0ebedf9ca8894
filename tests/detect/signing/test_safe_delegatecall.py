from hueandcry.model.act import Delegatecall
from hueandcry.model.finding import Confidence
from hueandcry.model.signing import Delegatecalls
from tests.detect.signing.making import SAFE, STRANGER, safe
from tests.examples import detector, hits

PLAIN_MULTISEND = "0x38869bf66a61cf6bdb996a6ae40d5853fd43b526"
CALL_ONLY = "0x9641d764fc13c8b624c04430c7356c1c7c8102e2"
MULTISEND = "0x8d80ff0a"


def run(
    target: str, selector: str = "0xa9059cbb", library: str = "", place: tuple[str, ...] = ()
) -> Delegatecalls:
    return Delegatecalls((Delegatecall(place, SAFE, target, selector, library),))


# What Bybit's owners signed on 2025-02-21: a transfer by name, another master copy by its code.
BYBIT = safe(run("0x96221423681a6d52e184d440a8efcebb105c7242"))
WRAPPED = Delegatecalls(
    (*run(PLAIN_MULTISEND, MULTISEND).rows, *run(STRANGER, place=("MultiSend", "call 1")).rows)
)
HIT = [
    BYBIT,
    safe(run(SAFE, "")),
    safe(run(PLAIN_MULTISEND, MULTISEND)),
    safe(WRAPPED),
    safe(run(PLAIN_MULTISEND, "0x12345678")),
]
CLEAN = [safe(run(CALL_ONLY, MULTISEND, "MultiSendCallOnly 1.4.1"))]


def confidences(number: int) -> list[Confidence]:
    return [hit.confidence for hit in hits(detector("signing/safe-delegatecall"), HIT[number])]


def test_foreign_code_is_sure_also_inside_a_batch() -> None:
    assert confidences(0) == [Confidence.STRONG]
    assert confidences(1) == [Confidence.STRONG]
    assert confidences(3) == [Confidence.MEDIUM, Confidence.STRONG]


def test_safes_own_code_by_its_argument_is_less() -> None:
    assert confidences(2) == [Confidence.MEDIUM]
    assert confidences(4) == [Confidence.STRONG]
