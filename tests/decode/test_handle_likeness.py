import pytest

from hueandcry.decode.handle_likeness import likeness
from hueandcry.decode.handle_shape import shape_of
from hueandcry.model.handle import OfficialName
from hueandcry.model.source import Source

WORDS = {"finance", "hubble", "band", "bubble"}


def official(name: str) -> OfficialName:
    shape = shape_of(name, lambda _: None)
    return OfficialName(
        name, name, "x", name, shape.text, shape.skeleton, shape.squeezed, shape.letters,
        shape.core, shape.text in WORDS, shape.core not in WORDS and len(shape.core) >= 5,
        Source("test"),
    )  # fmt: skip


def manner(name: str, written: str) -> str:
    row = likeness(official(name), shape_of(written, lambda _: None), written, WORDS.__contains__)
    return row.manner if row else ""


@pytest.mark.parametrize(
    ("name", "written", "expected"),
    [
        ("Uniswap", "uniswap", "same"),
        ("Uniswap", "uni_swap", "separated"),
        ("Uniswap", "un1swap", "confusable"),
        ("Uniswap", "uniiswap", "repeated"),
        ("Uniswap", "uniswop", "near"),
        ("Uniswap", "uniswap_eth", "affixed"),
        ("Uniswap", "uniswapqwzk", "held"),
        ("HubbleProtocol", "hybbleprotocol", "near"),
        ("HubbleProtocol", "hubbleprotocl", "near"),
        # Another word in place of the core is another project.
        ("HubbleProtocol", "bubbleprotocol", ""),
        ("BandProtocol", "handprotocol", ""),
        ("Binance", "finance", ""),
        ("lido", "icio", ""),
        ("StargateFinance", "LiquityFinance", ""),
        # Two edits in a core of eight are another name, however long the whole is.
        ("StargateFinance", "StarhaxeFinance", ""),
    ],
)
def test_manners(name: str, written: str, expected: str) -> None:
    assert manner(name, written) == expected
