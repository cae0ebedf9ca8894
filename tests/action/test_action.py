"""action.yml: its own shell steps, in a throw-away repository."""

import json
import re
from pathlib import Path

import pytest

from hueandcry.store.home import Home
from tests.action.runner import Runner
from tests.values import snapshot_home


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    made = Runner(tmp_path)
    made.installed()
    return made


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return snapshot_home(tmp_path / "a home")


def write(runner: Runner, name: str, text: str) -> None:
    path = runner.workspace / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.mark.parametrize(
    ("text", "code", "fails"),
    [
        ("https://listed.com", "20", {"danger", "caution", "cannot-tell"}),
        ("https://metamaks.io", "10", {"caution", "cannot-tell"}),
        ("https://recipes.com", "30", {"cannot-tell"}),
        ("no link", "0", set()),
        ("https://exa_mple..com/", "2", {"danger", "caution", "cannot-tell"}),
    ],
)
@pytest.mark.parametrize("fail_on", ["danger", "caution", "cannot-tell", "never"])
def test_it_fails_from_the_verdict_that_is_asked_for(
    runner: Runner, tmp_path: Path, text: str, code: str, fails: set[str], fail_on: str
) -> None:
    old = snapshot_home(tmp_path / "old", checked="2026-01-01T00:00:00+00:00")
    write(runner, "README.md", text)
    ran = runner.run("Check", {"home": str(old.root), "fail-on": fail_on})
    assert ran.outputs == {"sarif": "hue-links.sarif", "code": code}
    assert ran.code == (int(code) if fail_on in fails else 0), ran.said
    log = json.loads((runner.workspace / "hue-links.sarif").read_text())
    assert log["runs"][0]["invocations"][0]["exitCode"] == int(code)


def test_the_level_is_read_in_any_case(runner: Runner, home: Home) -> None:
    write(runner, "README.md", "https://listed.com")
    assert runner.run("Check", {"home": str(home.root), "fail-on": "Never"}).code == 0
    assert runner.run("Check", {"home": str(home.root), "fail-on": "CANNOT_TELL"}).code == 20


def test_results_stand_at_their_file_and_line(runner: Runner, home: Home) -> None:
    write(runner, "docs/a b.md", "# x\n\n[x](https://listed.com)\n")
    write(runner, "other/c.md", "https://listed.com")
    ran = runner.run("Check", {"home": str(home.root), "paths": "docs\n\n", "sarif": "o.sarif"})
    assert ran.code == 20
    (result,) = json.loads((runner.workspace / "o.sarif").read_text())["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "docs/a%20b.md"}, "region": {"startLine": 3}}


def test_a_file_name_cannot_speak_to_the_runner(runner: Runner, home: Home) -> None:
    write(runner, "::add-mask::x.md", "https://listed.com")
    said = runner.run("Check", {"home": str(home.root)}).said
    token = re.search(r"^::stop-commands::([0-9a-f]{32})$", said, re.MULTILINE)
    assert token
    start, _, end = said.partition(f"::stop-commands::{token[1]}\n")
    inside, _, after = end.partition(f"::{token[1]}::")
    assert "add-mask" in inside
    assert "add-mask" not in start + after


def test_inputs_are_never_read_as_shell(runner: Runner, home: Home) -> None:
    evil = '$(touch "$GITHUB_WORKSPACE/owned")`touch owned`; touch owned #'
    for name in ("paths", "sarif", "fail-on"):
        runner.run("Check", {"home": str(home.root), name: evil})
    runner.run("Update", {"home": evil, "mirror": evil})
    assert not list(runner.workspace.glob("**/owned"))
    for step in runner.action["runs"]["steps"]:
        assert "${{" not in step["run"]


def test_modules_of_the_repository_are_never_imported(runner: Runner, home: Home) -> None:
    for name in ("secrets", "venv", "pip", "argparse"):
        write(runner, f"{name}.py", "open('owned', 'w')")
    runner.run("Check", {"home": str(home.root)})
    assert not (runner.workspace / "owned").exists()
    for step in runner.action["runs"]["steps"]:
        for call in re.findall(r'(?:bin/python|HUE_PYTHON)" (\S+)', step["run"]):
            assert call == "-I"


def test_an_update_that_fails_stops_only_where_there_is_no_snapshot(
    runner: Runner, home: Home, tmp_path: Path
) -> None:
    (runner.temp / "hueandcry" / "bin" / "hue").write_text("#!/bin/sh\nexit 1\n")
    assert runner.run("Update", {"home": str(home.root)}).code == 0
    assert runner.run("Update", {"home": str(tmp_path / "none")}).code == 1
    assert runner.run("Update", {"update": "false"}).code == 0


def test_an_update_reads_a_mirror_and_goes_on_without_some_feeds(
    runner: Runner, tmp_path: Path
) -> None:
    (tmp_path / "mirror").mkdir()
    ran = runner.run("Update", {"mirror": str(tmp_path / "mirror")})
    assert ran.code == 0, ran.said
    assert (runner.temp / "hueandcry-home" / "current").is_file()


def test_a_run_that_cannot_check_fails(runner: Runner, tmp_path: Path) -> None:
    write(runner, "a.md", "x")
    for inputs in ({"home": str(tmp_path / "none")}, {"paths": "not-there"}, {"fail-on": "x"}):
        ran = runner.run("Check", {"fail-on": "never", **inputs})
        assert ran.code in {1, 2}
