"""Rows of pieces as arrays."""

import numpy as np

from hueandcry.run.campaign.matrix import as_rows, numbered, only

ROWS = [["b", "a"], ["b"], ["b", "a", "c"], ["a"]]


def test_pieces_of_enough_rows_are_numbered_by_the_alphabet() -> None:
    assert numbered(ROWS) == {"a": 0, "b": 1}


def test_every_row_has_one_more_piece() -> None:
    rows = as_rows(ROWS, {"a": 0, "b": 1})
    assert rows.width == 3
    assert np.split(rows.pieces, rows.starts[1:-1])[1].tolist() == [1, 2]
    assert as_rows([["c"]], {"a": 0}).pieces.tolist() == [1]


def test_chosen_rows_only() -> None:
    rows = only(as_rows(ROWS, {"a": 0, "b": 1}), np.array([False, True, False, True]))
    assert rows.starts.tolist() == [0, 2, 4]
    assert rows.pieces.tolist() == [1, 2, 0, 2]
