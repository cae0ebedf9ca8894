"""A client for a node's JSON-RPC (jsonrpc.org/specification): single calls and batches.

Nodes say many things with one code: -32005 is both "too many requests" and "too many results".
What is told apart here by the words is: ask again later, ask for less, and cannot at all.
"""

import re
from collections.abc import Sequence
from typing import Any, Final

from hueandcry.gather.api import Answer, Api, Busy
from hueandcry.model.errors import Unreachable

# Batches beyond a hundred calls are refused by several providers.
_BATCH: Final = 50
_LIMIT_EXCEEDED: Final = -32005
_NO_METHOD: Final = -32601
_INVALID: Final = -32602
# A contract's own refusal (geth, EIP-1474 extensions): its words are the contract's.
_REVERTED: Final = 3

_SLOW_DOWN: Final = re.compile(
    r"rate.?limit|too many requests|request (rate|count)|requests? per|exceeded.*(capacity|quota"
    r"|credits|compute)|throttl|try again|timed? ?out|timeout|busy|overloaded",
    re.IGNORECASE,
)
_TOO_LARGE: Final = re.compile(
    r"more than \d+ (results|logs|blocks)|too many (results|logs|blocks|traces)|"
    r"(block )?range.*(large|limit|max|exceed|bigger|wide|big|most)|"
    r"(limit|max|exceed|bigger|most).*(block )?(range|blocks)|"
    r"response (size|is too big)|query timeout|exceed(s|ed)? max(imum)? (results|logs)|"
    r"limited to|result.*(limit|too large)",
    re.IGNORECASE,
)
_NOT_THERE: Final = re.compile(
    r"(method|namespace).*(not|n't|un)[- ]?(found|exist|supported|available|allowed|enabled)|"
    r"(does|is) not (exist|available|supported|enabled)|unknown method|unsupported method|"
    r"not whitelisted|method not",
    re.IGNORECASE,
)


class Refused(Unreachable):
    """The node answered with an error: its code, and its words without any part of our key."""

    def __init__(self, node: str, method: str, code: int, said: str) -> None:
        """Say which node refused what."""
        super().__init__(f"{node} refuses {method}: {said or code}", "See what the node offers")
        self.code = code
        self.said = said

    @property
    def too_large(self) -> bool:
        """Whether a smaller question may be answered; some only call it invalid parameters."""
        return self.code == _INVALID or bool(_TOO_LARGE.search(self.said))

    @property
    def not_there(self) -> bool:
        """Whether the node does not have this method at all."""
        return self.code == _NO_METHOD or bool(_NOT_THERE.search(self.said))


Call = tuple[str, Sequence[object]]


class JsonRpc:
    """A node. Results are what JSON has; their shape is checked by who asks."""

    def __init__(self, api: Api) -> None:
        """Use an API."""
        self._api = api
        self.name = api.name
        self._number = 0
        self._takes_batches = True

    def call(self, method: str, *params: object) -> Any:  # noqa: ANN401 - as JSON has it
        """Call a method. Raises `Refused` or `Unreachable`."""
        result = self._single((method, params))
        if isinstance(result, Refused):
            raise result
        return result

    def many(self, calls: Sequence[Call]) -> list[Any]:
        """Call many, in order; what was refused comes as a `Refused` in its place."""
        results: list[Any] = []
        for first in range(0, len(calls), _BATCH):
            part = calls[first : first + _BATCH]
            together = self._takes_batches and len(part) > 1
            results += self._batch(part) if together else [self._single(call) for call in part]
        return results

    def all(self, calls: Sequence[Call]) -> list[Any]:
        """Call many, in order. Raises `Refused` or `Unreachable` if one has no result."""
        results = self.many(calls)
        for result in results:
            if isinstance(result, Refused):
                raise result
        return results

    def _single(self, call: Call) -> Any:  # noqa: ANN401 - a result, or a Refused
        request = self._request(call)
        answer = self._api.ask(_busy, body=request)
        body = answer.body
        if not isinstance(body, dict) or not _answers(body, request):
            raise Unreachable(
                f"{self.name} answers {call[0]} with what is no JSON-RPC (HTTP {answer.status})",
                "Check the address, and the key in it",
            )
        return self._result(call, body)

    def _batch(self, calls: Sequence[Call]) -> list[Any]:
        requests = [self._request(call) for call in calls]
        answer = self._api.ask(_busy, body=requests, weight=len(requests))
        if not isinstance(answer.body, list):
            # A node need not take batches (the specification says MAY).
            self._takes_batches = False
            return [self._single(call) for call in calls]
        bodies = {one["id"]: one for one in answer.body if isinstance(one, dict) and "id" in one
                  and isinstance(one["id"], int)}  # fmt: skip
        results = []
        for call, request in zip(calls, requests, strict=True):
            body = bodies.get(request["id"])
            # What is missing, or was too much for now, is asked for alone.
            again = body is None or not _answers(body, request) or _slow_down(body)
            results.append(self._single(call) if again else self._result(call, body))
        return results

    def _request(self, call: Call) -> dict[str, Any]:
        self._number += 1
        method, params = call
        return {"jsonrpc": "2.0", "id": self._number, "method": method, "params": list(params)}

    def _result(self, call: Call, body: Any) -> Any:  # noqa: ANN401 - as JSON has it
        if body.get("error") is None:
            return body["result"]
        code, said = _error(body)
        return Refused(self.name, call[0], code, self._api.clean(said))


def _answers(body: dict[str, Any], request: dict[str, Any]) -> bool:
    """Whether this is the answer to that request. An error may lack the id (it was unreadable)."""
    failed = isinstance(body.get("error"), dict | str)
    if body.get("id") is None and failed:
        return True
    return body.get("id") == request["id"] and (failed or "result" in body)


def _error(body: dict[str, Any]) -> tuple[int, str]:
    error = body["error"]
    if not isinstance(error, dict):
        return 0, str(error)
    code, data = error.get("code"), error.get("data")
    # Some gateways put what matters into `data`.
    more = data.get("payload") or data.get("message") if isinstance(data, dict) else data
    words = [part for part in (error.get("message"), more) if isinstance(part, str)]
    said = " ".join(part for part in words if not part.startswith("0x"))
    return code if isinstance(code, int) else 0, said


def _busy(answer: Answer) -> Busy | None:
    body = answer.body
    return Busy(_error(body)[1]) if isinstance(body, dict) and _slow_down(body) else None


def _slow_down(body: dict[str, Any]) -> bool:
    if body.get("error") is None:
        return False
    code, said = _error(body)
    if code == _REVERTED or _TOO_LARGE.search(said):
        return False
    return code in {_LIMIT_EXCEEDED, 429} or bool(_SLOW_DOWN.search(said))
