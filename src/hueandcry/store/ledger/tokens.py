"""Tables of tokens: what they tell is how many decimals each has."""

from typing import Final

import duckdb

from hueandcry.store.ledger.assets import MOST_DECIMALS, take_assets
from hueandcry.store.ledger.query import number
from hueandcry.store.ledger.rejecting import reject
from hueandcry.store.ledger.spelling import take_chains

_FAULTS: Final = f"""
SELECT row_number, CASE
    WHEN coalesce(asset, '') = '' THEN 'the address is missing'
    WHEN decimals IS NULL OR decimals NOT BETWEEN 0 AND {MOST_DECIMALS}
        THEN 'the decimals are missing or out of range'
    END AS reason, asset AS given
FROM stage WHERE reason IS NOT NULL
"""
_KNOWN: Final = """
SELECT count(*) FROM stage s WHERE EXISTS (SELECT 1 FROM asset a JOIN chain c ON c.id = a.chain
    WHERE c.name = s.chain AND a.name = lower(s.asset) AND a.decimals = s.decimals)
"""


def take_tokens(database: duckdb.DuckDBPyConnection, source: int) -> tuple[int, int, int]:
    """Take staged tokens in; return how many were new, known, and kept apart.

    Amounts of tokens with few decimals are counted in other grains from then on (docs/lines.md).
    """
    rejected = reject(database, source, _FAULTS)
    database.execute(f"DELETE FROM stage WHERE row_number IN (SELECT row_number FROM ({_FAULTS}))")
    take_chains(database, "stage")
    rows, known = number(database, "SELECT count(*) FROM stage"), number(database, _KNOWN)
    take_assets(database, source)
    database.execute("DELETE FROM stage")
    return rows - known, known, rejected
