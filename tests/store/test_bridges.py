"""The user's own bridges are read from the data directory, or the file that is none is named."""

from pathlib import Path

import pytest

from hueandcry.model.errors import BadRequest
from hueandcry.store.bridges import known_bridges

OWN = """
name = "own"
chains = [{ chain = "eip155:1", contracts = ["0x5555555555555555555555555555555555555555"] }]
[[events]]
side = "deposit"
signature = "Locked(address to, uint256 amount)"
receiver = "to"
amount = "amount"
"""


def write(root: Path, text: str) -> None:
    (root / "bridges").mkdir(exist_ok=True)
    (root / "bridges" / "own.toml").write_text(text, encoding="utf-8")


def test_own_bridges_stand_beside_the_built_in_ones(tmp_path: Path) -> None:
    without = known_bridges(tmp_path)
    write(tmp_path, OWN)
    assert known_bridges(tmp_path).keys() - without.keys() == {"own"}


@pytest.mark.parametrize("text", ["name = 1", "[[", OWN.replace("to, uint256", "to uint256")])
def test_a_file_that_describes_no_bridge_is_named(tmp_path: Path, text: str) -> None:
    write(tmp_path, text)
    with pytest.raises(BadRequest, match=r"own\.toml describes no bridge"):
        known_bridges(tmp_path)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "bridges").mkdir()
    (tmp_path / "bridges" / "own.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(BadRequest, match="cannot be read"):
        known_bridges(tmp_path)
