"""Imports go down only, and only the edges touch the world."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "hueandcry"
FLOORS = [
    {"serve"},
    {"run"},
    {"gather", "store"},
    {"detect", "judge", "trace", "incidents"},
    {"decode"},
    {"model"},
]
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
EDGES = {"serve", "gather", "store"}
WORLD = {
    "asyncio", "duckdb", "fcntl", "ftplib", "http", "httpx", "random", "requests", "secrets",
    "select", "shutil", "socket", "sqlite3", "ssl", "subprocess", "tempfile", "threading", "time",
    "urllib3",
}  # fmt: skip


def imports_of(code: str) -> list[str]:
    """Return the full names of all modules that are imported, at any depth of the code."""
    found = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append("." * node.level + (node.module or ""))
    return found


def faults(path: Path, code: str) -> list[str]:
    """Return what the imports of one file break."""
    room = path.relative_to(SOURCE).parts[0]
    found = []
    for name in imports_of(code):
        top, _, below = name.partition(".")
        if name.startswith("."):
            found.append(f"{path.name}: relative import {name}")
        elif top == "hueandcry" and below:
            found += _upward(path.name, room, below.split(".")[0])
        elif top in WORLD and room not in EDGES:
            found.append(f"{path.name}: {room} touches the world by {name}")
    return found


def _upward(name: str, room: str, other: str) -> list[str]:
    if other == room or other not in FLOOR or FLOOR[other] > FLOOR[room]:
        return []
    return [f"{name}: {room} imports {other}"]


FILES = [path for path in SOURCE.rglob("*.py") if path.parent != SOURCE]


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_go_down_only(path: Path) -> None:
    assert faults(path, path.read_text()) == []


def test_every_room_is_known() -> None:
    rooms = {path.relative_to(SOURCE).parts[0] for path in FILES}
    assert rooms <= FLOOR.keys()


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("decode", "from hueandcry.run.check import Checker"),
        ("model", "import hueandcry.decode.link"),
        ("gather", "from hueandcry.store.home import Home"),
        ("detect", "import sqlite3"),
        ("run", "def late():\n    import socket"),
        ("judge", "from . import verdict"),
    ],
)
def test_a_planted_import_is_seen(room: str, line: str) -> None:
    assert faults(SOURCE / room / "planted.py", line)
