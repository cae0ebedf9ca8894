"""The model in a snapshot."""

import sqlite3

import pytest

from hueandcry.model.campaign import CampaignModel
from hueandcry.model.fact import HostParts
from hueandcry.store.campaign import (
    read_model,
    scorer_in_file,
    scorer_in_memory,
    write_model,
)
from hueandcry.store.schema import TABLES

WEIGHTS = {"w:claim": 70, "s:com": -5, "aim": 3}
MODEL = CampaignModel("2026-11-01", (9, 8, 7, 6), -10, 50, 80, ("claim", "air"), WEIGHTS)
HOSTS = [
    HostParts("com", "claim-zora", (), "claim-zora.com", ""),
    HostParts("pages.dev", "air", ("app",), "air.pages.dev", "pages.dev"),
    HostParts("co.uk", "", (), "", ""),
]


@pytest.fixture
def database() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLES)
    return connection


def test_what_is_written_is_read(database: sqlite3.Connection) -> None:
    write_model(database, MODEL)
    assert read_model(database) == MODEL


def test_file_and_memory_score_alike(database: sqlite3.Connection) -> None:
    write_model(database, MODEL)
    file, memory = scorer_in_file(database), scorer_in_memory(database)
    assert file
    assert memory
    for host in HOSTS:
        assert file.score(host) == memory.score(host)
        assert file.likeness(host) == memory.likeness(host)
    assert file.score(HOSTS[0]) == 58


def test_a_snapshot_without_a_model_has_no_scorer(database: sqlite3.Connection) -> None:
    assert read_model(database) is None
    assert scorer_in_file(database) is None
    assert scorer_in_memory(database) is None
