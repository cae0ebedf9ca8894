"""The coordinates of every posting, as one SQL text in the subset all engines share.

Reads two tables:
  posting(line, height, spot, transfer, debit, v)  a row for each side of a transfer, keys NOT NULL
  base(line, o, i)  what each line's debits and credits (unexplained included) came to before these
`height`, `spot` and `transfer` order the postings of a line. `v` is DECIMAL(38, 0), in grains.

Gives for each posting `start`, where it lies on its line; and for debits `gap_start` and `gap`, the
place and amount of what no known credit explains: it appears just before the debit that would
overdraw, so later rows never move earlier ones.

Written for what sqlglot carries over: windows inline, no HUGEINT, no integer division. Decimal sums
may wrap without a word: check `TOTALS` first, no line may pass `model.wide.LARGEST`.
"""

from typing import Final

_BEFORE: Final = (
    "OVER (PARTITION BY line ORDER BY height, spot, transfer"
    " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
)
_SO_FAR: Final = (
    "OVER (PARTITION BY line ORDER BY height, spot, transfer"
    " ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)"
)
_ZERO: Final = "CAST(0 AS DECIMAL(38, 0))"

TOTALS: Final = """
SELECT p.line FROM posting AS p LEFT JOIN base AS b ON b.line = p.line GROUP BY p.line
HAVING SUM(CAST(p.v AS DOUBLE)) + COALESCE(MAX(CAST(b.o AS DOUBLE) + CAST(b.i AS DOUBLE)), 0) > 9e36
"""

COORDINATES: Final = f"""
WITH summed AS (
    SELECT line, height, spot, transfer, debit, v,
        COALESCE(SUM(CASE WHEN debit THEN v ELSE {_ZERO} END) {_BEFORE}, {_ZERO}) AS sum_o,
        COALESCE(SUM(CASE WHEN debit THEN {_ZERO} ELSE v END) {_BEFORE}, {_ZERO}) AS sum_i
    FROM posting
), placed AS (
    SELECT s.line, s.height, s.spot, s.transfer, s.debit, s.v,
        CAST(COALESCE(b.o, {_ZERO}) + s.sum_o AS DECIMAL(38, 0)) AS o,
        CAST(COALESCE(b.i, {_ZERO}) + s.sum_i AS DECIMAL(38, 0)) AS i
    FROM summed AS s LEFT JOIN base AS b ON b.line = s.line
), short AS (
    SELECT line, height, spot, transfer, debit, v, o, i,
        GREATEST(MAX(CASE WHEN debit THEN o + v - i ELSE {_ZERO} END) {_SO_FAR}, {_ZERO}) AS d,
        GREATEST(COALESCE(MAX(CASE WHEN debit THEN o + v - i ELSE {_ZERO} END) {_BEFORE},
            {_ZERO}), {_ZERO}) AS d_before
    FROM placed
)
SELECT line, height, spot, transfer, debit, v,
    CAST(CASE WHEN debit THEN o ELSE i + d END AS DECIMAL(38, 0)) AS start,
    CAST(i + d_before AS DECIMAL(38, 0)) AS gap_start,
    CAST(d - d_before AS DECIMAL(38, 0)) AS gap
FROM short
"""
