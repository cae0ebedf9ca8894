"""docs/add-a-detector.md, followed to the letter by a stranger, works; and so do the guards."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "add-a-detector.md").read_text()
FILES = re.findall(
    r"`((?:src|tests)/[^`]*odd_suffix\.py)`:\n\n```python\n(.*?)```", PAGE, re.DOTALL
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in ("src", "tests", "pyproject.toml"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path / name)
    for name, code in FILES:
        (tmp_path / name).write_text(code)
    return tmp_path


def run(copy: Path, *tests: str) -> subprocess.CompletedProcess[str]:
    first = f"import sys; sys.path.insert(0, {str(copy / 'src')!r})"
    program = f"{first}; import pytest; sys.exit(pytest.main())"
    command = [sys.executable, "-c", program, *tests, "-k", "odd or planted_room or imports"]
    return subprocess.run(command, cwd=copy, capture_output=True, text=True)


def test_one_file_and_one_test_are_enough(copy: Path) -> None:
    assert len(FILES) == 2
    ran = run(copy, "tests/detect/test_contract.py")
    assert ran.returncode == 0, ran.stdout
    assert "3 passed" in ran.stdout


def test_a_detector_without_advice_is_refused(copy: Path) -> None:
    path = copy / FILES[0][0]
    path.write_text(re.sub(r'advice=".*?"', 'advice=""', path.read_text()))
    ran = run(copy, "tests/detect/test_contract.py")
    assert ran.returncode != 0
    assert "a detector needs advice" in ran.stdout


def test_a_detector_without_its_test_is_refused(copy: Path) -> None:
    (copy / FILES[1][0]).unlink()
    assert run(copy, "tests/detect/test_contract.py").returncode != 0


def test_an_upward_import_is_refused(copy: Path) -> None:
    path = copy / FILES[0][0]
    path.write_text(
        "from hueandcry.store.home import Home\n" + path.read_text() + "\nHOME = Home\n"
    )
    ran = run(copy, "tests/test_layers.py")
    assert ran.returncode != 0
    assert "detect imports store" in ran.stdout
