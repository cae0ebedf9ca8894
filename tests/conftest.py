"""Profiles for generated tests, and what many tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from hueandcry.store.home import Home
from tests.chain.fixtures import node, theft
from tests.values import snapshot_home

__all__ = ["node", "theft"]

settings.register_profile(
    "fast", max_examples=60, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
settings.register_profile("deep", max_examples=20_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def mirror() -> Path:
    """Public feeds as their publishers serve them, where this machine has a mirror of them."""
    path = SHARED / "mirror"
    if not path.is_dir():
        pytest.skip("no mirror of the public feeds beside the project (../shared/mirror)")
    return path


@pytest.fixture(scope="session")
def cases() -> Path:
    """Real cases, where this machine has them."""
    path = SHARED / "cases"
    if not path.is_dir():
        pytest.skip("no real cases beside the project (../shared/cases)")
    return path


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Make a data directory with a small snapshot of invented rows."""
    return snapshot_home(tmp_path / "home")
