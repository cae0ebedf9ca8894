"""Hashes as text to be read aloud."""

from hypothesis import given
from hypothesis import strategies as st

from hueandcry.model.signing import Digest
from hueandcry.serve.documents import Compared, DigestsDocument, Named, ShownBy
from hueandcry.serve.render.digests import chunked, digest_lines

HASH = "0x" + "0123456789abcdef" * 4


def document(**changes: object) -> DigestsDocument:
    fields = {
        "schema_": "hueandcry/digests/1", "tool": "t", "shown_by": (),
        "observable": Named("safe", HASH, "Safe \x1b[m"),
        "digests": (Digest("safeTxHash", HASH, "all"),), **changes,
    }  # fmt: skip
    return DigestsDocument(**fields)  # type: ignore[arg-type]


def test_a_hash_is_whole_and_in_groups_of_four() -> None:
    text = list(digest_lines(document()))
    assert f"  {HASH}" in text
    assert "  line 1: 0123 4567 89ab cdef 0123 4567 89ab cdef" in text
    assert "  line 2: 0123 4567 89ab cdef 0123 4567 89ab cdef" in text
    assert text[-1].startswith("Compare every digit")


@given(st.binary(min_size=32, max_size=32))
def test_nothing_is_lost_in_the_groups(digest: bytes) -> None:
    lines = chunked("0x" + digest.hex())
    assert [len(line) for line in lines] == [39, 39]
    assert "".join(lines).replace(" ", "") == digest.hex()


def test_what_comes_from_outside_is_made_harmless() -> None:
    text = "\n".join(digest_lines(document(fault="a\x1bb")))
    assert "\x1b" not in text
    assert "not made: a<U+001B>b" in text


def test_devices_and_comparisons_are_told() -> None:
    shown = (ShownBy("Device", "always", ("safeTxHash",), "https://a.example/", "2026-01-01"),)
    compared = (
        Compared("ab" * 32, "", "differs"),
        Compared("cd" * 32, "Domain Hash", "part", "Compare more."),
    )
    text = "\n".join(digest_lines(document(shown_by=shown, compared=compared)))
    assert "  Device: safeTxHash (always)\n    https://a.example/, 2026-01-01" in text
    assert f"compared: 0x{'ab' * 32} DIFFERS: do not sign" in text
    assert "the Domain Hash, agrees, but does not cover the whole request\n  Compare more." in text
