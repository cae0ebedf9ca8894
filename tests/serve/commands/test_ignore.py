"""Findings and detectors of every kind can be ignored."""

from pathlib import Path

import pytest

from hueandcry.detect.detector import KINDS, load
from hueandcry.serve import cli

TERMS = ("--reason", "ours", "--until", "2999-12-31")


def ignore(home: Path, *given: str) -> int:
    return cli.main(["ignore", *given, "--home", str(home)])


def test_every_detector_and_a_finding_of_each_can_be_ignored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = [load(kind)[0].id for kind in KINDS]
    for rule in rules:
        assert ignore(tmp_path, rule, *TERMS) == 0
        assert ignore(tmp_path, f"{rule}:1b4e5be54d", *TERMS) == 0
    assert ignore(tmp_path) == 0
    shown = capsys.readouterr().out
    assert all(f"{rule} until" in shown and f"{rule}:1b4e5be54d until" in shown for rule in rules)


@pytest.mark.parametrize(
    "given", ["handle/nothing", "handle", "nothing/idn", "link/idn:xyz", "link/idn:0123", "os/path"]
)
def test_the_id_of_nothing_is_refused(given: str, tmp_path: Path) -> None:
    assert ignore(tmp_path, given, *TERMS) == 2
