"""Files made by hand, brought into a real ledger, and what stands in it afterwards."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from hueandcry.model.wide import wide
from hueandcry.store.ledger.generic import Mapping, mapping_of
from hueandcry.store.ledger.importing import Brought, Wanted, import_file
from hueandcry.store.ledger.ledger import Ledger

CHAIN = "eip155:1"
NOW = "2024-06-01T00:00:00+00:00"
TOKEN = "0x" + "7" * 40
ETL_TOKENS = "token_address,from_address,to_address,value,transaction_hash,log_index,block_number"


def party(number: int) -> str:
    return f"0x{number:040x}"


def tx(number: int) -> str:
    return f"0x{number:064x}"


A, B, C, D = (party(0xA0 + number) for number in range(4))


def ledger_at(folder: Path) -> Ledger:
    return Ledger(folder, write=True)


def written(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def table(path: Path, header: str, rows: Iterable[Sequence[object]]) -> Path:
    lines = [",".join("" if cell is None else str(cell) for cell in row) for row in rows]
    return written(path, "\n".join([header, *lines]) + "\n")


def answer(path: Path, rows: object) -> Path:
    return written(path, json.dumps(rows))


def parquet(path: Path, select: str) -> Path:
    duckdb.connect().execute(f"COPY ({select}) TO '{path}' (FORMAT parquet)")
    return path


def bring(
    ledger: Ledger, path: Path, chain: str = CHAIN, mapping: Mapping | None = None
) -> Brought:
    """Import one file; every row of it must be accounted for."""
    brought = import_file(ledger, path, Wanted(chain, mapping), NOW)
    counted = brought.taken + brought.known + brought.off_lines + brought.rejected
    assert brought.rows == counted, brought
    return brought


def usd(words: str = "time=time,block=block,tx=tx,from=from,to=to,amount=amount") -> Mapping:
    return mapping_of(words, "USD", 6)


_TRANSFERS = """
SELECT c.name, t.height, t.phase, sa.name, da.name, a.name, a.decimals, CAST(t.v AS VARCHAR),
    t.tx, t.time
FROM transfer t JOIN chain c ON c.id = t.chain
LEFT JOIN line s ON s.id = t.source LEFT JOIN line d ON d.id = t.target
LEFT JOIN account sa ON sa.id = s.account LEFT JOIN account da ON da.id = d.account
LEFT JOIN asset a ON a.id = coalesce(s.asset, d.asset)
ORDER BY c.name, t.height, t.spot, t.id
"""


def moves(ledger: Ledger) -> list[tuple[Any, ...]]:
    """Return all transfers in the order of their chain: source, target, asset, grains."""
    rows = ledger.database.execute(_TRANSFERS).fetchall()
    return [(row[3], row[4], row[5], int(row[7])) for row in rows]


def places(ledger: Ledger) -> list[tuple[Any, ...]]:
    """Return all transfers in the order of their chain: height, phase, source, target, grains."""
    rows = ledger.database.execute(_TRANSFERS).fetchall()
    return [(row[1], row[2], row[3], row[4], int(row[7])) for row in rows]


def everything(ledger: Ledger) -> list[tuple[Any, ...]]:
    """Return all that is known of all transfers, as a sorted list."""
    rows = ledger.database.execute(_TRANSFERS).fetchall()
    return sorted(rows, key=repr)


def times(ledger: Ledger) -> list[int | None]:
    return [row[9] for row in ledger.database.execute(_TRANSFERS).fetchall()]


def reasons(ledger: Ledger) -> list[str]:
    rows = ledger.database.execute("SELECT reason FROM rejected ORDER BY source, row_number")
    return [row[0] for row in rows.fetchall()]


_LINES = """
SELECT l.id, c.name || ' ' || a.name || ' ' || s.name || '@' || coalesce(s.decimals, -1)
FROM line l JOIN account a ON a.id = l.account JOIN asset s ON s.id = l.asset
JOIN chain c ON c.id = a.chain
"""


def laid(ledger: Ledger) -> dict[str, list[tuple[Any, ...]]]:
    """Lay lines; return each line's debits and credits: start, end, other line, kind, moment.

    Rows of one line are told apart by their place, so this is the whole meaning of a ledger.
    """
    ledger.lay_lines()
    names = dict(ledger.database.execute(_LINES).fetchall())
    arrays = ledger.lines()
    found: dict[str, list[tuple[Any, ...]]] = {}
    for line, name in names.items():
        one, zero = np.array([line], dtype=np.int32), wide([0])
        for rows in (
            arrays.debits(one, zero, arrays.drawn(one)),
            arrays.credits(one, zero, arrays.filled(one)),
        ):
            moments = arrays.moments(rows.transfer)
            found.setdefault(name, []).append(
                tuple(
                    zip(
                        rows.start.ints(), rows.end.ints(),
                        [names.get(other, "") for other in rows.other.tolist()],
                        rows.other_start.ints(), rows.kind.tolist(), moments.height.tolist(),
                        moments.time.tolist(), strict=True,
                    )
                )
            )  # fmt: skip
    return {name: sides for name, sides in found.items() if any(sides)}
