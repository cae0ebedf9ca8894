"""ClickHouse over HTTP: what a server answers, refuses, and leaves half-said."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from hueandcry.model.errors import BadRequest, Unreachable
from hueandcry.store.engines.clickhouse_engine import SETTINGS, ClickHouseEngine
from hueandcry.store.engines.engine import Column, Lost, Refused, steadily


class Server(BaseHTTPRequestHandler):
    """Answers what the test wants, and keeps what it was asked."""

    answers: ClassVar[list[tuple[int, bytes]]] = []
    asked: ClassVar[list[tuple[str, str, str]]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.asked.append((self.path, body, self.headers.get("Authorization", "")))
        status, answer = self.answers.pop(0)
        if status == 0:
            self.connection.close()
            return
        self.send_response(status)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *words: object) -> None:
        """Say nothing."""


@pytest.fixture
def url() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    Server.answers, Server.asked = [], []
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def engine(url: str, *answers: tuple[int, bytes]) -> ClickHouseEngine:
    Server.answers[:] = answers
    return ClickHouseEngine(url)


def test_rows_come_line_by_line_and_settings_go_along(url: str) -> None:
    opened = engine(
        url, (200, b'[1, "9000000000000000000000000000000000000", null]\n[2, "0", 5]\n')
    )
    assert opened.rows("SELECT 1") == [(1, str(9 * 10**36), None), (2, "0", 5)]
    [(path, body, _)] = Server.asked
    assert body == "SELECT 1 FORMAT JSONCompactEachRow"
    assert all(f"{name}=" in path for name in SETTINGS)
    opened.close()


def test_a_password_is_sent_and_never_shown(url: str) -> None:
    opened = engine(url.replace("//", "//user:secret@"), (200, b""))
    opened.run("SELECT 1")
    assert Server.asked[0][2].startswith("Basic ")
    assert opened.place.rstrip("/") == url
    assert "secret" not in opened.place
    opened.close()


def test_what_it_refuses_is_told_in_its_words(url: str) -> None:
    opened = engine(url, (404, b"Code: 60. DB::Exception: Unknown table posting. (UNKNOWN_TABLE)"))
    with pytest.raises(Refused, match="Unknown table posting"):
        opened.run("SELECT 1")
    opened.close()


@pytest.mark.parametrize("answer", [(0, b""), (503, b"busy"), (200, b'[1, "2"]\n[3, "Code: 241')])
def test_what_broke_off_is_lost_and_asked_again(url: str, answer: tuple[int, bytes]) -> None:
    opened = engine(url, answer)
    with pytest.raises(Lost):
        opened.rows("SELECT 1")
    Server.answers[:] = [answer, (200, b"[7]\n")]
    found = steadily(opened, lambda: opened.rows("SELECT 1"), "counting", "", lambda wait: None)
    assert found == [(7,)]
    opened.close()


def test_nobody_there_is_unreachable() -> None:
    opened = ClickHouseEngine("http://127.0.0.1:1")
    with pytest.raises(Unreachable, match="clickhouse at http"):
        steadily(opened, lambda: opened.rows("SELECT 1"), "counting", "", lambda wait: None)
    opened.close()


def test_a_table_is_sorted_and_replaced(url: str) -> None:
    opened = engine(url, (200, b""), (200, b""))
    opened.create(opened.table("hue", "debit"), "SELECT 1 AS line", ("line",))
    assert [body for _, body, _ in Server.asked] == [
        "DROP TABLE IF EXISTS hue.debit SYNC",
        "CREATE TABLE hue.debit ENGINE = MergeTree ORDER BY (line) SETTINGS allow_nullable_key = 1"
        " AS SELECT 1 AS line",
    ]
    columns = (Column("parent"), Column("lo", text=True))
    written = opened.values(columns, [(0, "5")])
    assert written == "SELECT parent, lo FROM values('parent Int64, lo String', (0, '5'))"
    opened.close()


def test_a_folder_without_chdb_says_what_to_install(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "chdb", None)
    monkeypatch.setitem(__import__("sys").modules, "chdb.session", None)
    with pytest.raises(BadRequest, match="needs chdb"):
        ClickHouseEngine(str(tmp_path))
