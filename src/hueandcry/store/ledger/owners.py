"""Who may spend the outpoints of UTXO chains."""

import duckdb

from hueandcry.store.ledger.query import number


def take_owners(database: duckdb.DuckDBPyConnection) -> None:
    """Note the owners of staged outpoints that are accounts of the ledger."""
    if not number(database, "SELECT count(*) FROM stage_owner"):
        return
    database.execute(
        "CREATE OR REPLACE TEMP TABLE owning AS SELECT a.id, a.chain, min(s.owner) AS owner FROM"
        " stage_owner s JOIN chain c ON c.name = s.chain JOIN account a ON a.chain = c.id AND"
        " a.name = s.name WHERE s.owner <> s.name AND a.id NOT IN (SELECT account FROM owner)"
        " GROUP BY a.id, a.chain"
    )
    database.execute(
        "INSERT INTO account SELECT (SELECT coalesce(max(id), -1) FROM account) + row_number()"
        " OVER (), chain, owner FROM (SELECT DISTINCT chain, owner FROM owning) n WHERE NOT EXISTS"
        " (SELECT 1 FROM account a WHERE a.chain = n.chain AND a.name = n.owner)"
    )
    database.execute(
        "INSERT INTO owner SELECT o.id, a.id FROM owning o JOIN account a ON a.chain = o.chain AND"
        " a.name = o.owner"
    )
