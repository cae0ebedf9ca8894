from pathlib import Path

import pytest

from hueandcry.decode.address import parse_address
from hueandcry.decode.defang import refang
from hueandcry.decode.link import parse_link
from hueandcry.serve.render.sarif_place import location, uri_of


def test_files_below_here_are_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert uri_of(str(tmp_path / "docs" / "a.md")) == "docs/a.md"
    assert uri_of("docs/a.md") == "docs/a.md"
    assert uri_of("/elsewhere/a b.md") == "file:///elsewhere/a%20b.md"


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("a:b/c.md", "a%3Ab/c.md"),
        ("a#b?c%d.md", "a%23b%3Fc%25d.md"),
        ("\u00e9.md", "%C3%A9.md"),
        ("a\udcff.md", "a%FF.md"),
        ("a\nb", "a%0Ab"),
    ],
)
def test_no_name_of_a_file_breaks_out_of_its_address(file: str, uri: str) -> None:
    assert uri_of(file) == uri


def test_a_place_is_a_line_and_a_thing_where_they_are_known() -> None:
    thing = parse_link("a.com")
    assert set(location("a.md", 3, thing)) == {"physicalLocation", "logicalLocations"}
    assert set(location("a.md", 3)) == {"physicalLocation"}
    assert location("", 3) == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a.com", "a[.]com"),
        ("https://app.a.com/x.y?z=1", "hxxps://app[.]a[.]com/x.y?z=1"),
        ("https://u@a.com/", "hxxps://u@a[.]com/"),
        ("http://a.com/?to=https://b.com", "hxxp://a[.]com/?to=hxxps://b.com"),
        ("http://1.2.3.4/", "hxxp://1[.]2[.]3[.]4/"),
    ],
)
def test_the_name_of_a_link_cannot_be_clicked_and_can_be_read_again(text: str, name: str) -> None:
    thing = parse_link(text)
    (place,) = location("", 1, thing)["logicalLocations"]
    assert place["fullyQualifiedName"] == name
    assert refang(name.partition("?")[0]) == thing.value.partition("?")[0]


def test_the_name_of_an_address_is_its_value() -> None:
    thing = parse_address("0x" + "ab" * 20)
    (place,) = location("", 1, thing)["logicalLocations"]
    assert place["fullyQualifiedName"] == thing.value
