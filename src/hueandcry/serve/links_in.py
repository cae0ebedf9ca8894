"""Finds the links in the documents of a repository: `hue check --links-in PATH…`.

A folder gives its documents, by their endings; a file that is named is read whatever it is called.
Passed over: folders of other people's code and of tools, links of the file system, binary files,
what is larger than 2 MiB; all are counted. Limit: 20,000 documents.
"""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from hueandcry.decode.links_in_text import MAX_FOUND, MAX_TEXT, form_of, links_in
from hueandcry.model.errors import BadRequest
from hueandcry.run.stream import Line

# Ten times the documents of the largest repositories of documentation.
MAX_DOCUMENTS: Final = 20_000
# A file with a zero byte so early is no text; git tells them so too.
_HEAD: Final = 8_000
_DOCUMENTS: Final = frozenset({
    ".adoc", ".asciidoc", ".htm", ".html", ".markdown", ".md", ".mdx", ".mkd", ".org", ".rst",
    ".txt", ".xhtml",
})  # fmt: skip
_NAMED: Final = frozenset({"readme", "security", "contributing", "changelog", "funding"})
_FOREIGN: Final = frozenset({
    ".git", ".hg", ".svn", ".tox", ".nox", ".venv", ".mypy_cache", ".pytest_cache", ".ruff_cache",
    "__pycache__", "bower_components", "node_modules", "site-packages", "third_party", "vendor",
    "venv",
})  # fmt: skip


class LinksIn:
    """The links of documents as lines to check. `passed` counts what was passed over, and why."""

    def __init__(self, paths: Sequence[str]) -> None:
        """Take files and folders. Raises `BadRequest` for one that is not there."""
        for path in paths:
            if not Path(path).exists():
                raise BadRequest(f"{path} is not there", "Give files and folders to --links-in")
        self._paths = paths
        self.documents = 0
        self.passed: Counter[str] = Counter()

    def lines(self) -> Iterator[Line]:
        """Yield every link with its file and line, file by file."""
        for path in self._files():
            if self.documents == MAX_DOCUMENTS:
                self.passed[f"more than {MAX_DOCUMENTS:,} documents"] += 1
                return
            text = self._text(path)
            if text is not None:
                self.documents += 1
                yield from self._found(path, text)

    def told(self) -> str:
        """Return how many documents were read and what was passed over, for the person."""
        passed = "; ".join(f"{count:,} {why}" for why, count in sorted(self.passed.items()))
        words = f"documents read: {self.documents:,}"
        return f"{words}; passed over: {passed}" if passed else words

    def _found(self, path: Path, text: str) -> Iterator[Line]:
        # A name that is no UTF-8 is shown, not opened again.
        shown = os.fsencode(path.as_posix()).decode(errors="replace")
        found = links_in(text, form_of(path.name))
        if found.cut:
            self.passed[f"documents after their first {MAX_FOUND:,} links"] += 1
        for one in found.found:
            yield Line(one.line, one.text, file=shown)

    def _files(self) -> Iterator[Path]:
        for given in self._paths:
            path = Path(given)
            if path.is_dir():
                yield from self._below(path)
            else:
                yield path

    def _below(self, folder: Path) -> Iterator[Path]:
        """Yield the documents below a folder in a fixed order, and count what is passed over."""
        for place, folders, names in os.walk(folder, onerror=self._unread):
            self.passed.update(f"{name}/" for name in folders if name in _FOREIGN)
            own = sorted(name for name in folders if name not in _FOREIGN)
            folders[:] = [name for name in own if not self._is_link(Path(place, name))]
            for name in sorted(names):
                path = Path(place, name)
                if is_document(path) and not self._is_link(path):
                    yield path

    def _is_link(self, path: Path) -> bool:
        found = path.is_symlink()
        if found:
            self.passed["links of the file system"] += 1
        return found

    def _unread(self, _: OSError) -> None:
        self.passed["that cannot be read"] += 1

    def _text(self, path: Path) -> str | None:
        """Return a document's text; what is no UTF-8 in it stands for no link."""
        try:
            if not path.is_file():
                self.passed["no regular files"] += 1
                return None
            with path.open("rb") as file:
                data = file.read(MAX_TEXT + 1)
        except OSError:
            self.passed["that cannot be read"] += 1
            return None
        if len(data) > MAX_TEXT:
            self.passed[f"larger than {MAX_TEXT // 2**20} MiB"] += 1
            return None
        if b"\0" in data[:_HEAD]:
            self.passed["binary"] += 1
            return None
        return data.decode("utf-8-sig", errors="replace")


def is_document(path: Path) -> bool:
    """Say whether a file of a folder is read, by its name; .pre-commit-hooks.yaml has the same."""
    return path.suffix.lower() in _DOCUMENTS or path.stem.lower() in _NAMED
