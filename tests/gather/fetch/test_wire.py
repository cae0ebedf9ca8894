import socket
from collections.abc import Iterator

import pytest

from hueandcry.gather.fetch.limits import FetchEnded, Limits, Patience
from hueandcry.gather.fetch.wire import connect, is_own

LIMITS = Limits(total=5.0, connect=0.5)
LOCAL = "127.0.0.1"


@pytest.fixture
def port() -> Iterator[int]:
    with socket.create_server((LOCAL, 0)) as listener:
        yield listener.getsockname()[1]


def patience() -> Patience:
    return Patience(LIMITS, iter(range(100)).__next__)


def test_this_machine_s_own_addresses_are_known() -> None:
    assert is_own(LOCAL, 80)
    assert not is_own("192.0.2.1", 80)


def test_an_own_address_is_refused_even_where_it_is_public(port: int) -> None:
    # A machine's public address passes the table of networks; here loopback stands for it.
    with pytest.raises(FetchEnded, match="this machine's own"):
        connect([LOCAL], port, LIMITS, patience())


def test_connects_to_the_first_that_answers(port: int) -> None:
    allowed = frozenset({(LOCAL, port), ("127.0.0.2", port)})
    wire, address = connect(["127.0.0.2", LOCAL], port, LIMITS, patience(), allowed)
    wire.close()
    assert address == LOCAL


def test_says_why_none_answered() -> None:
    with socket.create_server((LOCAL, 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(FetchEnded, match=r"127\.0\.0\.1: Connection refused"):
        connect([LOCAL], port, LIMITS, patience(), frozenset({(LOCAL, port)}))
