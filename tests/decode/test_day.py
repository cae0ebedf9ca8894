import pytest

from hueandcry.decode.day import day_of


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-06-02T21:49:23Z", "2023-06-02"),
        ("2023-06-02T21:49:23.123456+02:00", "2023-06-02"),
        ("2023-06-02 10:00", "2023-06-02"),
        ("2023-06-02", "2023-06-02"),
        ("2023-02-30T00:00:00Z", ""),
        ("2023-19-01", ""),
        ("2023-06-021", ""),
        ("02.06.2023", ""),
        ("", ""),
    ],
)
def test_a_moment_gives_its_day_and_nothing_else_gives_one(text: str, day: str) -> None:
    assert day_of(text) == day
