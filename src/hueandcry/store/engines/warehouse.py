"""What a trace asks of a ledger beside its rows, of lines that live in an engine."""

from hashlib import sha256
from pathlib import Path
from typing import Final

import duckdb

from hueandcry.model.errors import BadRequest
from hueandcry.model.fact import Gap, GapKind
from hueandcry.model.flow import LastBlock
from hueandcry.model.transfer import NATIVE
from hueandcry.store.engines.engine import Engine, Refused
from hueandcry.store.engines.naming import EngineNames
from hueandcry.store.engines.source import EngineSource
from hueandcry.store.ledger.ledger import Manifest
from hueandcry.store.ledger.schema import TABLES, VERSION
from hueandcry.store.ledger.state import LedgerState

# Trace the case's slice in a ledger to have them.
NO_CROSSINGS: Final = Gap(
    "crossings", GapKind.UNSUPPORTED,
    "swaps and bridges are not looked for in a warehouse: they are followed as plain payments",
)  # fmt: skip


class Warehouse:
    """Lines in a schema of an engine, under the names a `Ledger` has.

    `database` holds a ledger's tables without rows: what is asked there (accounts that were
    pulled, openings declared by hand) a warehouse does not have.
    """

    def __init__(self, engine: Engine, schema: str, folder: Path) -> None:
        """Use lines that are whole; `folder` keeps checkpoints. Raises `BadRequest`."""
        self.source = EngineSource(engine, schema)
        self.names = EngineNames(self.source)
        self.name = f"{engine.name}:{schema}"
        self.folder = folder
        digest = self._whole()
        # Its only use is to tell one build from another, in the names of checkpoints.
        self.manifest = Manifest(VERSION, touched=int(digest[:15], 16))
        self.state = self._state(digest)
        self.database = duckdb.connect()
        self.database.execute(TABLES)

    def close(self) -> None:
        """Let go of the empty tables; the engine is its owner's."""
        self.database.close()

    def _whole(self) -> str:
        """Return what the last step is marked with. Raises `BadRequest` where it is not."""
        try:
            found = self.source.ask(
                "SELECT digest, nth FROM step WHERE name = 'total' ORDER BY nth DESC LIMIT 1",
                "looking for its lines",
            )
        except Refused:
            found = []
        if not found or len(str(found[0][0])) < sha256().digest_size:
            raise BadRequest(
                f"there are no whole lines in {self.name}", "`hue ledger build` lays them"
            )
        return str(found[0][0])

    def _count(self, what: str) -> int:
        [row] = self.source.ask(f"SELECT COUNT(*) AS many FROM {what}", "counting")
        return int(str(row[0]))

    def _state(self, digest: str) -> LedgerState:
        chains = tuple(
            LastBlock(chain, height, "block") for chain, _, height in self.names.chains()
        )
        transfers, lines = self._count("transfer"), self._count("line")
        shapes = {str(row[0]) for row in self.source.ask("SELECT shape FROM note", "asking")}
        native = bool(self._count(f"asset WHERE name = '{NATIVE}'"))
        traceless = native and not shapes & {"traces", "transfers"}
        described = repr((digest, transfers, lines, chains))
        return LedgerState(
            sha256(described.encode()).hexdigest(), native and not traceless, transfers,
            self._count("(SELECT DISTINCT chain, account FROM by_account) AS known"), lines, 0,
            self._count("apart"), chains, tuple(self._gaps(shapes, traceless=traceless)),
            tuple(last.chain for last in chains) if traceless else (),
        )  # fmt: skip

    def _gaps(self, shapes: set[str], *, traceless: bool) -> list[Gap]:
        found = [NO_CROSSINGS]
        if traceless:
            reason = "there were no traces: native money that contracts moved is not seen"
            found.append(Gap("traces", GapKind.UNAVAILABLE, reason))
        if "token_transfers" in shapes:
            reason = (
                "token_transfers of ethereum-etl do not tell NFTs from coins: the id of an NFT"
                " reads as an amount"
            )
            found.append(Gap("nfts", GapKind.UNSUPPORTED, reason))
        unknown = self._count("asset WHERE decimals IS NULL")
        if unknown:
            reason = f"of {unknown:,} assets no table told the decimals: shown in base units"
            found.append(Gap("decimals", GapKind.UNAVAILABLE, reason))
        apart = self._count("apart")
        if apart:
            reason = f"{apart:,} rows have amounts that are no whole number below 9e36"
            found.append(Gap("rows", GapKind.UNAVAILABLE, reason))
        left_out = self._count("left_out")
        if left_out:
            reason = f"{left_out:,} assets add up beyond what is exact, and are left out"
            found.append(Gap("assets", GapKind.UNSUPPORTED, reason))
        return found
