"""A far party on loopback that answers as a test says, and a clock nobody waits for."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from hueandcry.gather.api import Api, Pace
from hueandcry.gather.json_rpc import JsonRpc
from tests.chain.node import Node, RpcFault

Reply = tuple[int, dict[str, str], bytes]
Answering = Callable[[str, Any], Any]


class Stillness:
    """Time that passes only by sleeping; what was slept is kept."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.slept.append(seconds)

    def pace(self, rate: float = 1e6) -> Pace:
        return Pace(rate, self.sleep, lambda: self.now)


@contextmanager
def serving(answer: Answering) -> Iterator[str]:
    """Serve `answer(path, body)`: a status with headers and bytes, or anything JSON can hold."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._reply(answer(self.path, None))

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            self._reply(answer(self.path, json.loads(self.rfile.read(length))))

        def _reply(self, given: Any) -> None:  # noqa: ANN401 - as JSON has it
            known = isinstance(given, tuple)
            status, headers, body = given if known else (200, {}, json.dumps(given).encode())
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def rpc_to(url: str, stillness: Stillness | None = None) -> Iterator[JsonRpc]:
    with Api(url, (stillness or Stillness()).pace()) as api:
        yield JsonRpc(api)


def result(request: dict[str, Any], value: object) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": request["id"], "result": value}


def error(request: dict[str, Any], code: int, message: str) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": request["id"], "error": {"code": code, "message": message}}


Twist = Callable[[dict[str, Any]], Any]


@contextmanager
def twisted(node: Node, twist: Twist) -> Iterator[str]:
    """Stand before a real node: what `twist(request)` returns is the answer, None asks the node."""

    def one(request: dict[str, Any]) -> Any:  # noqa: ANN401 - as JSON has it
        given = twist(request)
        if given is not None:
            return given
        try:
            return result(request, node.rpc(request["method"], *request["params"]))
        except RpcFault as fault:
            return error(request, -32000, str(fault))

    def answer(_: str, body: Any) -> Any:  # noqa: ANN401 - as JSON has it
        return [one(each) for each in body] if isinstance(body, list) else one(body)

    with serving(answer) as url:
        yield url


def without(*methods: str) -> Twist:
    """Be a node that does not have some methods."""
    return lambda request: (
        error(request, -32601, "method not found") if request["method"] in methods else None
    )
