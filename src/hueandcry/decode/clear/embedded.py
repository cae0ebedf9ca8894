"""Calls inside the data (format `calldata`): shown by the descriptor of whom they call."""

from typing import Final

from hueandcry.decode.account import checksummed
from hueandcry.decode.clear.fault import Unclear
from hueandcry.decode.clear.formats import Shown
from hueandcry.decode.clear.names import Container
from hueandcry.decode.clear.plain import address_of, number_of
from hueandcry.model.signing import ClearField

_SELECTOR: Final = 4


def show_call(label: str, shown: Shown) -> list[ClearField]:
    """Return the intent of the inner call and its fields, or what is known of it without."""
    data = shown.node.value
    if not isinstance(data, bytes):
        raise Unclear("a call must be bytes")
    inner = _container(shown)
    selector = shown.params.node("selector")
    if selector is not None:
        data = _selector(selector.value) + data
    if not data:
        return [ClearField(label, f"no data, to {checksummed(inner.target)}")]
    read = shown.view.inner.read
    found = read(inner, data) if read else None
    if found is None:
        shown.view.fault(f"{label}: no descriptor is known for the call inside")
        head = data[:_SELECTOR].hex()
        size = f"0x{head}... ({len(data):,} bytes)"
        return [ClearField(label, f"{size} to {checksummed(inner.target)}")]
    shown.view.spend(len(found.fields))
    for fault in found.faults:
        shown.view.fault(f"{label}: {fault}")
    return [ClearField(label, found.intent), *found.fields]


def _container(shown: Shown) -> Container:
    around, params = shown.view.container, shown.params
    callee, amount = params.node("callee"), params.node("amount")
    spender, chain = params.node("spender"), params.node("chainId")
    if callee is None:
        raise Unclear("a call without a callee")
    return Container(
        around.chain if chain is None else f"eip155:{number_of(chain)}",
        around.target if spender is None else address_of(spender),
        address_of(callee),
        0 if amount is None else number_of(amount),
    )


def _selector(value: object) -> bytes:
    if isinstance(value, bytes) and len(value) == _SELECTOR:
        return value
    if isinstance(value, str) and value[:2] == "0x" and len(value) == 2 + 2 * _SELECTOR:
        try:
            return bytes.fromhex(value[2:])
        except ValueError:
            pass
    raise Unclear(f"{str(value)[:40]} is no selector")
