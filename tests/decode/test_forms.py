"""Deceptive forms of a link."""

import pytest

from hueandcry.decode.forms import forms_of
from hueandcry.decode.link import parse_link


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("https://metamask.io@evil.example/", {"user_name"}),
        ("http://2130706433/", {"ip_disguised"}),
        ("http://0177.0.0.1/", {"ip_disguised"}),
        ("http://127.0.0.1/", {"ip_address"}),
        ("http://unisw%61p.org/", {"encoded_host"}),
        ("https://\uff55niswap.org/", {"compatibility_characters"}),
        ("https://uniswap\u3002org/", {"compatibility_characters"}),
        ("http:\\\\evil.example/", {"backslash"}),
        ("http://evil.exa\nmple/", {"removed_characters"}),
        ("https://meta\u200bmask.io/", {"invisible"}),
        ("https://evil.example/\u202egpj.exe", {"invisible"}),
        ("https://p\u0430ypal.com/", {"mixed_scripts"}),
        ("http://xn--a-ecp.com/", {"invalid_name"}),
        ("https://\u043f\u0440\u0438\u0432\u0435\u0442.com/", set()),
        ("https://m\u00fcnchen.example/", set()),
        ("HTTPS://Uniswap.org/Swap", set()),
        ("hxxps://evil[.]example/", set()),
        ("https://evil.example/?next=a\\b", set()),
    ],
)
def test_names_every_form_and_no_other(text: str, forms: set[str]) -> None:
    assert {form for form, _ in forms_of(parse_link(text))} == forms
