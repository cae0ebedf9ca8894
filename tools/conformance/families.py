"""Which vectors stand in which file."""

from collections.abc import Mapping
from typing import Final

from tools.conformance import (
    addresses,
    approvals,
    batches,
    bybit,
    calls,
    control,
    delegations,
    encodings,
    forms,
    intents,
    messages,
    nested,
    orders,
    payments,
    permit2,
    permits,
    safe_changes,
    safes,
    user_operations,
    wrapped,
)
from tools.conformance.vector import Vector

FAMILIES: Final[Mapping[str, list[Vector]]] = {
    "transactions": [
        *payments.vectors(), *approvals.vectors(), *nested.vectors(), *calls.vectors(),
        *control.vectors(), *forms.whole(), *batches.vectors(),
    ],
    "typed_data": [
        *permits.vectors(), *permit2.vectors(), *orders.vectors(), *wrapped.vectors(),
        *intents.vectors(),
    ],
    "messages": messages.vectors(),
    "safe": [*safes.vectors(), *bybit.vectors(), *safe_changes.vectors()],
    "delegations": delegations.vectors(),
    "user_operations": user_operations.vectors(),
    "addresses": addresses.vectors(),
    "encoding_edges": [*encodings.vectors(), *forms.vectors()],
}  # fmt: skip
