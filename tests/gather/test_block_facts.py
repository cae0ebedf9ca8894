"""Block times: asked for once, and only of the blocks that were meant."""

from typing import Any

import pytest

from hueandcry.gather.block_facts import BlockFacts
from hueandcry.model.errors import Unreachable
from tests.gather.far_side import result, rpc_to, serving

HASH = "0x" + "ab" * 32


def times(named: list[tuple[int, object]]) -> dict[int, int]:
    def answer(_: str, body: Any) -> Any:  # noqa: ANN401 - as JSON has it
        return result(body, {"timestamp": "0x10", "hash": HASH})

    with serving(answer) as url, rpc_to(url) as rpc:
        return BlockFacts(rpc).times(named)


def test_a_hash_in_upper_case_is_the_same_hash() -> None:
    assert times([(7, "0x" + "AB" * 32), (7, HASH), (7, None)]) == {7: 16}


@pytest.mark.parametrize("name", [5, [], {}, True, "0xab", ""])
def test_what_is_no_hash_is_said(name: object) -> None:
    with pytest.raises(Unreachable, match="blockHash is no hash"):
        times([(7, HASH), (7, name)])


@pytest.mark.parametrize("other", ["0x" + "1" * 64, "0x" + "f" * 64])
def test_every_hash_of_a_block_is_compared(other: str) -> None:
    with pytest.raises(Unreachable, match="reorganised while it was read"):
        times([(7, HASH), (7, other)])
