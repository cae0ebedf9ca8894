import argparse
from pathlib import Path

import pytest

from hueandcry.model.fact import HostParts
from hueandcry.model.registration import Missed
from hueandcry.serve.outside import add_outside, outside_of
from hueandcry.store.home import Home
from tests.values import NOW


def options(*given: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_outside(parser)
    return parser.parse_args(given)


def test_without_an_option_nobody_can_be_asked(tmp_path: Path) -> None:
    with outside_of(options(), Home(tmp_path), NOW) as outside:
        assert outside is None


@pytest.mark.parametrize(
    ("given", "facts"),
    [
        (("--registration",), ["registration"]),
        (("--certificates",), ["certificates"]),
        (("--certificates", "--registration"), ["registration", "certificates"]),
    ],
)
def test_each_option_asks_for_its_fact(
    tmp_path: Path, given: tuple[str, ...], facts: list[str]
) -> None:
    shared = HostParts("pages.dev", "a", (), "a.pages.dev", "pages.dev")
    with outside_of(options(*given), Home(tmp_path), NOW) as outside:
        assert outside
        (missed,) = outside.facts(shared)
    assert isinstance(missed, Missed)
    assert [gap.fact for gap in missed.rows] == facts
