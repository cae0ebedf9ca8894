"""Pages of an Etherscan- or Blockscout-shaped API: asked, understood, and put end to end.

An answer is `{"status", "message", "result"}` (docs.etherscan.io, docs.blockscout.com). A window of
pages ends at page x offset = 10,000; then the first block moves on to the last one seen, whose rows
are all asked for again: it may have been cut in the middle.
"""

import re
from collections.abc import Callable
from typing import Any, Final

from hueandcry.gather.api import Answer, Api, Busy
from hueandcry.gather.history import MOST_TRANSACTIONS
from hueandcry.model.errors import BadRequest, Unreachable

# Etherscan gives a free key 1,000 rows a page, whatever is asked for.
PAGE: Final = 1_000
_WINDOW: Final = 10_000
# A page cut by the server is as round as its limit; one that ends by itself seldom is.
_ROUND: Final = 100
_EMPTY: Final = re.compile(r"^no .*found", re.IGNORECASE)
_SLOW_DOWN: Final = re.compile(r"rate limit|query timeout|too many requests", re.IGNORECASE)
_DAILY: Final = re.compile(r"daily|per day|day/limit", re.IGNORECASE)
_KEY: Final = re.compile(r"api.?key", re.IGNORECASE)
_NO_ACTION: Final = re.compile(r"action", re.IGNORECASE)

Row = dict[str, Any]


class NoAction(Unreachable):
    """The explorer does not have this answer at all."""


class Pages:
    """Asks one explorer."""

    def __init__(self, api: Api, fixed: dict[str, str]) -> None:
        """Use an API; `fixed` goes with every question: key and chain."""
        self._api = api
        self._fixed = fixed

    def result(self, **params: str) -> Any:  # noqa: ANN401 - as JSON has it
        """Return what an answer holds, [] for "none found".

        Raises `Unreachable`, or `BadRequest` where the key is at fault.
        """
        answer = self._api.ask(_busy, params={**params, **self._fixed})
        body = answer.body
        if not isinstance(body, dict):
            raise Unreachable(
                f"{self._api.name} answers {answer.status} and no JSON", "Check the address"
            )
        result, message = body.get("result"), str(body.get("message", ""))
        if ("jsonrpc" in body and "result" in body) or body.get("status") == "1":
            return result
        if _EMPTY.search(message) or (result == [] and body.get("status") == "0"):
            return []
        self._refuse(params, f"{message} {result if isinstance(result, str) else ''}".strip())
        return None

    def _refuse(self, params: dict[str, str], said: str) -> None:
        words = f"{self._api.name} refuses {params.get('action')}: {self._api.clean(said)}"
        if _KEY.search(said):
            raise BadRequest(words, "Put a valid key into HUE_EXPLORER_KEY")
        if _NO_ACTION.search(said):
            raise NoAction(words)
        raise Unreachable(words, "See what the explorer offers; what was fetched is kept")

    def rows(
        self, action: str, account: str, first: int, last: int, left: Callable[[int, int], None]
    ) -> list[Row]:
        """Return all rows of an account in blocks `first` to `last`, in the explorer's order.

        `left` is told how many rows there are and from which block on is asked. Ends early beyond
        `MOST_TRANSACTIONS` rows. Raises `Unreachable`.
        """
        found: list[Row] = []
        start = first
        while len(found) <= MOST_TRANSACTIONS:
            left(len(found), start)
            window, cut = self._window(action, account, start, last)
            found = [row for row in found if _block(row) < start] + window
            end = _block(window[-1]) if window else start
            if not cut or not window:
                break
            if end == start and len(window) >= _WINDOW:
                raise Unreachable(
                    f"{self._api.name} cannot give more than {_WINDOW:,} rows of block {start:,}"
                )
            if end == start:
                # The last block was asked for alone, and has no more.
                break
            start = end
        return found

    def _window(self, action: str, account: str, start: int, last: int) -> tuple[list[Row], bool]:
        """Return the rows of one window, and whether there may be more behind it."""
        rows: list[Row] = []
        for number in range(1, _WINDOW // PAGE + 1):
            page = self.result(
                module="account", action=action, address=account, startblock=str(start),
                endblock=str(last), page=str(number), offset=str(PAGE), sort="asc",
            )  # fmt: skip
            rows += self._checked(page, rows[-1:], start, last)
            if len(page) < PAGE:
                return rows, bool(page) and len(page) % _ROUND == 0
        return rows, True

    def _checked(self, page: object, before: list[Row], start: int, last: int) -> list[Row]:
        """Return a page's rows. What is not in order cannot be continued, so it is refused."""
        if not isinstance(page, list) or not all(isinstance(row, dict) for row in page):
            raise Unreachable(f"{self._api.name} sends what are no rows", "Check the address")
        blocks = [_block(row) for row in [*before, *page]]
        if blocks != sorted(blocks) or any(not start <= block <= last for block in blocks):
            raise Unreachable(
                f"{self._api.name} sends rows out of order, or of other blocks than asked for",
                "Its answers cannot be put together; use a node (--rpc)",
            )
        return page


def _block(row: Row) -> int:
    text = str(row.get("blockNumber", ""))
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise Unreachable(f"an explorer's row has no block: {text[:40]!r}")
    return int(text)


def _busy(answer: Answer) -> Busy | None:
    body = answer.body
    if not isinstance(body, dict):
        return Busy("its answer was cut short") if answer.status == 200 else None
    if body.get("status") != "0" or not isinstance(body.get("result"), str):
        return None
    said = f"{body.get('message', '')} {body['result']}"
    return Busy(said) if _SLOW_DOWN.search(said) and not _DAILY.search(said) else None
