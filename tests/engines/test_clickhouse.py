"""What ClickHouse itself does: sums that wrap, a server that drops the connection."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import ClassVar

import pytest

from hueandcry.store.engines.building import Wanted, build
from hueandcry.store.engines.clickhouse_engine import ClickHouseEngine
from hueandcry.store.engines.duckdb_engine import DuckDBEngine
from hueandcry.store.engines.engine import Engine, Refused
from tests.store.engines.laying import CHAIN, LOGGED, engine_meaning, literal, token_rows

pytestmark = pytest.mark.filterwarnings("default")

A, B, C = (f"0x{number:040x}" for number in (0xA1, 0xB2, 0xC3))
# Each fits, together they pass 38 digits.
SPAM = [
    (9, "2024-01-01 00:00:00", at, f"0x{9:064x}", A, B, "0xspam", str(8 * 10**36))
    for at in range(30)
]
ROWS = [*token_rows((A, B, 100), (B, C, 130), (C, A, 30)), *SPAM]
WANTED = Wanted("hue", {"token_transfers": "token_transfers"}, CHAIN, keep=True)


def put(engine: Engine) -> None:
    told = " UNION ALL ".join(
        "SELECT " + ", ".join(
            f"{literal(cell)} AS {name}"
            for name, cell in zip(LOGGED.split(", "), row, strict=True)
        )
        for row in ROWS
    )  # fmt: skip
    engine.run(f"CREATE VIEW token_transfers AS {told}")


@pytest.fixture(scope="module")
def inner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClickHouseEngine]:
    engine = ClickHouseEngine(str(tmp_path_factory.mktemp("clickhouse")))
    put(engine)
    yield engine
    engine.close()


class Bridge(BaseHTTPRequestHandler):
    """ClickHouse's HTTP interface before the engine in this process; drops every third answer."""

    engine: ClassVar[ClickHouseEngine]
    asked: ClassVar[int] = 0

    def do_POST(self) -> None:
        statement = self.rfile.read(int(self.headers["Content-Length"])).decode()
        type(self).asked += 1
        try:
            status, answer = 200, self.engine._ask(statement)
        except Refused as error:
            status, answer = 404, str(error).encode()
        if self.asked % 3 == 0:
            # The work is done, and nobody hears of it.
            self.connection.close()
            return
        self.send_response(status)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *words: object) -> None:
        """Say nothing."""


@pytest.fixture
def url(inner: ClickHouseEngine) -> Iterator[str]:
    Bridge.engine, Bridge.asked = inner, 0
    server = HTTPServer(("127.0.0.1", 0), Bridge)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_build_over_a_connection_that_drops_is_whole(url: str) -> None:
    far = ClickHouseEngine(url)
    waits: list[float] = []
    built = build(far, WANTED, pause=waits.append)
    assert waits
    assert built.left_out == (f"{CHAIN} 0xspam",)
    beside = DuckDBEngine(":memory:")
    put(beside)
    build(beside, WANTED)
    assert engine_meaning(far) == engine_meaning(beside)
    far.close()
    beside.close()


def test_its_sums_would_have_wrapped(inner: ClickHouseEngine) -> None:
    # Why the guard is asked first: no error, and a number below nothing.
    [row] = inner.rows("SELECT toString(SUM(v)) FROM hue.side WHERE debit AND v > 1e30")
    assert int(str(row[0])) < 0
