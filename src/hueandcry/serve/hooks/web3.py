"""A middleware for web3.py: what is sent to be signed is assessed first.

from hueandcry import open_checker
from hueandcry.serve.hooks.web3 import guard_middleware

w3.middleware_onion.add(guard_middleware(open_checker()))

Added last it stands outermost, before a middleware that signs. Calls that are signed elsewhere and
arrive raw (`eth_sendRawTransaction`) are assessed too; typed data signed by a local key never pass
here: guard the account (`hueandcry.serve.hooks.eth_account`).
"""

from typing import TYPE_CHECKING, Any, Final

from web3.middleware.base import Web3Middleware
from web3.types import RPCEndpoint

from hueandcry.gather.asked import NOTHING, Asked
from hueandcry.run.check import Checker
from hueandcry.serve.hooks.policy import Guard, Policy

if TYPE_CHECKING:
    from web3 import AsyncWeb3, Web3

SIGNING: Final = frozenset({
    "eth_sendTransaction", "eth_signTransaction", "eth_sendRawTransaction", "eth_sign",
    "personal_sign", "eth_signTypedData_v3", "eth_signTypedData_v4", "eth_sendUserOperation",
    "wallet_sendCalls",
})  # fmt: skip
# Older names of the same; nodes take them, and they must not be a way around.
_OLDER: Final = {"eth_signTypedData": "eth_signTypedData_v4"}


class GuardMiddleware(Web3Middleware):
    """Raises `Refused` instead of passing a request on."""

    def __init__(self, w3: "Web3 | AsyncWeb3[Any]", guard: Guard) -> None:
        """Stand before one provider."""
        super().__init__(w3)
        self._guard = guard

    def request_processor(self, method: RPCEndpoint, params: Any) -> Any:  # noqa: ANN401
        """Assess what asks for a signature; all else passes."""
        self._assess(method, params)
        return method, params

    async def async_request_processor(self, method: RPCEndpoint, params: Any) -> Any:  # noqa: ANN401
        """Do the same for asynchronous providers: an assessment takes about a millisecond."""
        self._assess(method, params)
        return method, params

    def _assess(self, method: RPCEndpoint, params: Any) -> None:  # noqa: ANN401
        name = _OLDER.get(method, str(method))
        if name in SIGNING:
            self._guard.demand({"method": name, "params": list(params)})


def guard_middleware(
    checker: Checker, asked: Asked = NOTHING, policy: Policy | None = None
) -> type[Web3Middleware]:
    """Return what `middleware_onion.add` takes."""
    guard = Guard(checker, asked, policy or Policy())

    class Guarding(GuardMiddleware):
        def __init__(self, w3: "Web3 | AsyncWeb3[Any]") -> None:
            super().__init__(w3, guard)

    return Guarding
