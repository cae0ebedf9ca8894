"""Openings somebody declares: one a line, before everything else on it."""

import duckdb

from hueandcry.model.errors import BadRequest
from hueandcry.store.ledger.query import number
from hueandcry.store.ledger.schema import KIND_OPENING


def add_opening(database: duckdb.DuckDBPyConnection, line: int, amount: int) -> None:
    """Credit a line in `amount` grains from nobody, at height 0. Raises `BadRequest` for a second.

    The opening of a line is one number: two would hide which of them is right.
    """
    if number(
        database, "SELECT count(*) FROM transfer WHERE target = ? AND kind = ?",
        [line, KIND_OPENING],
    ):  # fmt: skip
        raise BadRequest("an opening was declared before", "Make the ledger anew to change it")
    database.execute(
        "INSERT INTO transfer SELECT (SELECT coalesce(max(id), -1) + 1 FROM transfer), a.chain, 0,"
        " 0, NULL, 'opening', 0, 0, NULL, l.id, CAST(? AS DECIMAL(38, 0)), ?, 0, FALSE, NULL"
        " FROM line l JOIN account a ON a.id = l.account WHERE l.id = ?",
        [str(amount), KIND_OPENING, line],
    )
