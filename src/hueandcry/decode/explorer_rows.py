"""Rows of Etherscan- and Blockscout-shaped account answers, as transactions and transfers.

Field names are those of Etherscan's API pages for `txlist`, `txlistinternal`, `tokentx`,
`tokennfttx` and `token1155tx`; Blockscout adds `logIndex`. All values come as text.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct

from hueandcry.model.transfer import NATIVE, PHASE_NATIVE, PHASE_TOKEN, Transaction, Transfer

ACTIONS: Final = ("txlist", "txlistinternal", "tokentx", "tokennfttx", "token1155tx")
# A uint256 has at most 78 digits; more is no amount.
_MOST_DIGITS: Final = 78
_ZERO: Final = "0x" + "0" * 40


class Skipped(Struct, frozen=True):
    """A row that was not understood: where it stands, and why."""

    where: str
    reason: str


class _Broken(Exception):
    """A row that cannot be used."""


def action_of(row: Mapping[str, object]) -> str:
    """Return which answer a row is from, empty if it is from none."""
    if not {"hash", "blockNumber", "from"} <= row.keys() | {
        "hash" if "transactionHash" in row else ""
    }:
        return ""
    if "contractAddress" in row and "tokenID" in row:
        return "token1155tx" if "tokenValue" in row else "tokennfttx"
    if "tokenDecimal" in row or "tokenSymbol" in row:
        return "tokentx"
    if "gasPrice" in row:
        return "txlist"
    return "txlistinternal" if "value" in row else ""


def read_rows(
    action: str, rows: Iterable[object], chain: str
) -> tuple[list[Transaction], list[Transfer], list[Skipped]]:
    """Read one answer's rows; broken ones are returned with their reasons."""
    transactions: list[Transaction] = []
    transfers: list[Transfer] = []
    skipped: list[Skipped] = []
    for number, row in enumerate(rows, start=1):
        try:
            if not isinstance(row, Mapping):
                raise _Broken("this is no JSON object")
            if action == "txlist":
                transactions.append(_transaction(row, chain))
            elif action == "txlistinternal":
                transfers += _internal(row, chain)
            else:
                transfers.append(_token(action, row, chain))
        except _Broken as error:
            skipped.append(Skipped(f"row {number}", str(error)))
    return transactions, transfers, skipped


def _transaction(row: Mapping[str, object], chain: str) -> Transaction:
    failed = _text(row, "isError") == "1" or _text(row, "txreceipt_status") == "0"
    fee = _number(row, "gasUsed") * _number(row, "gasPrice")
    recipient = _text(row, "to") or _text(row, "contractAddress")
    return Transaction(
        chain, _hash(row), _number(row, "blockNumber"), _count(row, "transactionIndex"),
        _count(row, "timeStamp"), _address(row, "from"), recipient.lower() or None,
        _number(row, "value"), fee, not failed, _text(row, "blockHash") or None,
    )  # fmt: skip


def _internal(row: Mapping[str, object], chain: str) -> list[Transfer]:
    """Return one transfer, or none for a call that failed or moved nothing."""
    if _text(row, "isError") == "1" or not _number(row, "value"):
        return []
    path = _text(row, "traceId")
    place = tuple(int(part) for part in path.split("_")) if _is_path(path) else None
    recipient = _text(row, "to") or _text(row, "contractAddress")
    return [
        Transfer(
            chain, _hash(row), _number(row, "blockNumber"), _count(row, "transactionIndex"),
            _count(row, "timeStamp"), PHASE_NATIVE, place, _address(row, "from"),
            _party(recipient), NATIVE, _number(row, "value"), 18, None,
        )
    ]  # fmt: skip


def _token(action: str, row: Mapping[str, object], chain: str) -> Transfer:
    asset = _address(row, "contractAddress")
    amount, decimals = _amount(action, row)
    if action != "tokentx":
        asset = f"{asset}/{_number(row, 'tokenID')}"
    log = _count(row, "logIndex")
    return Transfer(
        chain, _hash(row), _number(row, "blockNumber"), _count(row, "transactionIndex"),
        _count(row, "timeStamp"), PHASE_TOKEN, None if log is None else (log,),
        _party(_text(row, "from")), _party(_text(row, "to")), asset, amount, decimals,
        _text(row, "blockHash") or None,
    )  # fmt: skip


def _amount(action: str, row: Mapping[str, object]) -> tuple[int, int | None]:
    if action == "tokennfttx":
        return 1, 0
    if action == "token1155tx":
        return _number(row, "tokenValue"), 0
    decimals = _count(row, "tokenDecimal")
    return _number(row, "value"), decimals if decimals is None or decimals <= 77 else None


def _party(text: str) -> str | None:
    return None if text.lower() in {"", _ZERO} else text.lower()


def _is_path(text: str) -> bool:
    return bool(text) and all(part.isascii() and part.isdigit() for part in text.split("_"))


def _text(row: Mapping[str, object], key: str) -> str:
    value = row.get(key)
    if isinstance(value, bool) or value is None:
        return ""
    return str(value).strip() if isinstance(value, str | int) else ""


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


def _number(row: Mapping[str, object], key: str) -> int:
    found = _text(row, key)
    if not (found.isascii() and found.isdigit() and len(found) <= _MOST_DIGITS):
        raise _Broken(f"{key} is no whole number: {found[:60]!r}")
    return int(found)


def _count(row: Mapping[str, object], key: str) -> int | None:
    found = _text(row, key)
    fits = found.isascii() and found.isdigit() and len(found) <= 18
    return int(found) if fits else None
