"""`hue update --feeds`: a firm's own lists beside the public ones."""

from pathlib import Path

import pytest

from hueandcry.serve import cli
from hueandcry.store.home import Home

Capture = pytest.CaptureFixture[str]


class Place:
    """A data directory, an empty mirror, a list and the file that declares it."""

    def __init__(self, root: Path) -> None:
        self.home, self.mirror = root / "home", root / "mirror"
        self.list, self.feeds = root / "list.txt", root / "home" / "feeds.toml"
        self.mirror.mkdir()
        self.home.mkdir()
        self.list.write_text("evil.acme-list.com\nx.com/thief_of_acme\n")
        self.declare()

    def declare(self, **changed: str) -> None:
        fields = {
            "name": "acme", "address": f"file:{self.list}", "kind": "plain", "stance": "block",
            "licence": "ours",
        } | changed  # fmt: skip
        lines = "\n".join(f'{key} = "{value}"' for key, value in fields.items())
        self.feeds.write_text(f"[[feeds]]\n{lines}\n")

    def update(self, *more: str) -> int:
        return cli.main(
            ["update", "--home", str(self.home), "--mirror", str(self.mirror), "--only", "acme",
             *more]
        )  # fmt: skip

    def check(self, *things: str) -> int:
        return cli.main(["check", "--home", str(self.home), *things])


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_a_declared_list_counts_for_links_and_handles(place: Place, capsys: Capture) -> None:
    place.update()
    assert "acme" in capsys.readouterr().out
    assert place.check("evil.acme-list.com") == 20
    assert place.check("@thief_of_acme", "--platform", "x") == 20
    assert place.check("https://x.com/thief_of_acme/status/1") == 20
    assert place.check("@somebody_else", "--platform", "x") != 20


def test_a_fault_names_the_file_the_line_and_the_key(place: Place, capsys: Capture) -> None:
    place.declare(kind="plian")
    assert place.update() == 2
    assert "feeds.toml, line 4: kind" in capsys.readouterr().err
    assert not Home(place.home).current_id()


def test_another_file_may_be_given(place: Place, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    place.feeds.rename(other)
    assert place.update() == 2
    assert place.update("--feeds", str(other)) in {0, 10}
    assert place.update("--feeds", str(tmp_path / "none.toml")) == 2


def test_a_list_that_is_gone_keeps_its_last_good_rows(place: Place, capsys: Capture) -> None:
    place.update()
    place.list.unlink()
    place.update()
    capsys.readouterr()
    assert place.check("evil.acme-list.com") == 20


def test_a_list_of_everything_is_quarantined(place: Place, capsys: Capture) -> None:
    brands = Home(place.home)
    place.update()
    with brands.open_current().database as database:
        own = [row[0] for row in database.execute("SELECT host FROM owned")]
    place.list.write_text("\n".join(own))
    place.update()
    assert "quarantined" in capsys.readouterr().out
    assert place.check(own[0]) != 20
