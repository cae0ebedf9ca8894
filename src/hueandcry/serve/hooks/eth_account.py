"""A guarded account of eth-account: it signs nothing that was not assessed.

from hueandcry import open_checker
from hueandcry.serve.hooks.eth_account import guarded

account = guarded(Account.from_key(key), open_checker())
account.sign_typed_data(full_message=message)    # raises Refused where it is a trap
"""

from collections.abc import Mapping
from typing import Any

from eth_account.messages import SignableMessage
from eth_account.signers.local import LocalAccount
from msgspec.structs import replace

from hueandcry.gather.asked import NOTHING, Asked
from hueandcry.model.errors import BadRequest
from hueandcry.run.check import Checker
from hueandcry.serve.hooks.policy import Guard, Policy

_PERSONAL, _STRUCTURED = b"E", b"\x01"


class GuardedAccount(LocalAccount):
    """A `LocalAccount` whose signatures are assessed first; web3.py takes it for one."""

    def __init__(self, account: LocalAccount, guard: Guard) -> None:
        """Take over an account."""
        super().__init__(account._key_obj, account._publicapi)
        self._guard = guard

    def sign_transaction(self, transaction_dict: Any, blobs: Any = None) -> Any:  # noqa: ANN401
        """Sign a transaction. Raises `Refused`."""
        given = {**transaction_dict, "from": transaction_dict.get("from", self.address)}
        self._guard.demand({"method": "eth_signTransaction", "params": [_plain(given)]})
        return super().sign_transaction(transaction_dict, blobs=blobs)

    def sign_typed_data(
        self,
        domain_data: dict[str, Any] | None = None,
        message_types: dict[str, Any] | None = None,
        message_data: dict[str, Any] | None = None,
        full_message: dict[str, Any] | None = None,
    ) -> Any:  # noqa: ANN401
        """Sign typed data. Raises `Refused`."""
        message = full_message or _whole(domain_data, message_types, message_data)
        params = [self.address, message]
        self._guard.demand({"method": "eth_signTypedData_v4", "params": params})
        return super().sign_typed_data(domain_data, message_types, message_data, full_message)

    def sign_message(self, signable_message: SignableMessage) -> Any:  # noqa: ANN401
        """Sign a message. Raises `Refused`, and `BadRequest` for hashes of typed data."""
        body = bytes(signable_message.body)
        if bytes(signable_message.version) == _PERSONAL:
            self._guard.demand({"method": "personal_sign", "params": [body, self.address]})
        elif bytes(signable_message.version) == _STRUCTURED:
            raise BadRequest(
                "typed data that come as hashes cannot be read", "Use sign_typed_data instead"
            )
        else:
            whole = bytes(signable_message.version) + bytes(signable_message.header) + body
            self._guard.demand({"method": "eth_sign", "params": [self.address, whole]})
        return super().sign_message(signable_message)

    def unsafe_sign_hash(self, message_hash: Any) -> Any:  # noqa: ANN401
        """Sign a bare hash. Raises `Refused`, by every policy that refuses DANGER."""
        params = [self.address, bytes(message_hash)]
        self._guard.demand({"method": "eth_sign", "params": params})
        return super().unsafe_sign_hash(message_hash)

    def sign_authorization(self, authorization: dict[str, Any]) -> Any:  # noqa: ANN401
        """Sign an EIP-7702 authorisation. Raises `Refused`."""
        self._guard.demand(_plain(authorization))
        return super().sign_authorization(authorization)


def guarded(
    account: LocalAccount,
    checker: Checker,
    asked: Asked = NOTHING,
    policy: Policy | None = None,
) -> GuardedAccount:
    """Return the account guarded; `asked` may name the site, other own accounts, a history."""
    told = replace(asked, signer=account.address.lower())
    return GuardedAccount(account, Guard(checker, told, policy or Policy()))


def _plain(given: Mapping[str, Any]) -> dict[str, object]:
    return {str(name): value for name, value in given.items()}


def _whole(
    domain: dict[str, Any] | None, types: dict[str, Any] | None, message: dict[str, Any] | None
) -> dict[str, object]:
    """Return typed data given in three parts; the primary type is the one no other refers to."""
    if domain is None or types is None or message is None:
        raise BadRequest("typed data need a domain, types and a message", "Or full_message")
    named = {name for name in types if name != "EIP712Domain"}
    used = {field["type"].partition("[")[0] for name in named for field in types[name]}
    roots = sorted(named - used)
    if len(roots) != 1:
        raise BadRequest(f"the types have {len(roots)} roots, not one", "Give full_message")
    return {"types": types, "primaryType": roots[0], "domain": domain, "message": message}
