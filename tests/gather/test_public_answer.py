"""Registries and searches are asked within bounds, and nobody is led elsewhere."""

import itertools
import re
from collections.abc import Iterator
from typing import Any

import pytest

from hueandcry.gather.public_answer import Asker, TooLarge, _refuse, asker
from hueandcry.model.errors import Unreachable
from tests.gather.far_side import Reply, serving


@pytest.fixture
def used() -> Iterator[Asker]:
    with asker() as made:
        yield made


def test_an_answer_comes_with_the_address_that_gave_it(used: Asker) -> None:
    def answer(path: str, _: Any) -> Reply:  # noqa: ANN401 - as JSON has it
        if path == "/a":
            return 302, {"Location": "/b"}, b"not read"
        return 429, {"Retry-After": "30"}, b"busy"

    with serving(answer) as url:
        reply = used.get(f"{url}/a", "application/json", 100)
        assert (reply.status, reply.body, reply.wait) == (429, b"busy", "30")
        assert reply.address == f"{url}/b"


def test_a_loop_of_redirects_ends(used: Asker) -> None:
    asked: list[str] = []

    def answer(path: str, _: Any) -> Reply:  # noqa: ANN401 - as JSON has it
        asked.append(path)
        return 301, {"Location": path}, b""

    with serving(answer) as url, pytest.raises(Unreachable, match="more than 3 times"):
        used.get(f"{url}/a", "x/y", 100)
    assert len(asked) == 4


def test_an_answer_that_is_too_large_is_not_read_to_its_end(used: Asker) -> None:
    with serving(lambda *_: (200, {}, b"x" * 3_000_000)) as url, pytest.raises(TooLarge):
        used.get(url, "x/y", 2**20)


def test_an_answer_that_drips_ends() -> None:
    ticks = itertools.count(0, 15)
    with asker() as made:
        slow = Asker(made._client, lambda: float(next(ticks)))
        drips = serving(lambda *_: (200, {}, b"x" * 200_000))
        with drips as url, pytest.raises(Unreachable, match="more than 20 s"):
            slow.get(url, "x/y", 2**20)


def test_a_party_that_is_not_there_is_unreachable(used: Asker) -> None:
    with serving(lambda *_: {}) as url:
        gone = url
    with pytest.raises(Unreachable, match=re.escape("127.0.0.1")):
        used.get(gone, "x/y", 100)


@pytest.mark.parametrize(
    "address",
    [
        "http://rdap.test/", "https://127.0.0.1/", "https://[::1]/", "https://2130706433/",
        "https://169.254.169.254/latest", "https://localhost/", "https://a.internal/",
        "https://user@rdap.test/", "https://rdap.test:8443/", "file:///etc/passwd", "https://x:y/",
        "https://printer/", "http://127.0.0.1/",
    ],
)  # fmt: skip
def test_nobody_is_led_off_https_or_to_this_machine(address: str) -> None:
    with pytest.raises(Unreachable):
        _refuse(address, local=False)


def test_a_server_on_this_machine_leads_to_itself_or_to_https_only(used: Asker) -> None:
    def answer(path: str, _: Any) -> Reply:  # noqa: ANN401 - as JSON has it
        return 302, {"Location": path.removeprefix("/")}, b""

    with serving(answer) as url:
        for target in ("http://10.0.0.1/", "ftp://a.test/", "http://rdap.test/"):
            with pytest.raises(Unreachable):
                used.get(f"{url}/{target}", "x/y", 100)


def test_we_say_who_asks_and_send_no_cookie(used: Asker) -> None:
    sent: list[Any] = []
    used._client.event_hooks = {"request": [sent.append]}
    with serving(lambda *_: (200, {"Set-Cookie": "a=b"}, b"")) as url:
        used.get(url, "application/rdap+json", 100)
        used.get(url, "application/rdap+json", 100)
    assert sent[1].headers["user-agent"].startswith("hueandcry/")
    assert sent[1].headers["accept"] == "application/rdap+json"
    assert "cookie" not in sent[1].headers
