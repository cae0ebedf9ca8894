"""Calls: what of a transaction's call tree really moved, in both shapes nodes trace in."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode import calls
from hueandcry.decode.calls import TxPlace, flat_transfers, reward_transfer, tree_transfers
from hueandcry.decode.hexadecimal import Unreadable
from hueandcry.model.transfer import Transfer

A, B, C = ("0x" + letter * 40 for letter in "abc")
TX = "0x" + "1" * 64
AT = TxPlace("eip155:1", TX, 7, 3, 1_700_000_000, "0x" + "2" * 64)
Tree = dict[str, Any]


def frame(kind: str, wei: int, *inner: Tree, error: str | None = None, **more: str) -> Tree:
    made: Tree = {"type": kind, "from": A, "to": B, "value": hex(wei), "calls": list(inner)}
    return made | ({"error": error} if error else {}) | more


def flat(tree: Tree, address: tuple[int, ...] = ()) -> list[Tree]:
    """Return the same tree as OpenEthereum's rows."""
    kind, ends = tree["type"], (tree["from"], tree["to"])
    row: Tree = {"traceAddress": list(address), "transactionHash": TX, "result": {}}
    if tree.get("error"):
        row["error"] = tree["error"]
    if kind in {"CREATE", "CREATE2"}:
        row |= {"type": "create", "action": {"from": ends[0], "value": tree["value"]}}
        row["result"] = {"address": ends[1]}
    elif kind == "SELFDESTRUCT":
        action = {"address": ends[0], "refundAddress": ends[1], "balance": tree["value"]}
        row |= {"type": "suicide", "action": action}
    else:
        action = {"from": ends[0], "to": ends[1], "value": tree["value"]}
        row |= {"type": "call", "action": {**action, "callType": kind.lower()}}
    inner = [one for n, call in enumerate(tree["calls"]) for one in flat(call, (*address, n))]
    return [row, *inner]


def moved(transfers: list[Transfer]) -> list[tuple[tuple[int, ...] | None, int]]:
    return [(one.place, one.amount) for one in transfers]


def test_calls_are_told_in_order_with_their_places() -> None:
    tree = frame("CALL", 9, frame("CALL", 1, frame("CALL", 2)), frame("CALL", 3))
    assert moved(tree_transfers(tree, AT)) == [((), 9), ((0,), 1), ((0, 0), 2), ((1,), 3)]
    first = tree_transfers(tree, AT)[0]
    assert first == Transfer(
        "eip155:1", TX, 7, 3, 1_700_000_000, 1, (), A, B, "native", 9, 18, AT.block_hash
    )


def test_nothing_under_a_failed_call_moved_though_it_looks_good() -> None:
    undone = frame("CALL", 5, frame("CALL", 6, frame("CREATE", 7)), error="execution reverted")
    tree = frame("CALL", 9, undone, frame("CALL", 8))
    assert moved(tree_transfers(tree, AT)) == [((), 9), ((1,), 8)]
    assert moved(flat_transfers(flat(tree)[::-1], AT)) == [((), 9), ((1,), 8)]


@pytest.mark.parametrize("kind", ["DELEGATECALL", "CALLCODE", "STATICCALL"])
def test_borrowed_code_moves_nothing_but_what_it_calls_does(kind: str) -> None:
    tree = frame("CALL", 0, frame(kind, 5, frame("CALL", 4)))
    assert moved(tree_transfers(tree, AT)) == [((0, 0), 4)]
    assert moved(flat_transfers(flat(tree), AT)) == [((0, 0), 4)]


def test_creation_and_destruction_move() -> None:
    tree = frame("CREATE", 3, frame("SELFDESTRUCT", 2, to=C), to=B)
    for found in (tree_transfers(tree, AT), flat_transfers(flat(tree), AT)):
        assert [(one.sender, one.recipient, one.amount) for one in found] == [(A, B, 3), (A, C, 2)]


kinds = st.sampled_from(
    ["CALL", "CREATE", "CREATE2", "SELFDESTRUCT", "DELEGATECALL", "CALLCODE", "STATICCALL"]
)
frames = st.builds(
    lambda kind, wei, ends, error: frame(kind, wei, error=error)
    | {"from": ends[0], "to": ends[1]},
    kinds, st.integers(0, 3), st.tuples(*[st.sampled_from([A, B, C])] * 2),
    st.sampled_from([None, None, None, "out of gas"]),
)  # fmt: skip
trees = st.recursive(
    frames,
    lambda inner: st.builds(
        lambda one, below: {**one, "calls": below}, frames, st.lists(inner, max_size=4)
    ),
    max_leaves=25,
)


def oracle(tree: Tree, place: tuple[int, ...] = ()) -> list[tuple[object, ...]]:
    if tree.get("error"):
        return []
    still = tree["type"] in {"DELEGATECALL", "CALLCODE", "STATICCALL"}
    wei = 0 if still else int(tree["value"], 16)
    own = [(place, tree["from"], tree["to"], wei)] if wei else []
    return own + [row for n, one in enumerate(tree["calls"]) for row in oracle(one, (*place, n))]


@given(trees, st.randoms(use_true_random=False))
def test_both_shapes_agree_with_a_recursive_reading(tree: Tree, chance: Any) -> None:  # noqa: ANN401
    rows = flat(tree)
    chance.shuffle(rows)
    for found in (tree_transfers(tree, AT), flat_transfers(rows, AT)):
        told = [(one.place, one.sender, one.recipient, one.amount) for one in found]
        assert told == oracle(tree)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.just("0x1"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "type",
                    "from",
                    "to",
                    "value",
                    "calls",
                    "error",
                    "action",
                    "traceAddress",
                    "result",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=15,
)


@given(json_values)
def test_anything_else_is_refused_not_crashed_on(value: object) -> None:
    with suppress(Unreadable):
        assert all(one.amount > 0 for one in tree_transfers(value, AT))
    with suppress(Unreadable):
        assert all(one.amount > 0 for one in flat_transfers([value], AT))


@pytest.mark.parametrize(
    "tree",
    [
        None, {}, {"structLogs": [], "failed": False}, frame("CALL", 1, to="0x12"),
        frame("DANCE", 0), {**frame("CALL", 0), "calls": {"a": 1}},
        {**frame("CALL", 1), "value": "5"}, {**frame("CALL", 1), "value": "0x" + "f" * 65},
        {**frame("CALL", 0), "calls": [None]},
    ],
)  # fmt: skip
def test_a_tree_that_is_none_is_refused(tree: object) -> None:
    with pytest.raises(Unreadable):
        tree_transfers(tree, AT)


def test_the_deepest_real_tree_is_read_and_a_deeper_one_refused() -> None:
    tree = frame("CALL", 1)
    for _ in range(calls.MAX_DEPTH):
        tree = frame("CALL", 1, tree)
    assert len(tree_transfers(tree, AT)) == calls.MAX_DEPTH + 1
    with pytest.raises(Unreadable, match="deeper"):
        tree_transfers(frame("CALL", 1, tree), AT)


def test_too_many_calls_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calls, "MAX_CALLS", 3)
    tree = frame("CALL", 1, *[frame("CALL", 1)] * 3)
    with pytest.raises(Unreadable, match="more than 3"):
        tree_transfers(tree, AT)
    with pytest.raises(Unreadable, match="more than 3"):
        flat_transfers(flat(tree), AT)


def test_a_reward_is_paid_to_a_blocks_author_by_nobody() -> None:
    reward = {"type": "reward", "action": {"author": A, "value": "0x10"}, "blockNumber": 9}
    paid = reward_transfer(reward, "eip155:1")
    assert (paid.block, paid.sender, paid.recipient, paid.amount) == (9, None, A, 16)


@pytest.mark.parametrize("kind", [[], {}, None, 7])
def test_a_kind_that_is_no_text_is_unreadable(kind: object) -> None:
    (row,) = flat(frame("CALL", 1))
    with pytest.raises(Unreadable, match="unknown type"):
        flat_transfers([{**row, "type": kind}], AT)
    odd = {**row, "action": {**row["action"], "callType": kind}}
    assert [move.amount for move in flat_transfers([odd], AT)] == [1]
