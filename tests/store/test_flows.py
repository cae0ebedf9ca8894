"""Flow documents from anybody: read whole, or refused with the part that does not fit."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from hueandcry.model.errors import BadRequest
from hueandcry.model.mixed_flow import MixedFlow
from hueandcry.store.flows import read_any_flow, read_flow
from tests.flows import small_theft
from tests.run.test_spreading import haircut_of, poison_of

TEXT = msgspec.json.encode(small_theft())


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_a_flow_comes_back_as_it_was(tmp_path: Path) -> None:
    assert read_flow(written(tmp_path / "flow.json", TEXT)) == small_theft()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no flow of this version"),
        (TEXT[:-9], "no flow of this version"),
        (TEXT.replace(b'"lo":"0"', b'"lo":"-1"', 1), r"\$\.seeds\[0\]\.lo"),
        (TEXT.replace(b'"lo":"0"', b'"lo":"' + b"9" * 39 + b'"', 1), r"\$\.seeds\[0\]\.lo"),
        (TEXT.replace(b"hueandcry/flow/1", b"hueandcry/flow/2", 1), r"\$\.schema"),
        (b"[" * 100_000, "no flow of this version"),
        (TEXT.replace(b'"decimals":18', b'"decimals":1000000000', 1), r"\$\.assets"),
        (TEXT.replace(b'"time":17', b'"time":99999999999917', 1), r"\.time"),
        (
            TEXT.replace(b'"grains":{', b'"grains":{"x":"0",', 1).replace(b'"0",}', b'"0"}'),
            r"\$\.grains",
        ),
    ],
    ids=["empty", "cut", "negative", "long", "version", "deep", "decimals", "time", "grain"],
)
def test_what_does_not_fit_is_named(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(BadRequest, match=words):
        read_flow(written(tmp_path / "flow.json", content))


@pytest.mark.parametrize("made", [haircut_of, poison_of])
def test_a_flow_is_of_the_type_its_law_says(
    tmp_path: Path, made: Callable[[Path], MixedFlow]
) -> None:
    flow = made(tmp_path / "w")
    path = written(tmp_path / "flow.json", msgspec.json.encode(flow))
    assert read_any_flow(path) == flow
    with pytest.raises(BadRequest, match=f"is a flow under {flow.law}"):
        read_flow(path)


def test_a_flow_of_no_law_we_know_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "flow.json", TEXT.replace(b'"law":"fifo"', b'"law":"mine"', 1))
    with pytest.raises(BadRequest, match=r"\$\.law"):
        read_any_flow(path)


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="cannot be read"):
        read_flow(tmp_path / "flow.json")
