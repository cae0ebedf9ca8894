import pytest

from hueandcry.decode.link import parse_link
from hueandcry.decode.port import port_of, written_port


@pytest.mark.parametrize(
    ("text", "port", "written"),
    [
        ("https://a.example/x:9", "443", ""),
        ("http://1.2.3.4:1244/x", "1244", "1244"),
        ("http://u:p@a.example:81/", "81", "81"),
        ("http://[2001:db8::1]:8080/", "8080", "8080"),
        ("http://[2001:db8::1]/", "80", ""),
        ("a.example", "", ""),
        ("1.2.3.4:3333", "3333", "3333"),
    ],
)
def test_ports(text: str, port: str, written: str) -> None:
    link = parse_link(text)
    assert (port_of(link), written_port(link)) == (port, written)
