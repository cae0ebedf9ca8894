import socket
from collections.abc import Sequence
from threading import Event

import pytest

from hueandcry.decode.fetch.target import Target, target_of
from hueandcry.gather.fetch.limits import FetchEnded
from hueandcry.gather.fetch.names import addresses_of, system_resolver


def target(url: str) -> Target:
    found = target_of(url)
    assert isinstance(found, Target)
    return found


def found(*answers: str, url: str = "https://a.test/") -> list[str]:
    def resolve(host: str, seconds: float) -> Sequence[str]:
        return answers

    return addresses_of(target(url), resolve, 1.0)


def test_public_addresses_are_taken_the_fourth_version_first() -> None:
    assert found("2606:4700::1111", "1.1.1.1", "1.1.1.1") == ["1.1.1.1", "2606:4700::1111"]


@pytest.mark.parametrize("inside", ["127.0.0.1", "10.0.0.1", "::1", "fe80::1%lo", "::ffff:1.1.1.1"])
def test_one_address_inside_refuses_the_name(inside: str) -> None:
    with pytest.raises(FetchEnded) as ended:
        found("1.1.1.1", inside)
    assert ended.value.fault.inside
    assert ended.value.fault.kind == "address"


def test_nat64_is_left_out_and_refused_alone() -> None:
    assert found("64:ff9b::101:101", "1.1.1.1") == ["1.1.1.1"]
    with pytest.raises(FetchEnded):
        found("64:ff9b::101:101")


def test_an_address_in_the_link_is_not_looked_up() -> None:
    assert found(url="https://1.1.1.1/") == ["1.1.1.1"]
    with pytest.raises(FetchEnded, match="loopback"):
        found("1.1.1.1", url="https://127.1/")


def test_no_address_at_all_is_said() -> None:
    with pytest.raises(FetchEnded, match="has no address"):
        found()


def test_a_name_server_that_hangs_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    done = Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: done.wait(10) and [])
    with pytest.raises(FetchEnded, match="was not found in"):
        system_resolver("a.test", 0.05)
    done.set()


def test_the_system_s_answer_is_only_addresses() -> None:
    assert "127.0.0.1" in system_resolver("127.0.0.1", 5.0)
    with pytest.raises(FetchEnded, match="has no address"):
        system_resolver("\u0000.test", 5.0)
