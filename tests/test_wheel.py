"""The wheel installs and runs on every supported Python there is.

More interpreters can be named in HUE_PYTHONS (paths, separated by colons).
"""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SUPPORTED = ("3.11", "3.12", "3.13")


def interpreters() -> list[str]:
    """Return this Python, those on the path and those named by the environment, each once."""
    named = os.environ.get("HUE_PYTHONS", "").split(":")
    found = [sys.executable, *named, *(shutil.which(f"python{v}") or "" for v in SUPPORTED)]
    by_version = {version(path): path for path in reversed(found) if path and version(path)}
    return [by_version[v] for v in sorted(by_version)]


def version(path: str) -> str:
    """Return the version of an interpreter; empty where it does not run (a shim of nothing)."""
    program = "import sys; print('%d.%d' % sys.version_info[:2])"
    ran = subprocess.run([path, "-c", program], capture_output=True, text=True)
    return ran.stdout.strip()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation",
               "--wheel-dir", str(folder), str(ROOT)]  # fmt: skip
    subprocess.run(command, check=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_the_starter_pack_and_the_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert any(name.endswith("starter/brands/uniswap.toml") for name in names)
    assert any(name.endswith("LICENSE") for name in names)
    assert any(name.endswith("py.typed") for name in names)
    assert not any(name.startswith(("tests/", "bench/", "fuzz/")) for name in names)


@pytest.mark.parametrize("python", interpreters(), ids=version)
def test_it_installs_and_checks_a_link(wheel: Path, python: str, tmp_path: Path) -> None:
    subprocess.run([python, "-m", "venv", tmp_path / "venv"], check=True)
    hue = str(tmp_path / "venv" / "bin" / "hue")
    pip = [str(tmp_path / "venv" / "bin" / "python"), "-m", "pip", "install", "--quiet",
           "--disable-pip-version-check", "--only-binary", ":all:"]  # fmt: skip
    subprocess.run(
        [*pip, "--require-hashes", "-r", str(ROOT / "requirements/base.txt")], check=True
    )
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True)
    environment = {**os.environ, "HUE_HOME": str(tmp_path / "home")}
    update = [hue, "update", "--only", "starter"]
    assert subprocess.run(update, env=environment, capture_output=True).returncode == 10
    ran = subprocess.run([hue, "check", "app.unisvvap.org"], env=environment, capture_output=True)
    assert ran.returncode == 20, ran.stderr


@pytest.mark.parametrize("wanted", SUPPORTED)
def test_every_pinned_package_has_a_wheel_for_every_supported_python(
    wanted: str, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check",
               "--only-binary", ":all:", "--python-version", wanted, "--require-hashes",
               "-r", str(ROOT / "requirements/base.txt"), "--dest", str(tmp_path)]  # fmt: skip
    ran = subprocess.run(command, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
