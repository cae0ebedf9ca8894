"""A hash from a screen is one of ours, whole, or it is not."""

import pytest

from hueandcry.model.errors import BadRequest
from hueandcry.model.signing import Digest, Digests
from hueandcry.serve.comparison import compare, exit_of, whole_hash

HASH = "3b" * 32
OURS = Digests(
    tuple(
        Digest(name, "0x" + pair * 32, "")
        for name, pair in (
            ("Domain Hash", "aa"), ("Message Hash", "bb"), ("EIP-712 Digest", "cc"),
            ("Calldata Digest", "dd"),
        )
    )
)  # fmt: skip


def results(*pairs: str, ours: Digests = OURS, kind: str = "typed_data") -> tuple[list[str], int]:
    rows = compare([pair * 32 for pair in pairs], ours, kind)
    return [row.result for row in rows], exit_of(rows)


@pytest.mark.parametrize(
    "text",
    [HASH, "0x" + HASH, "0X" + HASH.upper(), " ".join(HASH[at : at + 4] for at in range(0, 64, 4)),
     f"{HASH[:32]}\n{HASH[32:]}", ":".join(HASH[at : at + 2] for at in range(0, 64, 2))],
)  # fmt: skip
def test_a_hash_is_read_as_people_write_it(text: str) -> None:
    assert whole_hash(text) == HASH


@pytest.mark.parametrize("text", ["", "0x", HASH[:-1], HASH + "0", "0x3b3b...3b3b", "g" * 64])
def test_ends_alone_are_refused(text: str) -> None:
    with pytest.raises(BadRequest, match="64 hex digits"):
        whole_hash(text)


def test_what_covers_the_whole_request_is_enough() -> None:
    assert results("cc") == (["same"], 0)
    assert results("aa", "cc") == (["part", "same"], 0)


@pytest.mark.parametrize("part", ["aa", "bb", "dd"])
def test_a_part_alone_is_not_enough(part: str) -> None:
    assert results(part) == (["part"], 10)
    (row,) = compare([part * 32], OURS, "typed_data")
    assert "compare" in row.note


def test_domain_and_message_hash_together_are_enough() -> None:
    assert results("aa", "bb") == (["same", "same"], 0)


def test_one_that_differs_outweighs_all() -> None:
    assert results("ee") == (["differs"], 20)
    assert results("cc", "ee") == (["same", "differs"], 20)


def test_without_a_hash_of_the_whole_nothing_can_be_told() -> None:
    assert results("ee", ours=Digests((), "no version")) == (["cannot tell"], 30)
    part = Digests(OURS.rows[3:], "open")
    assert results("ee", ours=part) == (["cannot tell"], 30)


def test_a_delegation_s_hash_covers_a_delegation_only() -> None:
    ours = Digests((Digest("authorization hash", "0x" + "aa" * 32, ""),), "open")
    assert results("aa", ours=ours, kind="authorization") == (["same"], 0)
    assert results("bb", ours=ours, kind="authorization") == (["differs"], 20)
    assert results("aa", ours=ours, kind="transaction") == (["part"], 10)
    assert results("bb", ours=ours, kind="transaction") == (["cannot tell"], 30)
