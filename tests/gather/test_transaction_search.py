"""Answers of trace_filter that are malformed, or have no end."""

from itertools import count
from typing import Any

import pytest

from hueandcry.gather import transaction_search
from hueandcry.gather.transaction_search import Search, search
from hueandcry.model.errors import Unreachable
from tests.gather.far_side import result, rpc_to, serving

ACCOUNT = "0x" + "a" * 40
HASH = "0x" + "1" * 64


def found(*pages: list[dict[str, Any]]) -> Search:
    """Search with a node that gives one page after the other, the last one for ever."""
    left = list(pages)

    def answer(_: str, body: Any) -> Any:  # noqa: ANN401 - as JSON has it
        return result(body, left.pop(0) if len(left) > 1 else left[0])

    with serving(answer) as url, rpc_to(url) as rpc:
        return search(rpc, ACCOUNT, 0, 9, lambda left: None)


def reward(block: object, kind: object) -> dict[str, Any]:
    action = {"author": ACCOUNT, "rewardType": kind, "value": "0x1"}
    return {"type": "reward", "action": action, "blockHash": block}


@pytest.mark.parametrize("block", [[], {}, 7, None, "0x1"])
def test_a_reward_of_no_block_is_said(block: object) -> None:
    with pytest.raises(Unreachable, match="is no hash"):
        found([reward(block, "block")])


@pytest.mark.parametrize("kind", [[], {}, None])
def test_a_reward_of_no_kind_is_one(kind: object) -> None:
    assert len(found([reward(HASH, kind)]).rewards) == 1


@pytest.mark.parametrize("again", [False, True], ids=["all new", "one new a page"])
def test_a_node_that_makes_up_traces_is_left(
    monkeypatch: pytest.MonkeyPatch, *, again: bool
) -> None:
    monkeypatch.setattr(transaction_search, "_PAGE", 2)
    monkeypatch.setattr(transaction_search, "_MOST_TRACES", 9)
    number = count()
    asked: list[int] = []

    def answer(_: str, body: Any) -> Any:  # noqa: ANN401 - as JSON has it
        asked.append(body["id"])
        assert len(asked) < 20, "it goes on"
        other = [0] if again else [next(number)]
        places = [[next(number)], other]
        return result(body, [{"transactionHash": HASH, "traceAddress": one} for one in places])

    with serving(answer) as url, rpc_to(url) as rpc:
        given = search(rpc, ACCOUNT, 0, 9, lambda left: None)
    assert given.too_many == "more than 9 calls"
    assert len(asked) == 5
