"""Acts sorted into the facts that detectors ask for."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from hueandcry.model.act import (
    AnyAct,
    Approval,
    BlindSignature,
    Call,
    Control,
    Creation,
    Delegatecall,
    Delegation,
    Named,
    Order,
    Payment,
    Refund,
    SignIn,
    Swap,
)
from hueandcry.model.any_fact import AnyFact
from hueandcry.model.signing import (
    Approvals,
    BlindSignatures,
    Calls,
    Controls,
    Delegatecalls,
    Delegations,
    Namings,
    Orders,
    Payments,
    Refunds,
    SignIns,
    Swaps,
)

_GROUPS: Final[dict[type[AnyAct], Callable[[Any], AnyFact]]] = {
    Payment: Payments,
    Approval: Approvals,
    Order: Orders,
    Swap: Swaps,
    Control: Controls,
    Delegatecall: Delegatecalls,
    Delegation: Delegations,
    SignIn: SignIns,
    BlindSignature: BlindSignatures,
    Refund: Refunds,
    Named: Namings,
}
_EMPTY: Final = {kind: fact(()) for kind, fact in _GROUPS.items()}


def grouped(acts: Iterable[AnyAct]) -> tuple[AnyFact, ...]:
    """Return one fact a kind of act, those that hold nothing as well."""
    rows: dict[type[AnyAct], list[Any]] = {}
    for act in acts:
        rows.setdefault(type(act), []).append(act)
    calls = Calls(tuple(rows.get(Call, ())), tuple(rows.get(Creation, ())))
    groups = (
        fact(tuple(rows[kind])) if kind in rows else _EMPTY[kind] for kind, fact in _GROUPS.items()
    )
    return (*groups, calls)
