"""A short run of every fuzz target; long ones are run by hand (`make fuzz`)."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from fuzz.targets import TARGETS

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_no_input_breaks_a_parser(name: str, tmp_path: Path) -> None:
    if not importlib.util.find_spec("atheris"):
        assert (sys.platform, sys.version_info >= (3, 12)) != ("linux", False), "install atheris"
        pytest.skip("atheris has no wheel for this Python; the corpus is still read below")
    command = [
        sys.executable, "-m", "fuzz.run_target", name, "-max_total_time=2", "-seed=1",
        "-rss_limit_mb=2048", "-max_len=2048", f"-artifact_prefix={tmp_path}/crash-",
        str(tmp_path), str(ROOT / "fuzz" / "corpus" / name),
    ]  # fmt: skip
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr[-3000:]


@pytest.mark.parametrize(
    "path", sorted((ROOT / "fuzz" / "corpus").glob("*/*")), ids=lambda path: path.name
)
def test_every_seed_of_the_corpus_is_read(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())
