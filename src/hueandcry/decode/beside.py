"""Accounts a request names outside its acts: who verifies, pays, creates or owns."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from hueandcry.decode.acts import Acts
from hueandcry.model.observable import Request, SafeProposal, UserOperation

_ADDRESS: Final = 2 + 40
# Fields of a user operation that are an address, or begin with one (ERC-4337).
_OF_OPERATION: Final = (
    ("paymaster", "paymaster"), ("paymasterAndData", "paymaster"), ("factory", "factory"),
    ("initCode", "factory"),
)  # fmt: skip


def accounts_beside(request: Request, acts: Acts) -> Iterator[tuple[str, str]]:
    """Yield (account, role), lower case; the same account may come again."""
    document = acts.document
    if document is not None and document.contract:
        yield document.contract, "verifying contract"
    match request:
        case SafeProposal():
            yield request.safe, "account"
            yield from ((owner, "owner") for owner in request.owners)
        case UserOperation():
            yield from _of_operation(request)
        case _:
            pass


def own_accounts(request: Request, told: tuple[str, ...]) -> tuple[str, ...]:
    """Return the asker's other own accounts: those told, of a Safe itself and its owners too."""
    own = told
    if isinstance(request, SafeProposal):
        own = (*told, request.safe, *request.owners)
    return tuple(dict.fromkeys(account for account in own if account))


def _of_operation(request: UserOperation) -> Iterator[tuple[str, str]]:
    fields = dict(request.fields)
    rows = ((fields.get(name, ""), role) for name, role in _OF_OPERATION)
    for text, role in chain(rows, [(request.entry_point, "entry point")]):
        if len(text) >= _ADDRESS:
            yield text[:_ADDRESS], role
