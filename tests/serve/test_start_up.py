"""What a cold check loads: the start-up is part of the design (see docs/architecture.md)."""

import os
import subprocess
import sys

import pytest

from hueandcry.store.home import Home

PROGRAM = """
import sys
from hueandcry.serve import cli
code = cli.main(sys.argv[1:])
print(code, len(sys.modules), *sorted(sys.modules), file=sys.stderr)
"""
# Each costs tens or hundreds of milliseconds to import.
HEAVY = {
    "httpx", "yaml", "rapidfuzz", "numpy", "duckdb", "pydantic", "requests", "asyncio", "ssl",
    "jsonschema", "hypothesis", "eth_account", "eth_abi", "tldextract", "http.client", "email",
}  # fmt: skip
# A few more than today: a new import is a choice, not an accident.
MOST_MODULES = 280


@pytest.mark.parametrize("link", ["app.unisvvap.org", "recipes.com", "c\u043einbase.com"])
def test_a_cold_check_loads_nothing_heavy(home: Home, link: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, "check", link, "--home", str(home.root)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONWARNINGS": "error"},
        check=True,
    )
    _, count, *modules = ran.stderr.split()
    assert HEAVY & set(modules) == set()
    assert int(count) <= MOST_MODULES


def test_only_the_called_command_is_loaded(home: Home) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, "check", "recipes.com", "--home", str(home.root)],
        capture_output=True,
        text=True,
        check=True,
    )
    commands = [name for name in ran.stderr.split() if "serve.commands." in name]
    assert commands == ["hueandcry.serve.commands.check"]


def test_importing_the_package_loads_almost_nothing() -> None:
    program = "import sys, hueandcry; print([m for m in sys.modules if m.startswith('hueandcry.')])"
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "['hueandcry.version']"
