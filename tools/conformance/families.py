"""Which vectors stand in which file."""

from collections.abc import Mapping
from typing import Final

from tools.conformance import approvals, calls, control, orders, payments, permits, wrapped
from tools.conformance.vector import Vector

FAMILIES: Final[Mapping[str, list[Vector]]] = {
    "transactions": [
        *payments.vectors(), *approvals.vectors(), *calls.vectors(), *control.vectors(),
    ],
    "typed_data": [*permits.vectors(), *orders.vectors(), *wrapped.vectors()],
}  # fmt: skip
