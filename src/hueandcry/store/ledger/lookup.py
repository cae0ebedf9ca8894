"""Finds an account's lines and a transaction's transfers without a scan: sorted keys in files.

SEGMENT/tx_key.npy, tx_row.npy      a key for every transfer's transaction, and which transfer it is
SEGMENT/name_key.npy, name_row.npy  a key for the account (and owner) of every line first seen here

A key is the last 16 digits of a hash in hex, or half of the MD5 of any other name; whoever asks
compares the names themselves afterwards.
"""

from collections.abc import Sequence
from hashlib import md5
from pathlib import Path
from typing import Final

import duckdb
import numpy as np
from numpy.typing import NDArray

from hueandcry.model.wide import Ints

_HASH: Final = 66
# `right` and a cast are four times as fast as an MD5; casts of other texts give NULL.
_TRANSACTIONS: Final = f"""
SELECT coalesce(CASE WHEN length(tx) = {_HASH} THEN TRY_CAST('0x' || right(tx, 16) AS UBIGINT) END,
    md5_number_lower(tx)) AS key FROM transfer WHERE id >= ? ORDER BY id
"""
_NAMES: Final = """
SELECT md5_number_lower(a.name) AS key, l.id AS row FROM line l JOIN account a ON a.id = l.account
WHERE l.id >= $1
UNION ALL
SELECT md5_number_lower(w.name), l.id FROM line l JOIN owner o ON o.account = l.account
JOIN account w ON w.id = o.owner WHERE l.id >= $1
"""


def write_lookup(
    database: duckdb.DuckDBPyConnection, folder: Path, transfer: int, line: int
) -> None:
    """Write the keys of all transfers and lines from these numbers on."""
    keys = database.execute(_TRANSACTIONS, [transfer]).fetchnumpy()["key"]
    _write(folder, "tx", keys, np.arange(transfer, transfer + len(keys), dtype=np.int64))
    names = database.execute(_NAMES, [line]).fetchnumpy()
    _write(folder, "name", names["key"], np.asarray(names["row"], dtype=np.int64))


def _write(folder: Path, kind: str, key: NDArray[np.uint64], row: Ints) -> None:
    order = np.argsort(key, kind="stable")
    np.save(folder / f"{kind}_key.npy", np.asarray(key[order], dtype=np.uint64))
    # A ledger of 4 billion transfers belongs on another engine.
    np.save(folder / f"{kind}_row.npy", row[order].astype(np.uint32))


class Lookup:
    """The keys of all segments. Raises `OSError` or `ValueError` where a file is missing or cut."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """Map the files."""
        self._kinds = {
            kind: [
                (np.load(folder / f"{kind}_key.npy", mmap_mode="r"),
                 np.load(folder / f"{kind}_row.npy", mmap_mode="r"))
                for folder in folders
            ]
            for kind in ("tx", "name")
        }  # fmt: skip

    def transfers(self, transaction: str) -> list[int]:
        """Return the transfers that may be of a transaction."""
        return self._rows("tx", transaction)

    def together(self) -> list[int]:
        """Return the transfers that may share a transaction with another one, ascending."""
        parts = self._kinds["tx"]
        keys = np.concatenate([np.zeros(0, np.uint64), *(keys for keys, _ in parts)])
        rows = np.concatenate([np.zeros(0, np.uint32), *(rows for _, rows in parts)])
        if len(parts) > 1:
            order = np.argsort(keys, kind="stable")
            keys, rows = keys[order], rows[order]
        same = keys[1:] == keys[:-1]
        shared = np.append(same, False) | np.append(False, same)
        return sorted(rows[shared[: len(rows)]].tolist())

    def lines(self, account: str) -> list[int]:
        """Return the lines that may be of an account, or of outpoints it owns."""
        return self._rows("name", account)

    def _rows(self, kind: str, name: str) -> list[int]:
        key = np.uint64(_key_of_hash(name) if kind == "tx" and _is_hash(name) else _key(name))
        found: list[int] = []
        for keys, rows in self._kinds[kind]:
            first = int(np.searchsorted(keys, key, side="left"))
            after = int(np.searchsorted(keys, key, side="right"))
            found += rows[first:after].tolist()
        return sorted(set(found))


def _is_hash(name: str) -> bool:
    digits = name[-16:]
    return len(name) == _HASH and all(digit in "0123456789abcdefABCDEF" for digit in digits)


def _key_of_hash(name: str) -> int:
    return int(name[-16:], 16)


def _key(name: str) -> int:
    # The digest spreads names evenly; nothing is kept secret by it.
    return int.from_bytes(md5(name.encode(), usedforsecurity=False).digest()[8:], "little")
