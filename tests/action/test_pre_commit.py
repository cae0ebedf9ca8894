""".pre-commit-hooks.yaml: the hook's entry, called with file names as pre-commit calls it.

The program itself is not run: it would install this package anew for every run of the tests.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from hueandcry.serve import links_in
from hueandcry.serve.links_in import LinksIn
from tests.action.runner import HUE, ROOT
from tests.values import snapshot_home

HOOK: dict[str, Any] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())[0]


def run(home: Path, *files: str, options: tuple[str, ...] = ()) -> tuple[int, str]:
    """Run the entry, the options of a user's configuration and the names, in this order."""
    hue, *entry = shlex.split(HOOK["entry"])
    assert hue == "hue"
    command = [sys.executable, "-c", HUE, *entry, *options, *files]
    environment = {**os.environ, "HUE_HOME": str(home), "PYTHONPATH": str(ROOT / "src")}
    ran = subprocess.run(command, env=environment, cwd=home, capture_output=True, text=True)
    return ran.returncode, ran.stdout + ran.stderr


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    home = snapshot_home(tmp_path, checked="2026-01-01T00:00:00+00:00").root
    (home / "bad.md").write_text("\nhttps://listed.com\n")
    (home / "odd.md").write_text("https://metamaks.io\n")
    (home / "fine.md").write_text("https://recipes.com\n")
    return home


def test_changed_documents_are_checked_and_only_they(repository: Path) -> None:
    assert run(repository, "fine.md")[0] == 0
    code, said = run(repository, "fine.md", "bad.md")
    assert code == 20
    assert "bad.md:2" in said
    assert "metamaks" not in said


def test_its_level_can_be_set_in_the_configuration(repository: Path) -> None:
    assert run(repository, "odd.md")[0] == 10
    assert run(repository, "odd.md", options=("--fail-on", "danger"))[0] == 0
    assert run(repository, "fine.md", options=("--fail-on", "cannot-tell"))[0] == 30


def test_it_says_what_to_do_where_there_is_no_snapshot(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("https://a.com")
    code, said = run(tmp_path, "a.md")
    assert code == 1
    assert "Run `hue update`" in said


def test_the_hook_names_what_pre_commit_needs() -> None:
    assert {"id", "name", "entry", "language", "files"} <= HOOK.keys()
    assert HOOK["language"] == "python"


@pytest.mark.parametrize(
    "name",
    [*(f"a/b{ending}" for ending in sorted(links_in._DOCUMENTS)), *sorted(links_in._NAMED),
     "docs/README.MD", "SECURITY", "docs/FUNDING.yml", "a/Contributing.x", "src/a.py", "areadme",
     "readme.a.b", "readme/a.py", "md", "a.md.png",
     *(f"{folder}/a.md" for folder in sorted(links_in._FOREIGN)), "a/vendor/b/a.md", "vendor.md",
     "myvendor/a.md", ".github/a.md"],
)  # fmt: skip
def test_the_hook_takes_what_a_folder_is_searched_for(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("https://a.com")
    taken = re.search(HOOK["files"], name) and not re.search(HOOK["exclude"], name)
    assert bool(taken) is bool(list(LinksIn([str(tmp_path)]).lines()))
