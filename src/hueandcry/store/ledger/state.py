"""What a ledger holds, how far it goes, and what it cannot tell."""

from hashlib import sha256

from msgspec import Struct

from hueandcry.model.fact import Gap, GapKind
from hueandcry.model.flow import LastBlock
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.names import Names
from hueandcry.store.ledger.query import number


class LedgerState(Struct, frozen=True):
    """A ledger's head. `sha256` covers sources and rows; `traces` tells of internal transfers."""

    sha256: str
    traces: bool
    transfers: int
    accounts: int
    lines: int
    unlined: int
    rejected: int
    last: tuple[LastBlock, ...]
    gaps: tuple[Gap, ...]


def ledger_state(ledger: Ledger) -> LedgerState:
    """Read a ledger's state."""
    database = ledger.database
    transfers = number(database, "SELECT count(*) FROM transfer")
    sources = database.execute("SELECT name, sha256, taken FROM source ORDER BY id").fetchall()
    described = repr((sources, transfers, ledger.manifest.generation))
    chains = Names(database).chains()
    traces = bool(
        number(database, "SELECT count(*) FROM source WHERE format LIKE '%traces%' OR format IN"
               " ('cryo native_transfers', 'explorer txlistinternal')")
        or number(database, "SELECT count(*) FROM pulled WHERE traces")
    )  # fmt: skip
    return LedgerState(
        sha256(described.encode()).hexdigest(),
        traces,
        transfers,
        number(database, "SELECT count(*) FROM account"),
        number(database, "SELECT count(*) FROM line"),
        transfers - ledger.manifest.lined,
        number(database, "SELECT count(*) FROM rejected"),
        tuple(LastBlock(chain, height, basis) for chain, basis, height in chains),
        tuple(_gaps(ledger, traces=traces)),
    )


def _gaps(ledger: Ledger, *, traces: bool) -> list[Gap]:
    database = ledger.database
    found = []
    native = number(database, "SELECT count(*) FROM asset WHERE name = 'native'")
    if native and not traces:
        reason = (
            "internal transfers were not imported: native money that contracts moved is not seen"
        )
        found.append(Gap("traces", GapKind.UNAVAILABLE, reason))
    fees = number(database, "SELECT count(*) FROM transaction WHERE posted <> 0 AND fee IS NULL")
    if fees:
        reason = f"{fees:,} transactions came without receipts: their fees are not posted"
        found.append(Gap("fees", GapKind.UNAVAILABLE, reason))
    unknown = number(database, "SELECT count(*) FROM asset WHERE decimals IS NULL")
    if unknown:
        reason = f"of {unknown:,} assets no source told the decimals: shown in base units"
        found.append(Gap("decimals", GapKind.UNAVAILABLE, reason))
    rejected = number(database, "SELECT count(*) FROM rejected")
    if rejected:
        reason = f"{rejected:,} rows were kept apart; `hue ledger info --rejected` shows them"
        found.append(Gap("rows", GapKind.UNAVAILABLE, reason))
    left_out = database.execute(
        "SELECT name FROM asset WHERE left_out IS NOT NULL ORDER BY name"
    ).fetchall()
    if left_out:
        named = ", ".join(row[0] for row in left_out[:5])
        reason = f"{len(left_out)} assets add up beyond what is exact, and are left out: {named}"
        found.append(Gap("assets", GapKind.UNSUPPORTED, reason))
    return found
