"""Rows of Etherscan- and Blockscout-shaped account answers, as transactions and transfers.

Field names are those of Etherscan's API pages for `txlist`, `txlistinternal`, `tokentx`,
`tokennfttx` and `token1155tx`; Blockscout adds `logIndex`, and names internal calls by `index`. All
values come as text. Limits: whole numbers of 78 digits (a uint256), places of 18, a call's path of
1,024 parts (the EVM's depth), text of 256 characters.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from hueandcry.model.transfer import NATIVE, PHASE_NATIVE, PHASE_TOKEN, Transaction, Transfer

ACTIONS: Final = ("txlist", "txlistinternal", "tokentx", "tokennfttx", "token1155tx")
# A uint256 has at most 78 digits; more is no amount.
_MOST_DIGITS: Final = 78
# What a 64-bit number holds in any case: blocks, places, times.
_COUNT_DIGITS: Final = 18
_DEEPEST: Final = 1_024
# Longer than any hash or address.
_LONGEST: Final = 256
# A uint256 of more decimals could not hold one unit.
_MOST_DECIMALS: Final = 77
_ZERO: Final = "0x" + "0" * 40
# Calls that carry their caller's value along without moving any of it.
_STILL: Final = frozenset({"delegatecall", "staticcall", "callcode"})


class Skipped(Struct, frozen=True):
    """A row that was not understood: where it stands, why, and its number from 1."""

    where: str
    reason: str
    row: int = 0


class _Broken(Exception):
    """A row that cannot be used."""


def action_of(row: Mapping[str, object]) -> str:
    """Return which answer a row is from, empty if it is from none."""
    if not {"blockNumber", "from"} <= row.keys() or not {"hash", "transactionHash"} & row.keys():
        return ""
    if "contractAddress" in row and "tokenID" in row:
        return "token1155tx" if "tokenValue" in row else "tokennfttx"
    if "tokenDecimal" in row or "tokenSymbol" in row:
        return "tokentx"
    if "gasPrice" in row:
        return "txlist"
    return "txlistinternal" if "value" in row else ""


def read_rows(
    action: str, rows: Sequence[object], chain: str
) -> tuple[list[Transaction], list[Transfer], list[Skipped]]:
    """Read one answer's rows; broken ones are returned with their reasons.

    Answers come in either order (`sort=desc`); rows are returned oldest first.
    """
    transactions: list[Transaction] = []
    transfers: list[Transfer] = []
    skipped: list[Skipped] = []
    for number, row in _oldest_first(rows):
        try:
            if not isinstance(row, Mapping):
                raise _Broken("this is no JSON object")
            if action == "txlist":
                transactions.append(_transaction(row, chain))
            elif action == "txlistinternal":
                transfers.append(_internal(row, chain))
            else:
                transfers.append(_token(action, row, chain))
        except _Broken as error:
            skipped.append(Skipped(_where(row), str(error), number))
    return transactions, transfers, sorted(skipped, key=lambda one: one.row)


def _where(row: object) -> str:
    told = row.get("hash") or row.get("transactionHash") if isinstance(row, Mapping) else None
    return _shown(told)


def _oldest_first(rows: Sequence[object]) -> Iterable[tuple[int, object]]:
    numbered = list(enumerate(rows, start=1))
    blocks = [_block_of(row) for row in (*rows[:1], *rows[-1:])]
    falling = len(blocks) == 2 and blocks[0] > blocks[1] >= 0
    return reversed(numbered) if falling else numbered


def _block_of(row: object) -> int:
    found = _count(row, "blockNumber") if isinstance(row, Mapping) else None
    return -1 if found is None else found


def _transaction(row: Mapping[str, object], chain: str) -> Transaction:
    failed = _text(row, "isError") == "1" or _text(row, "txreceipt_status") == "0"
    fee = _number(row, "gasUsed") * _number(row, "gasPrice")
    recipient = _text(row, "to") or _text(row, "contractAddress")
    return Transaction(
        chain, _hash(row), _block(row), _count(row, "transactionIndex"),
        _count(row, "timeStamp"), _address(row, "from"), recipient.lower() or None,
        _number(row, "value"), fee, not failed, _text(row, "blockHash").lower() or None,
    )  # fmt: skip


def _internal(row: Mapping[str, object], chain: str) -> Transfer:
    """Return one transfer; of nothing for a call that failed or only carries its caller's value."""
    kind = (_text(row, "callType") or _text(row, "type")).lower()
    moved = _text(row, "isError") != "1" and kind not in _STILL
    recipient = _text(row, "to") or _text(row, "contractAddress")
    return Transfer(
        chain, _hash(row), _block(row), _count(row, "transactionIndex"),
        _count(row, "timeStamp"), PHASE_NATIVE, _path(row), _address(row, "from"),
        _party(recipient), NATIVE, _number(row, "value") if moved else 0, 18, None,
    )  # fmt: skip


def _token(action: str, row: Mapping[str, object], chain: str) -> Transfer:
    asset = _address(row, "contractAddress")
    amount, decimals = _amount(action, row)
    if action != "tokentx":
        asset = f"{asset}/{_number(row, 'tokenID')}"
    log = _count(row, "logIndex")
    return Transfer(
        chain, _hash(row), _block(row), _count(row, "transactionIndex"),
        _count(row, "timeStamp"), PHASE_TOKEN, None if log is None else (log,),
        _party(_text(row, "from")), _party(_text(row, "to")), asset, amount, decimals,
        _text(row, "blockHash").lower() or None,
    )  # fmt: skip


def _amount(action: str, row: Mapping[str, object]) -> tuple[int, int | None]:
    if action == "tokennfttx":
        return 1, 0
    if action == "token1155tx":
        return _number(row, "tokenValue"), 0
    decimals = _count(row, "tokenDecimal")
    fits = decimals is not None and decimals <= _MOST_DECIMALS
    return _number(row, "value"), decimals if fits else None


def _path(row: Mapping[str, object]) -> tuple[int, ...] | None:
    """Return a call's place in its transaction: Etherscan's path, or Blockscout's position."""
    parts = _text(row, "traceId").split("_")
    if len(parts) <= _DEEPEST and all(_is_count(part) for part in parts):
        return tuple(map(int, parts))
    position = _count(row, "index")
    return None if position is None else (position,)


def _party(text: str) -> str | None:
    return None if text.lower() in {"", _ZERO} else text.lower()


def _text(row: Mapping[str, object], key: str) -> str:
    """Return a value as text; longer than any chain's it is none, nor with half a surrogate."""
    value = row.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    if isinstance(value, int):
        return str(value) if abs(value) < 10**_MOST_DIGITS else ""
    found = value.strip()
    return found if len(found) <= _LONGEST and found.isprintable() else ""


def _shown(value: object) -> str:
    return repr(value)[:_LONGEST] if isinstance(value, str | int) else type(value).__name__


def _hash(row: Mapping[str, object]) -> str:
    found = (_text(row, "hash") or _text(row, "transactionHash")).lower()
    if not found:
        raise _Broken("the transaction's hash is missing")
    return found


def _address(row: Mapping[str, object], key: str) -> str:
    found = _text(row, key).lower()
    if not found:
        raise _Broken(f"{key} is missing")
    return found


def _block(row: Mapping[str, object]) -> int:
    found = _count(row, "blockNumber")
    if found is None:
        raise _Broken(f"blockNumber is no whole number: {_shown(row.get('blockNumber'))[:60]}")
    return found


def _number(row: Mapping[str, object], key: str) -> int:
    found = _text(row, key)
    if not (found.isascii() and found.isdigit() and len(found) <= _MOST_DIGITS):
        raise _Broken(f"{key} is no whole number: {_shown(row.get(key))[:60]}")
    return int(found)


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _COUNT_DIGITS


def _count(row: Mapping[str, object], key: str) -> int | None:
    found = _text(row, key)
    return int(found) if _is_count(found) else None
