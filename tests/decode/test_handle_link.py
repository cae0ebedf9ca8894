import pytest

from hueandcry.decode.handle_link import handle_of_link, read_handle
from hueandcry.decode.link import parse_link
from hueandcry.model.errors import NotAnObservable


@pytest.mark.parametrize(
    ("link", "value"),
    [
        ("https://x.com/Uniswap/status/1?s=20", "x/uniswap"),
        ("https://mobile.twitter.com/Uniswap", "x/uniswap"),
        ("t.me/uniswap_chat", "telegram/uniswap_chat"),
        ("https://t.me/s/uniswap", "telegram/uniswap"),
        ("https://discord.gg/uniswap", "discord/uniswap"),
        ("https://discord.com/invite/uniswap", "discord/uniswap"),
        ("https://github.com/Uniswap/interface", "github/uniswap"),
        ("https://www.linkedin.com/company/uniswap/", "linkedin/company/uniswap"),
        ("https://de.linkedin.com/in/somebody", "linkedin/in/somebody"),
        ("https://www.youtube.com/@uniswap", "youtube/uniswap"),
        ("https://instagram.com/uniswap/", "instagram/uniswap"),
        ("https://www.reddit.com/r/UniSwap/", "reddit/r/uniswap"),
    ],
)
def test_links_of_accounts(link: str, value: str) -> None:
    handle = handle_of_link(parse_link(link))
    assert handle
    assert handle.value == value


@pytest.mark.parametrize(
    "link",
    [
        "https://x.com/", "x.com", "https://x.com/i/flow/login", "https://x.com/search?q=a",
        "https://t.me/+AbCdEf", "https://t.me/joinchat/AbC", "https://t.me/addstickers/a",
        "https://discord.com/channels/1/2", "https://github.com/login",
        "https://linkedin.com/feed/", "https://youtube.com/watch?v=1",
        "https://instagram.com/p/abc/", "https://evil.example/Uniswap",
    ],
)  # fmt: skip
def test_pages_of_platforms_show_no_account(link: str) -> None:
    assert handle_of_link(parse_link(link)) is None


def test_a_link_of_another_platform_is_a_contradiction() -> None:
    with pytest.raises(NotAnObservable, match="the link is of x"):
        read_handle("https://x.com/uniswap", "telegram")
    assert read_handle("https://x.com/uniswap", "").value == "x/uniswap"
    assert read_handle("my.name", "instagram").value == "instagram/my.name"
