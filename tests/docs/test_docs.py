"""The docs say what is there: every command, option, exit code, setting, feed and detector."""

import argparse
import json
import re
import shlex
import shutil
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from tools.write_detectors import text as detectors_page

from hueandcry.detect.detector import load
from hueandcry.gather.feeds import FEEDS
from hueandcry.model.verdict import Verdict
from hueandcry.serve import cli, exits
from hueandcry.serve.documents import SCHEMAS, schema_of
from hueandcry.store.home import Home

ROOT = Path(__file__).parents[2]
DOCS = {path.name: path.read_text() for path in (ROOT / "docs").glob("*.md")}
README = (ROOT / "README.md").read_text()


def parsers() -> dict[str, argparse.ArgumentParser]:
    found = cli._parser([])._subparsers
    assert found
    choices = found._group_actions[0].choices
    assert isinstance(choices, dict)
    return choices


@pytest.mark.parametrize("name", sorted(cli.COMMANDS))
def test_every_command_and_option_is_documented(name: str) -> None:
    assert f"## hue {name}\n" in DOCS["commands.md"]
    section = DOCS["commands.md"].split(f"## hue {name}\n")[1].split("\n## ")[0]
    for action in parsers()[name]._actions:
        _assert_documented(action, section)
        if isinstance(action, argparse._SubParsersAction):
            for choice, parser in action.choices.items():
                assert f"hue {name} {choice}" in section
                for inner in parser._actions:
                    _assert_documented(inner, section)


def _assert_documented(action: argparse.Action, section: str) -> None:
    for option in action.option_strings:
        if option not in {"-h", "--help", "--home"}:
            assert option in section, option


def test_every_setting_is_documented() -> None:
    used = set()
    for path in (ROOT / "src").rglob("*.py"):
        used |= set(re.findall(r"\"(HUE_[A-Z]+|NO_COLOR|XDG_DATA_HOME)\"", path.read_text()))
    assert used
    for setting in used:
        assert setting in DOCS["commands.md"]


def test_every_exit_code_and_verdict_is_documented() -> None:
    codes = {
        exits.BROKEN,
        exits.OUR_FAULT,
        exits.USAGE,
        exits.PARTLY,
        exits.INTERRUPTED,
        *exits.OF_VERDICT.values(),
    }
    for code in codes:
        assert f"| {code} |" in DOCS["exit-codes.md"]
    for verdict in Verdict:
        assert f"| `{verdict}` |" in DOCS["exit-codes.md"]


def test_every_detector_is_documented_in_its_own_words() -> None:
    assert DOCS["detectors.md"] == detectors_page(), "run tools/write_detectors.py"


def test_every_rule_of_requests_stands_in_the_comparison_with_others() -> None:
    for detector in load("signing"):
        assert f"`{detector.id}`" in DOCS["coverage.md"], detector.id


def test_every_feed_and_schema_is_documented() -> None:
    for feed in FEEDS:
        assert f"`{feed.name}`" in DOCS["feeds.md"]
    for name in SCHEMAS:
        pages = [page for page, text in DOCS.items() if f"hueandcry/{name}/1" in text]
        assert pages, name
        kept = json.loads((ROOT / f"docs/schema/{name}-1.json").read_text())
        assert kept == json.loads(json.dumps(schema_of(name))), (
            f"run: hue schema {name} > docs/schema/{name}-1.json"
        )


def test_counts_in_the_docs_are_true() -> None:
    brands = len(list((ROOT / "src/hueandcry/starter/brands").glob("*.toml")))
    assert f"{brands} brands" in README
    assert f"{brands} brands" in DOCS["starter-pack.md"]


def test_links_between_pages_lead_somewhere() -> None:
    for name, text in [("README.md", README), *((f"docs/{n}", t) for n, t in DOCS.items())]:
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (ROOT / name).parent.joinpath(target).exists(), f"{name}: {target}"


UPDATED = "what-update-printed.txt"
EXAMPLE = re.compile(r"^\$ (hue .+)\n((?:(?!\$ |```).*\n)*)", re.MULTILINE)


@pytest.fixture(scope="session")
def real_home(mirror: Path, tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("docs") / "home")
    # All feeds take half a minute: what it printed is kept for the README's first example.
    with redirect_stdout(StringIO()) as printed:
        assert cli.main(["update", "--mirror", str(mirror), "--home", str(home.root)]) == 0
    (home.root / UPDATED).write_text(printed.getvalue())
    return home


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder in which the README's commands are typed, one after the other."""
    found = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "examples", found / "examples")
    return found


def steady(text: str) -> str:
    """Take out what differs from run to run: snapshot ids, days, word-list size."""
    text = re.sub(r"20\d{6}T\d{6}Z-[0-9a-f]{8}", "SNAPSHOT", text)
    return re.sub(r"20\d\d-\d\d-\d\d", "DAY", text)


@pytest.mark.parametrize(("command", "shown"), EXAMPLE.findall(README), ids=lambda text: text[:40])
def test_readme_commands_print_what_the_readme_shows(
    command: str,
    shown: str,
    real_home: Home,
    desk: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("HUE_HOME", str(real_home.root))
    monkeypatch.chdir(desk)
    arguments = shlex.split(command)[1:]
    if arguments == ["update"]:
        out = (real_home.root / UPDATED).read_text()
    else:
        cli.main(arguments)
        out = capsys.readouterr().out
    assert steady(out).startswith(steady(shown))


def test_commands_of_the_readmes_table_are_commands() -> None:
    for command in re.findall(r"`hue ([a-z]+)", README + "".join(DOCS.values())):
        assert command in cli.COMMANDS
