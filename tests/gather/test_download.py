"""Downloads: conditional, bounded, and failing with a reason."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from hueandcry.gather import download
from hueandcry.gather.download import Mirror, Package, starter_files, web
from hueandcry.model.errors import Unreachable


class Publisher(BaseHTTPRequestHandler):
    """A publisher who answers as the path says."""

    seen: ClassVar[list[str | None]] = []

    def do_GET(self) -> None:
        self.seen.append(self.headers.get("If-None-Match"))
        if self.path == "/tagged" and self.headers.get("If-None-Match") == '"one"':
            self.send_response(304)
            self.end_headers()
        elif self.path == "/short":
            self._send(b"half", length=8)
        elif self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "http://192.0.2.1/")
            self.end_headers()
        elif self.path == "/gone":
            self.send_error(404)
        else:
            self._send(b"x" * (2_000 if self.path == "/long" else 4), length=None)

    def _send(self, body: bytes, length: int | None) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(length or len(body)))
        if self.path == "/tagged":
            self.send_header("ETag", '"one"')
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """Keep quiet."""


@pytest.fixture
def publisher() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Publisher)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_asks_whether_a_file_changed(publisher: str) -> None:
    with web() as source:
        first = source.get(publisher + "/tagged", "")
        assert first
        assert first.tag == '"one"'
        assert source.get(publisher + "/tagged", first.tag) is None


def test_compares_by_content_where_there_is_no_tag(publisher: str) -> None:
    with web() as source:
        first = source.get(publisher + "/plain", "")
        assert first
        assert source.get(publisher + "/plain", first.tag) is None


@pytest.mark.parametrize("path", ["/short", "/gone", "/away"])
def test_a_transfer_that_fails_says_which_and_why(publisher: str, path: str) -> None:
    with web() as source, pytest.raises(Unreachable) as caught:
        source.get(publisher + path, "")
    assert "http" in caught.value.message


def test_nothing_larger_than_the_limit_is_kept(
    publisher: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download, "MAX_BYTES", 1_000)
    with web() as source, pytest.raises(Unreachable, match="larger than"):
        source.get(publisher + "/long", "")


def test_a_server_that_is_not_there_is_said() -> None:
    with web() as source, pytest.raises(Unreachable):
        source.get("http://127.0.0.1:9/", "")


def test_a_mirror_reads_by_host_and_path(tmp_path: Path) -> None:
    (tmp_path / "list.test" / "a").mkdir(parents=True)
    (tmp_path / "list.test" / "a" / "b.txt").write_bytes(b"rows")
    found = Mirror(tmp_path).get("https://list.test/a/b.txt", "")
    assert found
    assert found.data == b"rows"
    assert Mirror(tmp_path).get("https://list.test/a/b.txt", found.tag) is None
    with pytest.raises(Unreachable, match="not in the mirror"):
        Mirror(tmp_path).get("https://list.test/other", "")


def test_a_packages_own_files_are_read() -> None:
    assert Package().get("package:spellchecker/resources/en.json.gz", "")
    with pytest.raises(Unreachable):
        Package().get("package:no_such_package/x", "")
    assert any(name.startswith("brands/") for name in starter_files())


def test_feeds_are_read_over_https_only() -> None:
    with web() as source, pytest.raises(Unreachable, match="https only"):
        source.get("http://list.test/x", "")
