import pytest

from hueandcry.decode.handle import parse_handle
from hueandcry.decode.handle_faults import faults_of


@pytest.mark.parametrize(
    ("name", "platform", "fault"),
    [
        ("Un\u0456swap", "x", "characters"),
        ("a" * 16, "x", "length"),
        ("a" * 33, "telegram", "length"),
        ("abc", "telegram", "length"),
        ("uni_swap", "github", "characters"),
        ("a" * 40, "github", "length"),
        ("adminhelp", "x", "reserved"),
        ("discord_staff", "discord", "reserved"),
    ],
)
def test_what_the_platforms_rules_forbid(name: str, platform: str, fault: str) -> None:
    assert fault in [found for found, _ in faults_of(parse_handle(name, platform))]


@pytest.mark.parametrize(
    ("name", "platform"),
    [
        ("a", "x"), ("Uniswap_1", "x"), ("uniswap", "telegram"), ("uni-swap", "github"),
        ("uni.swap", "instagram"), ("in/uni-swap", "linkedin"), ("\u0443\u043d\u0438", "youtube"),
        ("r/uniswap", "reddit"), ("uni.swap", "discord"),
    ],
)  # fmt: skip
def test_what_they_allow(name: str, platform: str) -> None:
    assert faults_of(parse_handle(name, platform)) == ()
