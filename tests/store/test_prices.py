"""A table of prices is read whole, or the line that cannot be is named."""

from pathlib import Path

import pytest

from hueandcry.model.errors import BadRequest
from hueandcry.store.prices import read_prices

HEAD = "chain,asset,time,price\n"
USDC = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"


def written(folder: Path, text: str) -> Path:
    path = folder / "prices.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_last_price_before_a_moment_counts(tmp_path: Path) -> None:
    prices = read_prices(written(tmp_path, HEAD + (
        f"eip155:1,{USDC},2026-01-01,1.0\neip155:1,{USDC},1767312000,2.5\n"
        "eip155:1,native,2026-01-01T12:00:00+00:00,3000\n"
    )))  # fmt: skip
    token = USDC.lower()
    assert prices.at("eip155:1", token, 1767225599) is None
    assert prices.at("eip155:1", token, 1767225600) == 1.0
    assert prices.at("eip155:1", token, 1767312000) == 2.5
    assert prices.at("eip155:1", "native", 1767270000) == 3000
    assert prices.at("eip155:10", "native", 1767270000) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("chain,asset,price\n", "no column time"),
        (HEAD + "eip155:1,native,2026-01-01,0\n", "line 2"),
        (HEAD + "eip155:1,native,2026-01-01,1\neip155:1,native,soon,1\n", "line 3"),
        (HEAD + "eip155:1,native,2026-01-01,inf\n", "line 2"),
        (HEAD + ",native,2026-01-01,1\n", "line 2"),
        (HEAD + "eip155:1\n", "line 2"),
        (HEAD + "eip155:1,native,2026-01-01\n", "line 2"),
        (HEAD + "ethereum,native,2026-01-01,1\n", "line 2"),
    ],
)
def test_what_is_no_price_is_named(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(BadRequest, match=told):
        read_prices(written(tmp_path, text))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="cannot be read"):
        read_prices(tmp_path / "none.csv")
