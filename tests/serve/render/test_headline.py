"""The head of an answer says where a thing is one."""

import pytest

from hueandcry.decode.observable import read_observable
from hueandcry.serve.render.headline import headline


@pytest.mark.parametrize(
    ("text", "platform", "head"),
    [
        ("@Uniswaap", "twitter", "@Uniswaap on x"),
        ("a.b", "instagram", "@a.b on instagram"),
        ("company/uniswap", "linkedin", "company/uniswap on linkedin"),
        ("https://x.com/Un1swap", "x", "https://x.com/Un1swap"),
        ("t.me/uniswap", "telegram", "t.me/uniswap"),
        ("example.org", "", "example.org"),
        ("0x" + "51" * 20, "", "0x" + "51" * 20),
        (
            "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "",
            "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t on Tron",
        ),
    ],
)  # fmt: skip
def test_a_handle_has_its_platform_and_some_addresses_their_chain(
    text: str, platform: str, head: str
) -> None:
    assert headline(read_observable(text, platform=platform)) == head
