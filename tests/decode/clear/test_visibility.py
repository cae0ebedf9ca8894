"""What is shown, and what must be as the descriptor says."""

import pytest

from tests.decode.clear.values import shown


@pytest.mark.parametrize(
    ("visible", "value", "is_shown", "faulty"),
    [
        ("never", 1, False, False),
        ("always", 1, True, False),
        ("optional", 1, True, False),
        ({"ifNotIn": [1, "0x2"]}, 1, False, False),
        ({"ifNotIn": [1, "0x2"]}, 2, False, False),
        ({"ifNotIn": [1]}, 3, True, False),
        ({"mustBe": ["1"]}, 1, False, False),
        ({"mustMatch": [1]}, 2, False, True),
    ],
)
def test_rules_of_visibility(visible: object, value: int, is_shown: bool, faulty: bool) -> None:
    found = shown("f(uint256 x)", (value,), [{"path": "x", "label": "X", "visible": visible}])
    assert (bool(found.fields), bool(found.faults)) == (is_shown, faulty)
