"""Runs a composite action's own steps as GitHub's runner does: shell, inputs, outputs."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).parents[2]
# What `shell: bash` stands for in a composite action.
BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail")
HUE = "import sys; from hueandcry.serve.cli import main; sys.exit(main())"


class Ran(NamedTuple):
    """How one step ended, what it printed, and the outputs it set."""

    code: int
    said: str
    outputs: dict[str, str]


class Runner:
    """One job: a checked-out repository and the runner's folders."""

    def __init__(self, folder: Path) -> None:
        self.workspace = folder / "workspace"
        self.temp = folder / "runner temp"
        for path in (self.workspace, self.temp / "hueandcry" / "bin"):
            path.mkdir(parents=True)
        self.action: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text())

    def installed(self) -> None:
        """Stand in for the step that installs: the same program, from this checkout."""
        # Scripts, as pip makes them: their folder, not the repository, is where Python looks first.
        for name, text in (
            ("hue", f"#!{sys.executable}\n{HUE}\n"),
            ("python", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n'),
        ):
            path = self.temp / "hueandcry" / "bin" / name
            path.write_text(text)
            path.chmod(0o755)

    def run(self, name: str, inputs: Mapping[str, str]) -> Ran:
        """Run a step by its name; inputs that are not given have the action's defaults."""
        (step,) = [one for one in self.action["runs"]["steps"] if one["name"] == name]
        given = {key: one.get("default", "") for key, one in self.action["inputs"].items()}
        given |= inputs
        output = self.temp / "output"
        output.write_text("")
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "GITHUB_WORKSPACE": str(self.workspace),
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_OUTPUT": str(output),
            "RUNNER_TEMP": str(self.temp),
            **{key: _filled(text, given) for key, text in step.get("env", {}).items()},
        }
        script = self.temp / "step.sh"
        script.write_text(step["run"])
        ran = subprocess.run(
            [*BASH, str(script)], cwd=self.workspace, env=environment, text=True,
            capture_output=True,
        )  # fmt: skip
        outputs = dict(line.split("=", 1) for line in output.read_text().splitlines())
        return Ran(ran.returncode, ran.stdout + ran.stderr, outputs)


def _filled(text: str, given: Mapping[str, str]) -> str:
    return re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda found: given[found[1]], text)
