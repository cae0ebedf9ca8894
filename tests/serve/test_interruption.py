"""Ctrl-C in the middle of a stream: what was answered stays, and it says how to go on."""

import os
import re
import signal
import subprocess
import sys

from hueandcry.store.home import Home


def test_an_interrupted_stream_says_where_to_go_on(home: Home) -> None:
    command = [sys.executable, "-m", "hueandcry.serve.cli", "check", "-", "--format", "jsonl"]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "HUE_HOME": str(home.root), "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert process.stdin
    assert process.stdout
    process.stdin.write("a.com\nb.com\n")
    process.stdin.flush()
    assert '"line":1' in process.stdout.readline()
    assert '"line":2' in process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, error = process.communicate()
    assert process.returncode == 130
    assert re.search(r"interrupted after line 2; go on with --from-line 3", error)
    assert "Traceback" not in error


def test_a_reader_that_goes_away_is_no_fault(home: Home) -> None:
    lines = "\n".join(f"host{number}.com" for number in range(5_000))
    command = f"{sys.executable} -m hueandcry.serve.cli check - | head -1"
    ran = subprocess.run(
        ["sh", "-c", command], input=lines, capture_output=True, text=True,
        env={**os.environ, "HUE_HOME": str(home.root)},
    )  # fmt: skip
    assert ran.stdout.count("\n") == 1
    assert "Traceback" not in ran.stderr
    assert "Error" not in ran.stderr
