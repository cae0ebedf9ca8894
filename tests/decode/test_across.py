"""Names written over a dot."""

import pytest

from hueandcry.decode.across import across, borders
from hueandcry.model.brand import BrandName
from hueandcry.model.fact import HostParts
from hueandcry.model.source import Source


def name(text: str, *, ordinary: bool = False) -> BrandName:
    return BrandName(text, text, text, text, text, text, ordinary, f"{text}.com", Source("test"))


def parts(*labels: str, suffix: str) -> HostParts:
    *left, own = labels
    return HostParts(suffix, own, tuple(left), f"{own}.{suffix}", "")


@pytest.mark.parametrize(
    ("host", "known", "found"),
    [
        (parts("uni", "swap-claim", suffix="xyz"), name("uniswap"), True),
        (parts("coinba", suffix="se"), name("coinbase"), True),
        (parts("up", "bit", suffix="com"), name("upbit"), True),
        (parts("comp", "ound", suffix="com"), name("compound", ordinary=True), True),
        (parts("mycryp", suffix="to"), name("mycrypto", ordinary=True), False),
        (parts("xup", "bity", suffix="com"), name("upbit"), False),
        (parts("uniswap", "claim", suffix="xyz"), name("uniswap"), False),
    ],
)
def test_finds_names_that_span_a_dot(host: HostParts, known: BrandName, found: bool) -> None:
    assert any(across(known, border) for border in borders(host)) is found
