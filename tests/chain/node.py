"""Start a real Ethereum node (anvil) on loopback, talk to it, and stop it."""

import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any, Self

import pytest

HERE = Path(__file__).parent
INSTALLED = HERE / "node_modules" / "@foundry-rs" / "anvil-linux-amd64" / "bin" / "anvil"
ABSENT = (
    "no anvil: run `npm ci` in tests/chain (Linux, x86-64), "
    "or name a binary of your own in HUE_TEST_ANVIL"
)
# Fixed, so that a script gives the same blocks on every machine and every day.
GENESIS_TIME = 1_700_000_000
CHAIN_ID = 31337
FLAGS = (
    "--host 127.0.0.1 --port 0 --hardfork osaka --slots-in-an-epoch 1 "
    f"--timestamp {GENESIS_TIME} --order fifo"
).split()
START_SECONDS = 30.0


class RpcFault(Exception):
    """The node refused a call; the text is the node's own."""


def anvil_binary() -> Path:
    """Find anvil. Without one a test is skipped, but in CI its absence is a failure."""
    named = os.environ.get("HUE_TEST_ANVIL")
    if named:
        return Path(named)
    if not INSTALLED.is_file():
        if os.environ.get("CI"):
            pytest.fail(ABSENT, pytrace=False)
        pytest.skip(ABSENT)
    return INSTALLED


class Node:
    """A running node with a chain of its own, gone when closed."""

    def __init__(self, binary: Path | None = None, chain_id: int = CHAIN_ID) -> None:
        """Start it and wait until it listens."""
        program = anvil_binary() if binary is None else binary
        # anvil writes under HOME: it gets one to throw away.
        self._home = Path(tempfile.mkdtemp(prefix="hue-anvil-"))
        self._log = self._home / "log"
        # Straight to the address: a proxy in the environment has no business with loopback.
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        self._process: subprocess.Popen[bytes] | None = None
        try:
            # A file, not a pipe: nobody would drain a pipe, and a full one stops the node.
            with self._log.open("wb") as log:
                self._process = subprocess.Popen(
                    [program, *FLAGS, "--chain-id", str(chain_id)],
                    stdout=log, stderr=log, env={"HOME": str(self._home)},
                )  # fmt: skip
            self.url = f"http://{self._wait(self._process)}"
        except BaseException:
            self.close()
            raise

    def _wait(self, process: subprocess.Popen[bytes]) -> str:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            text = self._log.read_text(errors="replace")
            _, found, rest = text.partition("Listening on ")
            if found and "\n" in rest:
                return rest.split()[0]
            if process.poll() is not None:
                raise RuntimeError(f"anvil stopped while starting:\n{text}")
            time.sleep(0.02)
        raise RuntimeError(f"anvil did not listen within {START_SECONDS:.0f} s")

    def rpc(self, method: str, *params: object) -> Any:  # noqa: ANN401 - as JSON has it
        """Call a method and return its result."""
        call = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        request = urllib.request.Request(  # noqa: S310 - the address is our own node's
            self.url, json.dumps(call).encode(), {"Content-Type": "application/json"}
        )
        with self._opener.open(request, timeout=60) as response:
            answer = json.load(response)
        if "error" in answer:
            raise RpcFault(f"{method}: {answer['error'].get('message', answer['error'])}")
        return answer["result"]

    def close(self) -> None:
        """Stop the node and remove what it wrote; a second call does nothing."""
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self._home, ignore_errors=True)

    def __enter__(self) -> Self:
        """Return the running node."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop it."""
        self.close()
