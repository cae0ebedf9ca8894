"""JSON out of archives: only what is asked for, within limits, whatever the archive claims."""

import gzip
import tarfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.gather.feeds import archive
from hueandcry.gather.feeds.archive import json_files
from hueandcry.gather.feeds.feed import FeedFault


def packed(files: dict[str, bytes], folder: str = "repository-master/") -> bytes:
    """Return a tar.gz of the files below a folder, as code hosts serve them."""
    file = BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz", compresslevel=1) as tar:
        for name, data in files.items():
            member = tarfile.TarInfo(folder + name)
            member.size = len(data)
            tar.addfile(member, BytesIO(data))
    return file.getvalue()


def names(data: bytes) -> list[str]:
    return [name for name, _ in json_files(data, ("a", "b"))]


def test_json_of_the_folders_is_read() -> None:
    found = packed({"a/x.json": b"1", "b/c/y.json": b"2", "c/z.json": b"3", "a/x.txt": b"4"})
    assert list(json_files(found, ("a", "b"))) == [("a/x.json", b"1"), ("b/c/y.json", b"2")]


@pytest.mark.parametrize(
    "name",
    [
        "a/../../etc/x.json", "a/./x.json", "../a/x.json", "a//x.json", "a/x\n.json", "/a/x.json",
        "a\\x.json", "a/\u202ex.json", "a/" + "x" * 300 + ".json", "a/" * 9 + "x.json",
    ],
)  # fmt: skip
def test_odd_names_are_passed_over(name: str) -> None:
    assert names(packed({name: b"1", "a/y.json": b"2"})) == ["a/y.json"]


def test_links_are_passed_over() -> None:
    file = BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as tar:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE):
            member = tarfile.TarInfo("r/a/x.json")
            member.type, member.linkname = kind, "/etc/passwd"
            tar.addfile(member)
    assert names(file.getvalue()) == []


def test_limits_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_FILES", 2)
    with pytest.raises(FeedFault, match="more than 2 files"):
        names(packed({"a/1.json": b"", "a/2.json": b"", "a/3.json": b""}))
    monkeypatch.setattr(archive, "MAX_FILE_BYTES", 10)
    with pytest.raises(FeedFault, match="larger than"):
        names(packed({"a/1.json": bytes(11)}))
    monkeypatch.setattr(archive, "MAX_BYTES", 100_000)
    with pytest.raises(FeedFault, match="unpacks to more"):
        names(gzip.compress(bytes(200_000)))


@given(st.binary(max_size=300))
def test_no_bytes_bring_another_error(data: bytes) -> None:
    for whole in (data, gzip.compress(data), gzip.compress(data.ljust(1024, b"\0"))):
        try:
            names(whole)
        except FeedFault:
            continue
