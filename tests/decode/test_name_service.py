"""Names that only a service on a chain knows."""

import pytest

from hueandcry.decode.name_service import refuse_name
from hueandcry.model.errors import NotAnObservable


@pytest.mark.parametrize(
    ("name", "service"),
    [("a.eth", "ENS"), ("a.b.ETH", "ENS"), ("a.sol", "SNS"), ("a.lens", "Lens")],
)
def test_it_says_whose_name_it_is(name: str, service: str) -> None:
    with pytest.raises(NotAnObservable, match=service):
        refuse_name(name)


@pytest.mark.parametrize("host", ["a.eth.limo", "eth", "a.org", "ethereum.org", "[::1]", ""])
def test_other_hosts_pass(host: str) -> None:
    refuse_name(host)
