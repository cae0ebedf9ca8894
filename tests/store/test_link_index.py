"""The file and the memory answer the same."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.model.rows import EntityRow, ListingRow, NameRow, OwnedRow, PathHostRow
from hueandcry.store.build import SnapshotBuilder
from hueandcry.store.home import Home
from hueandcry.store.link_index import FileIndex, MemoryIndex
from tests.values import BRANDS, NOW, TODAY, snapshot_home

ROWS = [
    ListingRow("evil.com", "block", "x"),
    ListingRow("evil.com", "allow", "x"),
    ListingRow("sites.test/view", "block", "x"),
    ListingRow("sha256:" + "0" * 64, "block", "x"),
]
KEYS = st.sampled_from(
    ["evil.com", "sites.test/view", "sha256:" + "0" * 64, "other.com", "uniswap.org", "sites.test"]
)


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> tuple[FileIndex, MemoryIndex]:
    root = tmp_path_factory.mktemp("home")
    snapshot = snapshot_home(root, ROWS).open_current()
    return FileIndex(snapshot), MemoryIndex(snapshot)


@given(st.lists(KEYS, min_size=1, max_size=5))
def test_lists_owners_and_paths(indexes: tuple[FileIndex, MemoryIndex], keys: list[str]) -> None:
    file, memory = indexes
    assert memory.listings(keys) == file.listings(keys)
    assert memory.owners(keys[0]) == file.owners(keys[0])
    assert memory.path_only(keys[0]) == file.path_only(keys[0])


@given(
    st.sampled_from(("whole", "head", "rest1", "rest2")),
    st.sets(st.sampled_from([name[1] for name in BRANDS] + ["unis", "meta", "colnbase"])),
)
def test_names(indexes: tuple[FileIndex, MemoryIndex], kind: str, keys: set[str]) -> None:
    file, memory = indexes
    assert set(memory.names(kind, keys)) == set(file.names(kind, keys))


@given(st.sampled_from(("com", "ck", "pages.dev", "popular.com", "finance", "\u0430", "nothing")))
def test_tables(indexes: tuple[FileIndex, MemoryIndex], key: str) -> None:
    file, memory = indexes
    assert memory.suffix(key) == file.suffix(key)
    assert memory.rank(key) == file.rank(key)
    assert memory.is_word(key) == file.is_word(key)
    assert memory.prototype(key) == file.prototype(key)


def test_says_how_a_row_matches(indexes: tuple[FileIndex, MemoryIndex]) -> None:
    found = indexes[0].listings(["a.evil.com", "evil.com", "sites.test/view", "sha256:" + "0" * 64])
    assert {row.match for row in found} == {"parent", "path", "hash"}
    assert {row.match for row in indexes[0].listings(["evil.com"])} == {"host"}


def test_finds_a_brand_by_id_name_or_what_it_is_called(
    indexes: tuple[FileIndex, MemoryIndex],
) -> None:
    for wanted in ("uniswap", "Uniswap", "UNISWAP"):
        assert [row.host for row in indexes[0].domains(wanted)] == ["uniswap.org"]
    assert indexes[0].domains("nobody") == ()


def test_nobody_vouches_for_a_host_that_others_publish_on(tmp_path: Path) -> None:
    rows = (
        EntityRow("forge", "Forge", "developer"),
        NameRow("forge", "forge", True),
        OwnedRow("forge", "forge.test", 0, TODAY, "x"),
        OwnedRow("forge", "docs.forge.test", 1, TODAY, "x"),
        PathHostRow("forge.test", TODAY, "x"),
    )
    home = Home(tmp_path)
    with home.building() as path:
        builder = SnapshotBuilder(path, None)
        builder.add("starter", rows, (), TODAY)
        builder.finish({"id": "20261124T120000Z-00000000", "created": NOW, "tool": "test"})
        home.publish(path, "20261124T120000Z-00000000", 1)
    snapshot = home.open_current()
    for index in (FileIndex(snapshot), MemoryIndex(snapshot)):
        assert not index.owners("forge.test")
        assert [row.host for row in index.owners("docs.forge.test")] == ["docs.forge.test"]
        assert [(row.host, row.shared) for row in index.domains("forge")] == [
            ("forge.test", True),
            ("docs.forge.test", False),
        ]
        assert {name.home for name in index.names("whole", ["forge"])} == {"forge.test"}
