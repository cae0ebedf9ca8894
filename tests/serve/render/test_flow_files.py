"""Five files, whole or not at all."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from hueandcry.model.errors import BadRequest
from hueandcry.model.flow import Flow
from hueandcry.serve.render.flow_files import write_flow
from tests.crossed_flows import crossed_theft
from tests.flows import hostile_flow, small_theft

NAMES = ["flow.json", "edges.csv", "holders.csv", "graph.graphml", "report.html"]


def test_writes_all_five(tmp_path: Path) -> None:
    paths = write_flow(small_theft(), tmp_path / "deep" / "case")
    assert [path.name for path in paths] == NAMES
    assert sorted(path.name for path in (tmp_path / "deep" / "case").iterdir()) == sorted(NAMES)


@pytest.mark.parametrize("flow", [small_theft(), hostile_flow()], ids=["plain", "hostile"])
def test_the_document_reads_back_the_same(tmp_path: Path, flow: Flow) -> None:
    document = write_flow(flow, tmp_path)[0].read_bytes()
    assert msgspec.json.decode(document, type=Flow) == flow
    assert document.decode().replace("\n", "").isprintable()


def test_the_report_names_the_fingerprints_of_the_others(tmp_path: Path) -> None:
    *others, report = write_flow(small_theft(), tmp_path)
    text = report.read_text(encoding="utf-8")
    assert all(sha256(path.read_bytes()).hexdigest() in text for path in others)


def test_hostile_text_is_harmless_in_every_file(tmp_path: Path) -> None:
    for path in write_flow(hostile_flow(), tmp_path):
        text = path.read_text(encoding="utf-8")
        assert not set("\0\a\x1b\u202e\u2066\u200b\ufffe") & set(text)
        if path.suffix in {".html", ".graphml"}:
            assert not any(word in text for word in ("<script", "<img", "<x/>", "]]>"))


@contextmanager
def little_room() -> Iterator[None]:
    """Let no file of this process grow beyond a kilobyte, as on a full disk.

    Only around the write: the test runner's own output may be a file too.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_is_said_and_leaves_what_was_there(tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in write_flow(small_theft(), tmp_path)}
    full = pytest.raises(BadRequest, match=r"flow\.json cannot be written: File too large")
    with full, little_room():
        write_flow(replace(small_theft(), asked=("other",)), tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(BadRequest, match=r"flow\.json cannot be written"):
        write_flow(small_theft(), tmp_path / "out")


def test_text_that_is_no_unicode_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="no valid Unicode"):
        write_flow(replace(small_theft(), asked=("caf\udce9",)), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_leads_are_a_sixth_file_that_goes_with_them(tmp_path: Path) -> None:
    names = [path.name for path in write_flow(crossed_theft(), tmp_path)]
    assert names == [*NAMES[:3], "leads.csv", *NAMES[3:]]
    report = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert sha256((tmp_path / "leads.csv").read_bytes()).hexdigest() in report
    write_flow(small_theft(), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(NAMES)
