"""Documents are found, read within bounds, and what is passed over is said."""

import os
from pathlib import Path

import pytest

from hueandcry.model.errors import BadRequest
from hueandcry.serve import links_in
from hueandcry.serve.links_in import LinksIn


def write(folder: Path, name: str, data: str | bytes = "https://a.com") -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())


def found(*paths: object) -> tuple[list[tuple[str, int, str]], str]:
    made = LinksIn([str(path) for path in paths])
    rows = [(line.file, line.number, line.text) for line in made.lines()]
    return rows, made.told()


def test_a_folder_gives_its_documents_in_a_fixed_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("b.MD", "a/z.html", "a/y.rst", "README", "code.py", "a/c.json", "LICENSE.txt"):
        write(tmp_path, name)
    monkeypatch.chdir(tmp_path)
    names = [row[0] for row in found(".")[0]]
    assert names == ["LICENSE.txt", "README", "b.MD", "a/y.rst", "a/z.html"]


@pytest.mark.parametrize("folder", [".git", "node_modules", "vendor", "a/.venv", "third_party/x"])
def test_other_peoples_code_is_passed_over(tmp_path: Path, folder: str) -> None:
    write(tmp_path, f"{folder}/a.md")
    rows, told = found(tmp_path)
    name = next(part for part in folder.split("/") if part != "a")
    assert (rows, told) == ([], f"documents read: 0; passed over: 1 {name}/")


def test_folders_of_the_project_with_a_dot_are_read(tmp_path: Path) -> None:
    write(tmp_path, ".github/a.md")
    assert len(found(tmp_path)[0]) == 1


def test_a_file_that_is_named_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    write(tmp_path, "code.py", "\n# https://a.com\n")
    rows, told = found(tmp_path / "code.py")
    assert rows == [(str(tmp_path / "code.py"), 2, "https://a.com")]
    assert told == "documents read: 1"


def test_links_of_the_file_system_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "out/secret.md")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").symlink_to(tmp_path / "out" / "secret.md")
    (tmp_path / "in" / "b").symlink_to(tmp_path / "out")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "code.py").symlink_to(tmp_path / "out" / "secret.md")
    rows, told = found(tmp_path / "in")
    assert rows == []
    assert told == "documents read: 0; passed over: 3 links of the file system"


def test_folders_are_counted_wherever_they_are(tmp_path: Path) -> None:
    for name in ("node_modules/a.md", "b/node_modules/c/a.md", ".git/x", "a.md"):
        write(tmp_path, name)
    assert found(tmp_path)[1] == "documents read: 1; passed over: 1 .git/; 2 node_modules/"


def test_a_folder_that_cannot_be_read_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "scandir", refused)
    assert found(tmp_path)[1] == "documents read: 0; passed over: 1 that cannot be read"


def test_binary_large_and_odd_files_are_passed_over_and_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links_in, "MAX_TEXT", 100)
    write(tmp_path, "a.md", b"\0https://a.com")
    write(tmp_path, "b.md", "https://a.com" + " " * 100)
    write(tmp_path, "c.md", b"\xff\xfe https://a.com \xff")
    os.mkfifo(tmp_path / "d.md")
    rows, told = found(tmp_path)
    assert [Path(row[0]).name for row in rows] == ["c.md"]
    assert "passed over: 1 binary" in told
    assert "1 larger than" in told
    assert "1 no regular files" in told


def test_more_documents_than_any_repository_has_end_the_walk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links_in, "MAX_DOCUMENTS", 2)
    for name in "abc":
        write(tmp_path, f"{name}.md")
    rows, told = found(tmp_path)
    assert len(rows) == 2
    assert "1 more than 2 documents" in told


def test_a_document_with_too_many_links_is_cut_and_that_is_said(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "\n".join(f"https://a{n}.com" for n in range(6_000)))
    rows, told = found(tmp_path)
    assert len(rows) == 5_000
    assert "1 documents after their first 5,000 links" in told


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="is not there"):
        LinksIn([str(tmp_path / "none")])


def test_a_name_that_is_no_utf_8_is_shown_as_text(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/a\xff.md"
    with open(path, "wb") as file:  # noqa: PTH123 - a name that no text can write
        file.write(b"https://a.com")
    ((name, _, _),) = found(tmp_path)[0]
    assert name.endswith("a\ufffd.md")
