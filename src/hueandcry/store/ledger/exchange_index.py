"""Finds transactions that move several assets: where somebody may have swapped.

Found once for each state of the lines and kept beside them, so that a trace reads only what it
meets: LEDGER/exchanges/GENERATION.npz.
"""

import contextlib
import tempfile
from pathlib import Path
from typing import Final, NamedTuple
from zipfile import BadZipFile

import duckdb
import numpy as np
from numpy.typing import NDArray

from hueandcry.model.lines import NOBODY
from hueandcry.model.wide import Ints
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.schema import KIND_FEE, KIND_TRANSFER
from hueandcry.store.ledger.transfer_places import places_of

# A pool meets customers one after another; a smart account is sent for by its few owners.
_LEAST_CUSTOMERS: Final = 3


class ExchangeIndex(NamedTuple):
    """Transfers of such transactions, in ascending order, with what is known of each.

    `group` numbers the transactions. `place` are limbs of where debit and credit start (zeros
    without one). `initiator` is the account that sent a group's transaction, NOBODY where nobody
    tells; `asks` are accounts that send transactions, `pools` accounts many others swap with.
    """

    transfer: Ints
    group: NDArray[np.int32]
    place: NDArray[np.int64]
    initiator: NDArray[np.int32]
    asks: NDArray[np.int32]
    pools: NDArray[np.int32]


def exchange_index(ledger: Ledger) -> ExchangeIndex:
    """Return the index of a ledger's current lines; find it where it is not kept yet."""
    path = ledger.folder / "exchanges" / f"{ledger.manifest.generation:06d}.npz"
    kept = _load(path)
    if kept is None:
        kept = _find(ledger)
        _save(path, kept)
    return kept


def _load(path: Path) -> ExchangeIndex | None:
    try:
        with path.open("rb") as file, np.load(file) as kept:
            return ExchangeIndex(*(kept[name] for name in ExchangeIndex._fields))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return None


def _save(path: Path, index: ExchangeIndex) -> None:
    """Keep an index; a ledger on a disk that cannot be written is read all the same."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            np.savez(file, **index._asdict())
        Path(file.name).replace(path)
        for old in path.parent.glob("*.npz"):
            if old.name < path.name:
                old.unlink(missing_ok=True)


def _find(ledger: Ledger) -> ExchangeIndex:
    database = ledger.database
    together = ledger.lookup().together()
    database.execute(
        "CREATE OR REPLACE TEMP TABLE together AS SELECT unnest(CAST($1 AS BIGINT[])) AS id",
        [together],
    )
    database.execute(_MOVED)
    found = database.execute("SELECT id, number FROM moved ORDER BY id").fetchnumpy()
    transfer = np.asarray(found["id"], dtype=np.int64)
    index = ExchangeIndex(
        transfer,
        np.asarray(found["number"], dtype=np.int32),
        places_of(ledger, transfer),
        _column(database, _INITIATORS),
        _column(database, _ASKS),
        _column(database, _POOLS),
    )
    database.execute("DROP TABLE moved; DROP TABLE together")
    return index


def _column(database: duckdb.DuckDBPyConnection, query: str) -> NDArray[np.int32]:
    return np.array([row[0] for row in database.execute(query).fetchall()], dtype=np.int32)


_MOVED: Final = f"""
CREATE OR REPLACE TEMP TABLE moved AS
WITH part AS (
    SELECT t.id, t.chain, t.tx, t.height, coalesce(s.asset, d.asset) AS asset,
        s.account AS payer, d.account AS payee
    FROM together w JOIN transfer t ON t.id = w.id
    LEFT JOIN line s ON s.id = t.source LEFT JOIN line d ON d.id = t.target
    WHERE t.kind = {KIND_TRANSFER}
), several AS (
    SELECT chain, tx, row_number() OVER (ORDER BY min(id)) - 1 AS number FROM part
    GROUP BY chain, tx HAVING min(asset) <> max(asset)
)
SELECT p.id, n.number, p.chain, p.tx, p.asset, p.payer, p.payee,
    coalesce(f.account, a.id, {NOBODY}) AS initiator
FROM part p JOIN several n ON n.chain = p.chain AND n.tx = p.tx
LEFT JOIN (
    SELECT t.chain, t.tx, any_value(l.account) AS account FROM together w
    JOIN transfer t ON t.id = w.id JOIN line l ON l.id = t.source
    WHERE t.kind = {KIND_FEE} GROUP BY ALL
) f ON f.chain = p.chain AND f.tx = p.tx
LEFT JOIN transaction x ON x.chain = p.chain AND x.hash = p.tx
LEFT JOIN account a ON a.chain = x.chain AND a.name = x.sender
"""
_INITIATORS: Final = "SELECT any_value(initiator) FROM moved GROUP BY number ORDER BY number"
_ASKS: Final = f"""
WITH here AS (SELECT payer AS account FROM moved UNION SELECT payee FROM moved)
SELECT DISTINCT l.account FROM transfer t JOIN line l ON l.id = t.source
JOIN here h ON h.account = l.account WHERE t.kind = {KIND_FEE}
UNION SELECT DISTINCT initiator FROM moved WHERE initiator <> {NOBODY}
UNION SELECT a.id FROM here h JOIN account a ON a.id = h.account
    JOIN transaction x ON x.chain = a.chain AND x.sender = a.name
ORDER BY 1
"""
_POOLS: Final = f"""
WITH side AS (
    SELECT number, initiator, payer AS account, asset, TRUE AS pays FROM moved
    UNION ALL SELECT number, initiator, payee, asset, FALSE FROM moved
), part AS (
    SELECT number, account, any_value(initiator) AS initiator FROM side
    WHERE account IS NOT NULL GROUP BY number, account
    HAVING count(DISTINCT pays) = 2 AND count(DISTINCT asset) > 1
)
SELECT account FROM part WHERE account <> initiator GROUP BY account
HAVING count(DISTINCT CASE WHEN initiator = {NOBODY} THEN -2 - number ELSE initiator END)
    >= {_LEAST_CUSTOMERS}
ORDER BY account
"""
