import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.fetch.coding import unpacked

LIMIT = 10_000


def raw(data: bytes) -> bytes:
    engine = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return engine.compress(data) + engine.flush()


@given(st.binary(max_size=500), st.sampled_from(["", "gzip", "X-GZIP", "deflate", "identity"]))
def test_takes_off_what_was_put_on(body: bytes, coding: str) -> None:
    packed = body
    if coding.lower().endswith("gzip"):
        packed = gzip.compress(body, mtime=0)
    elif coding == "deflate":
        packed = zlib.compress(body)
    assert unpacked(packed, coding, LIMIT) == (body, "", False)


def test_two_layers_are_taken_off_in_order() -> None:
    assert (
        unpacked(zlib.compress(gzip.compress(b"a", mtime=0)), "gzip, deflate", LIMIT).body == b"a"
    )


def test_a_bare_stream_is_deflate_too() -> None:
    assert unpacked(raw(b"bare" * 50), "deflate", LIMIT).body == b"bare" * 50


def test_members_are_joined_and_garbage_behind_them_is_dropped() -> None:
    body = gzip.compress(b"a", mtime=0) + gzip.compress(b"b") + b"\x1f\x8bgarbage"
    assert unpacked(body, "gzip", LIMIT) == (b"ab", "", False)


@pytest.mark.parametrize("coding", ["gzip", "gzip, gzip"])
def test_a_bomb_is_read_to_the_limit(coding: str) -> None:
    body = gzip.compress(b"\0" * 5_000_000, mtime=0)
    body = gzip.compress(body, mtime=0) if "," in coding else body
    found = unpacked(body, coding, LIMIT)
    assert len(found.body) == LIMIT
    assert found.cut


def test_many_members_are_a_bomb_as_well() -> None:
    found = unpacked(gzip.compress(b"a" * 900, mtime=0) * 100, "gzip", LIMIT)
    assert len(found.body) <= LIMIT


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (b"plain", "gzip"),
        (b"plain", "deflate"),
        (b"x", "br"),
        (b"x", "zstd"),
        (b"x", "gzip, gzip, gzip"),
        (gzip.compress(b"long enough to be cut" * 9, mtime=0)[:-9], "gzip"),
    ],
)
def test_says_what_is_wrong(body: bytes, coding: str) -> None:
    assert unpacked(body, coding, LIMIT).fault


@given(st.binary(max_size=300), st.text(max_size=40))
def test_any_bytes_are_an_answer(body: bytes, coding: str) -> None:
    assert len(unpacked(body, coding, 100).body) <= 100


def test_a_bomb_is_never_held_in_memory() -> None:
    body = gzip.compress(b"\0" * 30_000_000, mtime=0)
    tracemalloc.start()
    unpacked(body, "gzip", LIMIT)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000
