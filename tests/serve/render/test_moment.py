"""Unix time is shown in UTC, whatever the machine's own zone."""

from hueandcry.serve.render.moment import day, minute


def test_a_moment_is_shown_in_utc() -> None:
    assert day(1_685_742_563) == "2023-06-02"
    assert minute(1_685_742_563) == "2023-06-02 21:49 UTC"


def test_a_time_that_is_not_known_is_empty() -> None:
    assert minute(None) == minute(0) == ""
