"""A snapshot of the public feeds that judge signing requests, made once."""

from pathlib import Path

import pytest

from hueandcry.run.check import Checker
from tests.run.vectors.snapshot import checker_of, signing_home


@pytest.fixture(scope="session")
def checker(mirror: Path, tmp_path_factory: pytest.TempPathFactory) -> Checker:
    return checker_of(signing_home(tmp_path_factory.mktemp("signing"), mirror))
